package org.houzhen.server.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.InMemory;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.store.Store;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two who ask the insurer about one order at the same time. */
class InsuranceDeskIT {
    private static final String ORDER = "HZ20261122000001";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-22T01:00:00Z"));
    private Store store;

    @BeforeEach
    void open(@TempDir(factory = InMemory.class) Path folder) {
        store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Answers when it is let. */
    private static final class SlowInsurer implements InsuranceTransport {
        private final FakeInsurer real = new FakeInsurer();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch let = new CountDownLatch(1);
        private volatile String slow = "";

        @Override
        public JsonNode carry(ObjectNode envelope, Duration patience) throws SilenceException {
            JsonNode answer = real.carry(envelope, patience);
            if (envelope.path("infno").asString("").equals(slow)) {
                reached.countDown();
                waitFor(let);
            }
            return answer;
        }

        private static void waitFor(CountDownLatch latch) throws SilenceException {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SilenceException("interrupted");
            }
        }
    }

    @Test
    void whatWaitsForItsAnswerIsNotTakenForLost() throws Exception {
        var insurer = new SlowInsurer();
        InsuranceDesk desk = TestInsurer.desk(insurer, new FailingDataSource(store.dataSource()), clock);
        desk.quote(ORDER, claim());
        assertThat(desk.settle(ORDER, claim())).isInstanceOf(Answer.Done.class);
        insurer.slow = "2208";

        CompletableFuture<Answer<Boolean>> first = CompletableFuture.supplyAsync(() -> desk.undo(ORDER));
        insurer.reached.await();
        Answer<Boolean> second = desk.undo(ORDER);
        insurer.let.countDown();

        assertThat(second).isInstanceOf(Answer.Unknown.class);
        assertThat(first.get()).isEqualTo(Answer.done(true));
        assertThat(insurer.real.settled()).isZero();
        assertThat(insurer.real.visits() + insurer.real.charged()).isZero();
    }

    @Test
    void whoGoesForwardMeanwhileFindsItOver() throws Exception {
        var insurer = new SlowInsurer();
        InsuranceDesk desk = TestInsurer.desk(insurer, new FailingDataSource(store.dataSource()), clock);
        insurer.slow = "2206";

        CompletableFuture<Answer<?>> quote = CompletableFuture.supplyAsync(() -> desk.quote(ORDER, claim()));
        insurer.reached.await();
        desk.undo(ORDER);
        insurer.let.countDown();

        assertThat(quote.handle((answer, broken) -> answer instanceof Answer.Done)
                        .get())
                .isFalse();
        assertThat(desk.undo(ORDER)).isEqualTo(Answer.done(true));
        assertThat(desk.quote(ORDER, claim())).isInstanceOf(Answer.Refused.class);
        assertThat(insurer.real.visits() + insurer.real.charged()).isZero();
    }

    @Test
    void whatPeopleHaveSeenGoneIsBelievedWhateverTheInsurerCallsIt() {
        var insurer = new SlowInsurer();
        InsuranceDesk desk = TestInsurer.desk(insurer, new FailingDataSource(store.dataSource()), clock);
        desk.quote(ORDER, claim());
        desk.settle(ORDER, claim());
        insurer.real.strikeOut();

        assertThat(desk.undo(ORDER)).isInstanceOf(Answer.Refused.class);
        desk.giveUp(ORDER);

        assertThat(desk.undo(ORDER)).isEqualTo(Answer.done(true));
        assertThat(desk.stands(ORDER)).isEqualTo(Answer.done(false));
    }

    @Test
    void whatTheCentreStillHoldsOfACaseThatIsOverIsTakenBackOnce() {
        var insurer = new SlowInsurer();
        InsuranceDesk desk = TestInsurer.desk(insurer, new FailingDataSource(store.dataSource()), clock);
        desk.quote(ORDER, claim());
        String settlement = desk.settle(ORDER, claim()).match(id -> id, refusal -> "", reason -> "");
        assertThat(desk.takeBackLeftover(ORDER, settlement)).as("it stands").isInstanceOf(Answer.Refused.class);
        assertThat(insurer.real.settled()).isEqualTo(1);
        desk.giveUp(ORDER);

        assertThat(desk.takeBackLeftover(ORDER, settlement)).isEqualTo(Answer.done(true));
        assertThat(insurer.real.settled()).isZero();
        assertThat(desk.takeBackLeftover(ORDER, settlement)).isEqualTo(Answer.done(true));
        assertThat(insurer.real.wrong()).isEmpty();
    }

    /** Of cancelled settlements it gives no word, and of their reversal only where it was the last one. */
    private static final class DoubtfulInsurer implements InsuranceTransport {
        private final FakeInsurer real = new FakeInsurer();
        private String last = "";
        private boolean silent = true;
        private boolean lastIsAsked;

        @Override
        public JsonNode carry(ObjectNode envelope, Duration patience) throws SilenceException {
            JsonNode answer = real.carry(envelope, patience);
            String infno = envelope.path("infno").asString("");
            if (silent && infno.equals("2208")) {
                last = envelope.path("msgid").asString("");
                throw new SilenceException("lost");
            }
            boolean other = !envelope.path("input").toString().contains(last);
            if (infno.equals("2601") && (silent || other)) {
                throw new SilenceException("lost");
            }
            lastIsAsked |= infno.equals("2601");
            return answer;
        }
    }

    @Test
    void fiftyCasesThatNeverResolveKeepNoOtherFromBeingAsked() {
        var insurer = new DoubtfulInsurer();
        InsuranceDesk desk = TestInsurer.desk(insurer, new FailingDataSource(store.dataSource()), clock);
        for (int i = 0; i < 51; i++) {
            String order = ORDER + i;
            desk.quote(order, claim());
            desk.settle(order, claim());
            clock.advance(Duration.ofMinutes(2));
            assertThat(desk.undo(order)).isInstanceOf(Answer.Unknown.class);
        }
        insurer.silent = false;
        String last = ORDER + 50;

        desk.finishEnding();
        assertThat(insurer.lastIsAsked).as("its turn has not come").isFalse();
        clock.advance(Duration.ofSeconds(30));
        desk.finishEnding();

        assertThat(insurer.lastIsAsked).isTrue();
        assertThat(desk.undo(last)).isEqualTo(Answer.done(true));
    }

    private static Claim claim() {
        var amount = new Money(1_250);
        return new Claim(
                "R1",
                Claim.Care.OUTPATIENT,
                Claim.Credential.residentCard(FakeInsurer.PERSON, "张三"),
                new Claim.Doctor("D1", "李医生", "0101", "心内科门诊", "A03.04"),
                LocalDateTime.of(2026, 11, 22, 9, 0),
                List.of(new Claim.Diagnosis("I10.x00", "原发性高血压")),
                List.of(new Claim.Fee(ORDER + "-1", "B1", "001", "血常规", 1, amount, amount)));
    }
}
