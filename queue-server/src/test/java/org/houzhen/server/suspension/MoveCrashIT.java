package org.houzhen.server.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.InMemory;
import org.houzhen.server.payment.OnBreakableStore;
import org.houzhen.server.payment.Planted;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.houzhen.server.suspension.MoveRun.Cast;
import org.houzhen.server.suspension.MoveRun.Defects;
import org.houzhen.server.suspension.MoveRun.Habits;
import org.houzhen.wire.TicketPath.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks the way from a press for another day to the hospital, at every call and before every write, and looks at journal,
 * rows and hospital afterwards.
 */
class MoveCrashIT extends OnBreakableStore {
    private static final Habits PRESSES_AGAIN = new Habits(true, false);
    private static final int ONE_IN = 3;
    /** So many calls may come after a fault: the others' first ones, lookups and what is sent again. */
    private static final int CALLS_AFTER = 6;

    private static final int STATEMENTS_MAX = 200;
    private static final int PATIENTS = 200;

    @TempDir(factory = InMemory.class)
    private Path journal;

    private final Floor.MovedClock time = new Floor.MovedClock();
    private Floor floor;
    private int next;

    @BeforeEach
    void cancelTheClinic() throws IOException {
        floor = Floors.crowded(Files.createTempDirectory(journal, "floor"), PATIENTS, time);
        next = 0;
    }

    @AfterEach
    void goHome() {
        floor.close();
    }

    /** Every run has patients of its own: what they chose stands in the journal for good. */
    private MoveRun run(FailingDataSource where, Fault fault, Defects defects, Habits habits) {
        if (next == PATIENTS) {
            anotherFloor();
        }
        int n = next++;
        return new MoveRun(where, floor, new Cast("U" + n, Floors.DECIDED, Floors.TORN, habits), fault, defects);
    }

    private void anotherFloor() {
        try {
            goHome();
            cancelTheClinic();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Habits> habits() {
        return List.of(PRESSES_AGAIN, new Habits(false, false), new Habits(true, true));
    }

    @Test
    void noSingleFaultMovesAndRefundsOrLosesAWord() {
        var tally = new Tally();
        for (Habits habits : habits()) {
            for (Fault fault : faults(habits)) {
                tally.of(run(source, fault, Defects.NONE, habits), habits + " " + fault);
                assertThat(fault.struck()).as(fault.toString()).isTrue();
            }
        }
        tally.print("move to another day crash matrix, single faults");
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.runs).isGreaterThan(80);
    }

    /** The long campaign tries all pairs, every build one in three. */
    @Test
    void noPairOfFaultsDoesEither() {
        int step = Boolean.getBoolean("houzhen.campaign.long") ? 1 : ONE_IN;
        int turn = (int) (System.nanoTime() % step);
        var tally = new Tally();
        for (Fault first : faults(PRESSES_AGAIN)) {
            for (Fault second : faults(CALLS_AFTER)) {
                if (turn++ % step == 0) {
                    tally.of(run(source, first.then(second), Defects.NONE, PRESSES_AGAIN), first + ", " + second);
                }
            }
        }
        tally.print("move to another day crash matrix, pairs");
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.runs).isGreaterThan(200);
    }

    @Test
    void whoeverCutsThePowerBeforeAnyWriteLosesNothing() {
        var tally = new Tally();
        for (Habits habits : habits()) {
            int statements = 0;
            for (boolean cut = true; cut; statements++) {
                MoveRun run = run(source, Fault.none(source), Defects.NONE, habits);
                source.cutAfter(statements);
                tally.of(run, habits + " power cut before statement " + statements);
                cut = run.restarts() > 0;
                assertThat(statements).isLessThan(STATEMENTS_MAX);
            }
            assertThat(statements).isGreaterThan(30);
        }
        tally.print("move to another day, power cut before each statement");
        assertThat(tally.wrong).isEmpty();
    }

    @Test
    void theSameHoldsOnPostgreSql() {
        try (Store postgres = Store.open("server", PostgresServer.emptyDatabase())) {
            var there = new FailingDataSource(postgres.dataSource());
            var tally = new Tally();
            for (Fault.Point point : Fault.Point.values()) {
                for (int at = 0; at < 4; at++) {
                    var fault = new Fault(at, point, Fault.Kind.OK, there, time);
                    tally.of(run(there, fault, Defects.NONE, PRESSES_AGAIN), at + " " + point);
                }
            }
            assertThat(tally.wrong).isEmpty();
            whoPressesAtOnceWinsOnce(postgres);
        }
    }

    /** "Refund instead" and "this day" pressed in the same moment, for many patients. */
    private static void whoPressesAtOnceWinsOnce(Store store) {
        var book = new MoveBook(store.jdbc(), store.transactions());
        var decisions = new Decisions(store.jdbc(), store.transactions());
        var threads = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> presses = IntStream.range(0, 60)
                .mapToObj(i -> "R" + i)
                .flatMap(each -> Stream.<Callable<Boolean>>of(
                        () -> asks(book, decisions, each), () -> wants(book, decisions, each)))
                .toList();
        try {
            threads.invokeAll(presses);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
        for (int i = 0; i < 60; i++) {
            boolean moves = book.standing("R" + i, MoveHospital.TODAY).isPresent();
            assertThat(moves)
                    .as("R" + i)
                    .isNotEqualTo(decisions.opening("R" + i).isPresent());
        }
    }

    private static boolean asks(MoveBook book, Decisions decisions, String registerNo) {
        return book.holding(registerNo, () -> {
            if (decisions.opening(registerNo).isPresent()) {
                return false;
            }
            book.add(
                    new Move(
                            new Rescheduling.Move("M" + UUID.randomUUID(), registerNo, "A", "B"),
                            MoveHospital.TODAY,
                            new Move.Goal(MoveHospital.LATER, new Said("", "")),
                            "phone",
                            Floors.MORNING,
                            Move.Progress.ASKED),
                    Floors.MORNING);
            return true;
        });
    }

    private static boolean wants(MoveBook book, Decisions decisions, String registerNo) {
        return book.holding(registerNo, () -> {
            if (book.standing(registerNo, MoveHospital.TODAY).isPresent()) {
                return false;
            }
            decisions.add(new Decision(registerNo, "clerk:21", Floors.MORNING, 0));
            return true;
        });
    }

    @Test
    void onSqliteWhoPressesAtOnceWinsOnce() {
        try (Store store = Store.open("server", "jdbc:sqlite:" + journal.resolve("race.db"))) {
            whoPressesAtOnceWinsOnce(store);
        }
    }

    @Test
    @Tag("planted")
    void theBooksShowAHospitalThatForgetsWhatItRefused() {
        var forgets = new Defects(false, port -> port, true, false);
        List<Fault> late = faults(PRESSES_AGAIN).stream()
                .filter(fault -> fault.toString().endsWith("LATE"))
                .toList();
        List<Fault> refused = faults(CALLS_AFTER).stream()
                .filter(fault -> fault.toString().endsWith("REFUSED"))
                .toList();

        Planted.isFound(
                "another day: the hospital forgets what it refused",
                "moved, and nobody knows",
                late.stream()
                        .flatMap(first -> refused.stream().map(first::then))
                        .map(pair -> Set.copyOf(run(source, pair, forgets, PRESSES_AGAIN)
                                .toTheEnd()
                                .violations())));
    }

    @Test
    @Tag("planted")
    void theBooksShowALostAnswerThatIsTakenForNo() {
        found(
                "a lost answer is taken for no",
                "moved, and nobody knows",
                new Defects(true, SilenceIsNo::new, true, false));
    }

    @Test
    @Tag("planted")
    void theBooksShowANewNumberForEachTry() {
        found(
                "each try has a number of its own",
                "moved, and nobody knows",
                new Defects(true, Renumbers::new, true, false));
    }

    @Test
    @Tag("planted")
    void theBooksShowARefundThatLooksAtNothing() {
        found(
                "a refund does not look at moves",
                "both moved and refunded",
                new Defects(true, port -> port, false, false));
    }

    @Test
    @Tag("planted")
    void theBooksShowAWishThatIsForgottenInARestart() {
        found(
                "what was asked before a restart is forgotten",
                "moved, and nobody knows",
                new Defects(true, port -> port, true, true));
    }

    /** A port that is used wrongly. */
    private record SilenceIsNo(Rescheduling real) implements Rescheduling {
        @Override
        public int daysAhead() {
            return real.daysAhead();
        }

        @Override
        public Outcome<Registration> move(CallContext context, Move move) {
            return real.move(context, move)
                    .match(
                            done -> done,
                            rejected -> rejected,
                            unknown -> Outcome.rejected(HospitalErrorCode.SLOT_TAKEN));
        }

        @Override
        public Optional<Outcome<Registration>> find(CallContext context, String moveNo) {
            return real.find(context, moveNo);
        }
    }

    /** Another one. */
    private record Renumbers(Rescheduling real) implements Rescheduling {
        @Override
        public int daysAhead() {
            return real.daysAhead();
        }

        @Override
        public Outcome<Registration> move(CallContext context, Move move) {
            return real.move(
                    context, new Move("M" + UUID.randomUUID(), move.registerNo(), move.fromSlotId(), move.toSlotId()));
        }

        @Override
        public Optional<Outcome<Registration>> find(CallContext context, String moveNo) {
            return real.find(context, moveNo);
        }
    }

    private void found(String defect, String words, Defects defects) {
        Stream<Set<String>> faults = faults(PRESSES_AGAIN).stream()
                .map(fault -> Set.copyOf(
                        run(source, fault, defects, PRESSES_AGAIN).toTheEnd().violations()));
        Stream<Set<String>> cuts = IntStream.range(0, 40).mapToObj(statements -> {
            MoveRun run = run(source, Fault.none(source), defects, new Habits(false, false));
            source.cutAfter(statements);
            return Set.copyOf(run.toTheEnd().violations());
        });
        Planted.isFound("another day: " + defect, words, Stream.concat(faults, cuts));
    }

    private List<Fault> faults(Habits habits) {
        Fault none = Fault.none(source);
        assertThat(run(source, none, Defects.NONE, habits).toTheEnd().violations())
                .isEmpty();
        List<Fault> faults = new ArrayList<>();
        return faults(none.calls());
    }

    private List<Fault> faults(int calls) {
        List<Fault> faults = new ArrayList<>();
        for (int at = 0; at < calls; at++) {
            for (Fault.Point point : Fault.Point.values()) {
                for (Fault.Kind kind : Fault.Kind.values()) {
                    var fault = new Fault(at, point, kind, source, time);
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

        void of(MoveRun run, String name) {
            run.toTheEnd().violations().forEach(violation -> wrong.add(name + ": " + violation));
            runs++;
            restarts += run.restarts();
        }

        void print(String title) {
            System.out.printf("%s: runs=%d restarts=%d violations=%d%n", title, runs, restarts, wrong.size());
        }
    }
}
