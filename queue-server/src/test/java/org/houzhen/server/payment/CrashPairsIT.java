package org.houzhen.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Breaks every story by every pair of faults. The long campaign takes all plots, every build one of chance; either way a pair
 * is run unless it is known how it ends, and a sample of the others is run to see that it does.
 */
@ExtendWith(LeakWatch.class)
class CrashPairsIT {
    private static final boolean LONG = Boolean.getBoolean("houzhen.campaign.long");
    /** What every build takes: of so many plots, of so many first faults one. */
    private static final int PLOTS = 8;

    private static final int FIRST_ONE_IN = LONG ? 1 : 40;
    private static final Run.Plot SMALL = new Run.Plot(Story.COSTS_NOTHING, FakeChannel.Manner.WECHAT);
    private static final UnaryOperator<String> ALL = words -> words;
    private static final int CHECKED_ONE_IN = LONG ? 500 : 20;

    @Test
    void noPairOfFaultsLosesAFenOrChargesTwice() throws InterruptedException, ExecutionException {
        long seed = System.nanoTime();
        List<Run.Plot> plots = new ArrayList<>(Run.Plot.all());
        Collections.shuffle(plots, new Random(seed));
        plots.sort(Comparator.comparing(CrashPairsIT::isLong).reversed());
        List<Run.Plot> chosen = LONG ? plots : plots.subList(plots.size() - PLOTS, plots.size());
        Exploration.Tally tally = explored(chosen, new Exploration.Way(ALL, seed, FIRST_ONE_IN, CHECKED_ONE_IN));
        System.out.printf(
                "crash matrix of pairs: runs=%d for %d pairs, %d left off at one of %d known ends, checked %d, seed %d, violations=%d%n",
                tally.runs, tally.pairs, tally.leftOff, tally.states, tally.checked, seed, tally.wrong.size());
        assertThat(tally.wrong).as("seed %d", seed).isEmpty();
        assertThat(tally.unlike).as("seed %d", seed).isEmpty();
        assertThat(tally.checked).isPositive();
    }

    /** Nobody does anything for long, so that there are many calls. */
    private static boolean isLong(Run.Plot plot) {
        return plot.story().name().contains("NEVER") || plot.story().name().contains("WHILE");
    }

    private static Exploration.Tally explored(List<Run.Plot> plots, Exploration.Way way)
            throws InterruptedException, ExecutionException {
        Queue<Run.Plot> left = new ConcurrentLinkedQueue<>(plots);
        var tally = new Exploration.Tally();
        int workers = Math.min(plots.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> ends = new ArrayList<>();
            IntStream.range(0, workers).forEach(i -> ends.add(threads.submit(() -> work(left, way, tally))));
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return tally;
    }

    private static void work(Queue<Run.Plot> left, Exploration.Way way, Exploration.Tally tally) {
        try (var store = new MemoryStore()) {
            for (Run.Plot plot = left.poll(); plot != null; plot = left.poll()) {
                long began = System.nanoTime();
                Exploration.Tally one = new Exploration(store, plot, way).all();
                tally.add(one);
                say(plot, one, System.nanoTime() - began);
            }
        }
    }

    private static void say(Run.Plot plot, Exploration.Tally one, long nanos) {
        System.out.printf(
                "%s %s: %d pairs, %d run, %d left off, %d checked, %d wrong, %d unlike, %d s%n",
                plot.story(),
                plot.manner(),
                one.pairs,
                one.runs,
                one.leftOff,
                one.checked,
                one.wrong.size(),
                one.unlike.size(),
                nanos / 1_000_000_000);
    }

    /** Told again, the hospital gives its receipt again: only where it then says no does it show that nobody knows of the first time. */
    @Test
    @Tag("planted")
    void aDefectThatOnlyAPairShowsIsFound() {
        try (var store = new MemoryStore()) {
            Planted.forgets(store.real(), "payment_order", "pending = ''", "new.pending = '" + Step.COMMIT + "'");

            Exploration.Tally tally = new Exploration(store, SMALL, way(ALL, CHECKED_ONE_IN)).all();

            assertThat(tally.wrong).allMatch(words -> words.contains(", call ")); // Of two faults.
            Planted.isFound(
                    "order: that the hospital was told is not stored, in pairs",
                    "posting and stage differ",
                    Stream.of(tally.wrong));
        }
    }

    /** Were it forgotten what the hospital has, states would be one that are not. */
    @Test
    @Tag("planted")
    void whatWouldBeForgottenIsFoundOut() {
        try (var store = new MemoryStore()) {
            UnaryOperator<String> forgets = words -> words.replaceAll("(?m)^posted .*$", "");

            Exploration.Tally tally = new Exploration(store, SMALL, way(forgets, 2)).all();

            Planted.isFound("pairs: what the hospital has is not told", "Plot", Stream.of(tally.unlike));
        }
    }

    private static Exploration.Way way(UnaryOperator<String> memory, int checkedOneIn) {
        return new Exploration.Way(memory, System.nanoTime(), 1, checkedOneIn);
    }
}
