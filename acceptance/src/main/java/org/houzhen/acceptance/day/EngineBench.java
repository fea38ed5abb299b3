package org.houzhen.acceptance.day;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.houzhen.server.engine.Answer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code ./bench engine}: the engine alone on one core. Commands a second with 2,000 waiting, against the goal; and what
 * calling the next costs with 100, 1,000 and 10,000 waiting, against log n. Of the measured seconds the least disturbed one
 * counts, so that what else the machine does is not taken for the engine.
 */
@State(Scope.Thread)
public class EngineBench {
    private static final double GOAL = 500_000;
    private static final int VISITS = 1_000;
    private static final int COMMANDS_OF_VISIT = 5;

    @Param({"100", "1000", "2000", "10000"})
    private int waiting;

    private BenchArea area;

    /** A fresh area each time: one that is called from for ever is not a day. */
    @Setup(Level.Invocation)
    public void fill() {
        area = new BenchArea(waiting);
    }

    @Benchmark
    @OperationsPerInvocation(VISITS * COMMANDS_OF_VISIT)
    public BenchArea commands() {
        for (int i = 0; i < VISITS; i++) {
            area.visit();
        }
        return area;
    }

    @Benchmark
    @OperationsPerInvocation(VISITS)
    public BenchArea callAndBack() {
        for (int i = 0; i < VISITS; i++) {
            area.detour();
        }
        return area;
    }

    @Benchmark
    @OperationsPerInvocation(VISITS)
    public Answer callNext() {
        Answer last = null;
        for (int i = 0; i < VISITS; i++) {
            last = area.askForNext();
        }
        return last;
    }

    public static void main(String[] args) throws RunnerException {
        boolean quick = List.of(args).contains("--quick");
        double commands = 1e9 / nanos("commands", "2000", quick);
        System.out.printf(Locale.ROOT, "commands a second, 2000 waiting: %.0f, goal %.0f%n", commands, GOAL);
        System.out.println("waiting   call next ns   call, park, return ns");
        double small = row("100", quick);
        row("1000", quick);
        double growth = row("10000", quick) / small;
        System.out.printf(Locale.ROOT, "from 100 to 10000 waiting: x%.2f, log n is x2.00%n", growth);
        System.out.printf(Locale.ROOT, "engine ratio=%.3f growth=%.2f%n", commands / GOAL, growth);
    }

    private static double row(String waiting, boolean quick) {
        try {
            double call = nanos("callNext", waiting, quick);
            System.out.printf(Locale.ROOT, "%7s %14.0f %23.0f%n", waiting, call, nanos("callAndBack", waiting, quick));
            return call;
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double nanos(String benchmark, String waiting, boolean quick) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(EngineBench.class.getName() + "." + benchmark + "$")
                .param("waiting", waiting)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(0)
                .warmupIterations(quick ? 3 : 8)
                .measurementIterations(quick ? 3 : 8)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        Collection<RunResult> results = new Runner(options.build()).run();
        return results.iterator().next().getPrimaryResult().getStatistics().getMin();
    }
}
