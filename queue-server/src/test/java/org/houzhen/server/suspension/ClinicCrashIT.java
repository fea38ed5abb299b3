package org.houzhen.server.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.InMemory;
import org.houzhen.server.payment.OnBreakableStore;
import org.houzhen.server.payment.Planted;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.registration.ClinicRefunds.Opening;
import org.houzhen.server.registration.TestClinicRefunds;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.houzhen.server.suspension.ClinicRun.Defects;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks the way from a patient's word at a cancelled clinic to the money, at every call and before every write, and looks at
 * all books afterwards.
 */
class ClinicCrashIT extends OnBreakableStore {
    private static final int ONE_IN = 7;
    private static final int STATEMENTS_MAX = 400;

    @TempDir(factory = InMemory.class)
    private Path journal;

    private Floor floor;

    @BeforeEach
    void cancelTheClinic() {
        floor = Floors.cancelled(journal);
    }

    @AfterEach
    void goHome() {
        floor.close();
    }

    private ClinicRun run(FailingDataSource where, Fault fault, Defects defects) {
        return new ClinicRun(where, clock, floor, fault, defects);
    }

    @Test
    void noSingleFaultLosesARefundOrMakesASecondOne() {
        var tally = new Tally();
        for (Fault fault : faults()) {
            tally.of(run(source, fault, Defects.NONE), fault.toString());
            assertThat(fault.struck()).as(fault.toString()).isTrue();
        }
        tally.print("cancelled clinic crash matrix, single faults");
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.runs).isGreaterThan(90);
    }

    /** The long campaign tries all pairs, every build one in seven. */
    @Test
    void noPairOfFaultsDoesEither() {
        int step = Boolean.getBoolean("houzhen.campaign.long") ? 1 : ONE_IN;
        int turn = (int) (System.nanoTime() % step);
        var tally = new Tally();
        for (Fault first : faults()) {
            for (Fault second : faults()) {
                if (!second.isBefore(first) && turn++ % step == 0) {
                    tally.of(run(source, first.then(second), Defects.NONE), first + ", " + second);
                }
            }
        }
        tally.print("cancelled clinic crash matrix, pairs");
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.runs).isGreaterThan(500);
    }

    @Test
    void whoeverCutsThePowerBeforeAnyWriteLosesNothing() {
        var tally = new Tally();
        int statements = 0;
        for (boolean cut = true; cut; statements++) {
            ClinicRun run = run(source, Fault.none(source), Defects.NONE);
            source.cutAfter(statements);
            tally.of(run, "power cut before statement " + statements);
            cut = run.restarts() > 0;
            assertThat(statements).isLessThan(STATEMENTS_MAX);
        }
        tally.print("cancelled clinic, power cut before each of " + (statements - 1) + " statements");
        assertThat(tally.wrong).isEmpty();
        assertThat(statements).isGreaterThan(40);
    }

    @Test
    void theSameHoldsOnPostgreSql() {
        try (Store postgres = Store.open("server", PostgresServer.emptyDatabase())) {
            var there = new FailingDataSource(postgres.dataSource());
            var tally = new Tally();
            for (Fault.Point point : Fault.Point.values()) {
                for (int at = 0; at < 4; at++) {
                    tally.of(run(there, new Fault(at, point, Fault.Kind.OK, there), Defects.NONE), at + " " + point);
                }
            }
            assertThat(tally.wrong).isEmpty();
        }
    }

    @Test
    void whatTheHospitalRefusesComesToAPersonWithItsReason() {
        ClinicRun run = run(source, Fault.none(source), Defects.NONE);
        run.wasSeen();

        assertThat(run.toTheEnd().violations()).isEmpty();
    }

    @Test
    @Tag("planted")
    void theBooksShowARefundUnderANewKeyForEachTry() {
        var renumbers = new Defects(journal -> journal, (tools, real) -> (registerNo, by) -> {
            if (!registerNo.equals(Floors.REFUND)) {
                return real.apply(registerNo, by);
            }
            var order = tools.desk().of(tools.paid());
            var asker = new RefundDesk.Asker(by, UUID.randomUUID().toString(), "");
            var wish = new RefundOrder.Wish(
                    tools.paid(),
                    TestClinicRefunds.KIND,
                    "{\"registerNo\":\"" + registerNo + "\"}",
                    order.isEmpty() ? ClinicRun.PRICE : Money.ZERO,
                    "",
                    "");
            tools.desk().open(asker, wish);
            return Opening.OPENED;
        });

        found("each try has a key of its own", "one choice, several refunds", renumbers);
    }

    @Test
    @Tag("planted")
    void theBooksShowALoopThatForgetsWhatWasDecidedBeforeTheRestart() {
        UnaryOperator<Journal> onlyWhatIsNew = real -> new Journal() {
            @Override
            public List<JournalEntry> read(StreamName stream, long from) {
                return List.of();
            }

            @Override
            public List<StreamName> streams(String prefix) {
                return real.streams(prefix);
            }

            @Override
            public void append(List<JournalEntry> entries) {
                throw new UnsupportedOperationException("append");
            }
        };

        found(
                "what was decided before a restart is forgotten",
                "chose, and nobody gives it back",
                new Defects(onlyWhatIsNew, (tools, real) -> real));
    }

    @Test
    @Tag("planted")
    void theBooksShowARefundThatIsTickedOffBeforeItIsOpened() {
        var tooEarly = new Defects(journal -> journal, (tools, real) -> (registerNo, by) -> {
            tools.decisions().settled(new Decision(registerNo, by, Floors.MORNING, 0), Opening.OPENED);
            return real.apply(registerNo, by);
        });

        found("it is ticked off before it is opened", "chose, and nobody gives it back", tooEarly);
    }

    @Test
    @Tag("planted")
    void theBooksShowASilentHospitalThatIsTakenForNo() {
        var silenceIsNo = new Defects(journal -> journal, (tools, real) -> (registerNo, by) -> {
            try {
                return real.apply(registerNo, by);
            } catch (HospitalUnavailableException e) {
                return Opening.FOR_A_PERSON;
            }
        });

        found("a silent hospital is taken for no", "chose, and nobody gives it back", silenceIsNo);
    }

    private void found(String defect, String words, Defects defects) {
        Stream<Set<String>> faults = faults().stream()
                .map(fault -> Set.copyOf(run(source, fault, defects).toTheEnd().violations()));
        Stream<Set<String>> cuts = IntStream.range(0, 60).mapToObj(statements -> {
            ClinicRun run = run(source, Fault.none(source), defects);
            source.cutAfter(statements);
            return Set.copyOf(run.toTheEnd().violations());
        });
        Planted.isFound("cancelled clinic: " + defect, words, Stream.concat(faults, cuts));
    }

    private List<Fault> faults() {
        Fault none = Fault.none(source);
        assertThat(run(source, none, Defects.NONE).toTheEnd().violations()).isEmpty();
        List<Fault> faults = new ArrayList<>();
        for (int at = 0; at < none.calls(); at++) {
            for (Fault.Point point : Fault.Point.values()) {
                for (Fault.Kind kind : Fault.Kind.values()) {
                    var fault = new Fault(at, point, kind, source, clock);
                    if (fault.isOfItsOwnKind()) {
                        faults.add(fault);
                    }
                }
            }
        }
        return faults;
    }

    /** What came of many runs. */
    private static final class Tally {
        private final List<String> wrong = new ArrayList<>();
        private int runs;
        private int restarts;

        void of(ClinicRun run, String name) {
            run.toTheEnd().violations().forEach(violation -> wrong.add(name + ": " + violation));
            runs++;
            restarts += run.restarts();
        }

        void print(String title) {
            System.out.printf("%s: runs=%d restarts=%d violations=%d%n", title, runs, restarts, wrong.size());
        }
    }
}
