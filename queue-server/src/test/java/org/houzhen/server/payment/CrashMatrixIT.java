package org.houzhen.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Breaks every call of every story in every way once, and several of chance, over a real store, and looks at the books afterwards. */
@ExtendWith(LeakWatch.class)
class CrashMatrixIT extends OnBreakableStore {
    /** The call by which an insured order brings its lines. */
    private static final int LINES = 4;

    /** In so many an order is paid, or is over. */
    private static final int SECONDS = 100;

    private static final int CHANCE_RUNS = 600;
    /** The long campaign takes all, every build one in so many. */
    private static final int ONE_IN = Boolean.getBoolean("houzhen.campaign.long") ? 1 : 5;

    @Test
    void noSingleFaultLosesAFenOrChargesTwice() {
        Map<Stage, Integer> ends = new EnumMap<>(Stage.class);
        List<String> wrong = new ArrayList<>();
        int runs = 0;
        int restarts = 0;
        int turn = (int) (System.nanoTime() % ONE_IN);
        for (Run.Plot plot : Run.Plot.all()) {
            for (Fault fault : faults(plot)) {
                if (turn++ % ONE_IN != 0) {
                    continue;
                }
                Run run = new Run(source, clock, plot, fault, Defects.NONE);
                ends.merge(run.toTheEnd().stage(), 1, Integer::sum);
                assertThat(fault.struck()).isTrue();
                run.violations().forEach(violation -> wrong.add(plot + " " + fault + ": " + violation));
                runs++;
                restarts += run.restarts();
            }
        }
        System.out.printf(
                "crash matrix: runs=%d restarts=%d ends=%s violations=%d%n", runs, restarts, ends, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(5_000 / ONE_IN);
        assertThat(ends).containsKeys(Stage.DONE, Stage.CLOSED, Stage.REFUNDED, Stage.FAILED, Stage.HANDED_BACK);
    }

    /** The server's clock is set back a day at any second, or while it stands: what it had put off is done all the same. */
    @Test
    void aClockThatIsSetBackPutsNothingToSleep() {
        List<String> wrong = new ArrayList<>();
        int runs = 0;
        int turn = (int) (System.nanoTime() % ONE_IN);
        for (Run.Plot plot : Run.Plot.all()) {
            for (Supplier<Run> each : Stream.concat(setBackWhileItStands(plot), setBackWhileItRuns(plot))
                    .toList()) {
                if (turn++ % ONE_IN == 0) {
                    Run run = each.get();
                    run.toTheEnd();
                    run.violations().forEach(violation -> wrong.add(plot + " " + run.fault() + ": " + violation));
                    runs++;
                }
            }
        }
        System.out.printf("crash matrix of a clock set back: runs=%d violations=%d%n", runs, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(1_000 / ONE_IN);
    }

    private Stream<Supplier<Run>> setBackWhileItStands(Run.Plot plot) {
        return faults(plot).stream()
                .filter(Fault::isPowerCut)
                .map(fault -> () -> new Run(source, clock, plot, fault, Defects.NONE).setBackBy(Duration.ofDays(1)));
    }

    private Stream<Supplier<Run>> setBackWhileItRuns(Run.Plot plot) {
        return IntStream.range(1, SECONDS)
                .mapToObj(second -> () -> new Run(source, clock, plot, Fault.none(source), Defects.NONE)
                        .setBackAfter(second, Duration.ofDays(1)));
    }

    /** The insurer hears of the lines when they were withdrawn, and the withdrawal of their visit is lost. */
    @Test
    void linesThatComeLateAreWithdrawnBeforeTheirVisit() {
        for (int second = LINES; second < LINES + 12; second++) {
            var late = new Fault(LINES, Fault.Point.NOWHERE, Fault.Kind.LATE, source, clock);
            var lost = new Fault(second, Fault.Point.BEFORE_SEND, Fault.Kind.UNKNOWN, source, clock);
            Run run = new Run(source, clock, Story.INSURED_AND_DECLINES, late.then(lost), Defects.NONE);
            run.toTheEnd();
            assertThat(run.violations()).as("call %d is lost", second).isEmpty();
        }
    }

    @Test
    void theSameHoldsOnPostgreSql() {
        try (Store postgres = Store.open("server", PostgresServer.emptyDatabase())) {
            var there = new FailingDataSource(postgres.dataSource());
            for (Story story : Story.values()) {
                for (Fault.Point point : Fault.Point.values()) {
                    Fault fault = new Fault(2, point, Fault.Kind.OK, there, clock);
                    Run run = new Run(there, clock, story, fault, Defects.NONE);
                    run.toTheEnd();
                    assertThat(run.violations()).as(story + " " + fault).isEmpty();
                }
            }
        }
    }

    @Test
    void severalFaultsOfChanceLoseNothingEither() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        Map<Stage, Integer> ends = new EnumMap<>(Stage.class);
        for (int i = 0; i < CHANCE_RUNS; i++) {
            Run.Plot plot = pick(random, Run.Plot.all());
            Fault fault = Fault.several(random, source, clock);
            Run run = new Run(source, clock, plot, fault, Defects.NONE);
            ends.merge(run.toTheEnd().stage(), 1, Integer::sum);
            for (String violation : run.violations()) {
                wrong.add(plot + ": " + violation);
            }
        }
        System.out.printf(
                "crash chance: runs=%d seed=%d ends=%s violations=%d%n", CHANCE_RUNS, seed, ends, wrong.size());
        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private List<Fault> faults(Run.Plot plot) {
        return IntStream.range(0, callsWithoutFault(plot))
                .boxed()
                .flatMap(call -> Fault.at(call, source, clock))
                .toList();
    }

    private int callsWithoutFault(Run.Plot plot) {
        Fault none = Fault.none(source);
        Run run = new Run(source, clock, plot, none, Defects.NONE);
        run.toTheEnd();
        assertThat(run.violations()).as(plot.toString()).isEmpty();
        return none.calls();
    }
}
