package org.houzhen.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.reconciliation.ReconciliationBook.Decision;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.refund.FakeTill;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money that no order knows and that the channel would not give back: before people hand it out, all that may be on its way is asked for. */
class StuckReturnIT {
    private static final Money PRICE = new Money(1_250);
    private static final TradeNo STRAY = new TradeNo("STRAY-000001");
    private static final String ACCOUNT = "CHANNEL/" + DayFloor.CHANNEL;
    private static final int ROUNDS = 20;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final Channel channel = new Channel();
    private Store store;
    private DayFloor floor;

    /** A channel that answers what it is told to when it is asked about a payment. */
    private final class Channel extends FakeTill {
        private Answer<TradeState> state = Answer.done(TradeState.PAID);

        Channel() {
            super(clock, Fault.none(null), PRICE);
            refuses = true;
        }

        @Override
        public Answer<Trade> query(TradeNo tradeNo) {
            return state.map(now -> new Trade(tradeNo, now, PRICE, "T-" + tradeNo));
        }
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        use(Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db")));
    }

    private void use(Store opened) {
        store = opened;
        var outside = new DayFloor.Outside();
        outside.channel = channel;
        outside.purpose = Nobody.refusing();
        floor = new DayFloor(store.dataSource(), clock, outside);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), VirtualClock.ZONE);
    }

    private Difference difference(TradeNo stray) {
        return floor.book
                .difference(DayFloor.CHANNEL, new Claim.Key(stray.value(), Claim.Kind.PAID))
                .orElseThrow();
    }

    private void decided(Difference difference, String what, String note) {
        floor.decisions.decide(difference, new Decision(what, note, "clerk:1", "administrator:2"));
    }

    private void assertRefused(String code, String what, String note) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> decided(difference(STRAY), what, note))
                .matches(problem -> problem.problem().code().equals(code));
    }

    private void stuck(TradeNo stray) {
        floor.billed(stray.value(), PRICE, clock);
        floor.reconciliation.compare(DayFloor.CHANNEL, day());
        decided(difference(stray), Decisions.RETURN, "已核实");
        floor.corrections.tick();
        assertThat(stage(stray)).isEqualTo("STUCK");
    }

    private String stage(TradeNo stray) {
        return floor.jdbc
                .sql("select stage from correction where number = ?")
                .param(stray.value())
                .query(String.class)
                .single();
    }

    /** A clerk gave it back on the merchant platform, under a number of the platform's. */
    @Test
    void whatWasRefundedOnThePlatformIsNotHandedBackAsWell() {
        stuck(STRAY);
        channel.returnedElsewhere = true;
        channel.state = Answer.done(TradeState.RETURNED);
        assertRefused("RETURN_MADE_ELSEWHERE", Decisions.SETTLED, "已核实");
        assertRefused("REFUND_NUMBER_MISSING", Decisions.RETURNED_ELSEWHERE, "在平台上退了");
        assertRefused("REFUND_NOT_ELSEWHERE", Decisions.RETURNED_ELSEWHERE, "ANOTHER-NUMBER");

        RefundNo number = FakeTill.elsewhere(STRAY);
        decided(difference(STRAY), Decisions.RETURNED_ELSEWHERE, number.value());

        assertThat(floor.balance("REFUNDS_PAYABLE")).isZero();
        assertThat(floor.balance("HANDED_BACK")).isZero();
        assertThat(floor.balance(ACCOUNT)).isZero();
        floor.outside.bill.add(new BillLine(
                STRAY.value(), "T", number.value(), BillLine.Kind.REFUNDED, PRICE, Money.ZERO, clock.instant()));
        floor.reconciliation.compare(DayFloor.CHANNEL, day());
        assertThat(floor.book.differences(day())).noneMatch(Difference::open);
    }

    @Test
    void aPaymentThatThePlatformUndidIsNotHandedBackEither() {
        stuck(STRAY);
        channel.state = Answer.done(TradeState.CLOSED);
        assertRefused("RETURN_MADE_ELSEWHERE", Decisions.SETTLED, "已核实");

        decided(difference(STRAY), Decisions.RETURNED_ELSEWHERE, "CHEXIAO-1");

        assertThat(floor.balance("REFUNDS_PAYABLE")).isZero();
        assertThat(floor.balance(ACCOUNT)).isZero();
    }

    /** Its silence holds the word of people up for a day. */
    @Test
    void whileTheChannelIsSilentNothingIsHandedBackForADay() {
        stuck(STRAY);
        channel.state = Answer.unknown("silent");
        assertRefused("HAND_BACK_UNSURE", Decisions.SETTLED, "已核实");
        assertThat(floor.balance("HANDED_BACK")).isZero();

        clock.advance(Duration.ofHours(25));
        decided(difference(STRAY), Decisions.SETTLED, "已核实");

        assertThat(floor.balance("HANDED_BACK")).isEqualTo(-PRICE.fen());
    }

    /** Two people hand it back, two others have it asked for again, at the same moment: never both. */
    @Test
    void itIsHandedBackOrAskedForAgain() throws Exception {
        close();
        use(Store.open("server", PostgresServer.emptyDatabase()));
        ExecutorService two = Executors.newFixedThreadPool(2);
        for (int i = 0; i < ROUNDS; i++) {
            var stray = new TradeNo("STRAY-%06d".formatted(i + 1));
            clock.advance(Duration.ofDays(1));
            stuck(stray);
            Difference open = difference(stray);
            var together = new CyclicBarrier(2);
            List<Future<String>> both = Stream.of(Decisions.SETTLED, Decisions.RETURN)
                    .map(what -> two.submit(() -> {
                        together.await(30, TimeUnit.SECONDS);
                        decided(open, what, "已核实");
                        return what;
                    }))
                    .toList();
            for (Future<String> one : both) {
                one.get(30, TimeUnit.SECONDS);
            }
            boolean settled = difference(stray).decision().equals(Decisions.SETTLED);
            assertThat(stage(stray)).isEqualTo(settled ? "HANDED_BACK" : "OWED");
        }
        two.shutdownNow();
    }
}
