package org.houzhen.acceptance.day;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.houzhen.server.engine.Priority;

/**
 * The engine beside queueing theory: mean waits of an M/M/c line with and without a class that goes first, against Erlang C
 * and Cobham's formula, within 99 % confidence intervals over the means of batches.
 */
final class Theory {
    private static final double SERVICE_SECONDS = 60;
    private static final int BATCHES = 40;
    /** Student's t for 99 %, two sides, {@value #BATCHES} - 1 degrees of freedom. */
    private static final double T = 2.708;

    private final long seed;
    private final int patients;

    Theory(long seed, int patients) {
        this.seed = seed;
        this.patients = patients;
    }

    /** One mean, its interval, and what the formula says. */
    record Row(String name, double mean, double halfWidth, double formula) {
        boolean agrees() {
            return Math.abs(mean - formula) <= halfWidth;
        }
    }

    /** Prints the table; true when all agree. */
    boolean print(PrintStream out) {
        List<Row> rows = rows();
        out.printf("%-40s %10s %8s %10s%n", "mean wait in seconds", "simulated", "99 %", "formula");
        rows.forEach(row -> out.printf(
                Locale.ROOT,
                "%-40s %10.2f %8.2f %10.2f %s%n",
                row.name,
                row.mean,
                row.halfWidth,
                row.formula,
                row.agrees() ? "agrees" : "DISAGREES"));
        long agree = rows.stream().filter(Row::agrees).count();
        out.printf("theory %s %d of %d%n", agree == rows.size() ? "ok" : "failed", agree, rows.size());
        return agree == rows.size();
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(rows("M/M/1 load 0.7", new WaitingModel.Load(1, 0.7, 0, SERVICE_SECONDS)));
        rows.addAll(rows("M/M/4 load 0.8", new WaitingModel.Load(4, 0.8, 0, SERVICE_SECONDS)));
        rows.addAll(rows("M/M/1 load 0.7, 30 % green", new WaitingModel.Load(1, 0.7, 0.3, SERVICE_SECONDS)));
        rows.addAll(rows("M/M/4 load 0.8, 25 % green", new WaitingModel.Load(4, 0.8, 0.25, SERVICE_SECONDS)));
        return rows;
    }

    private List<Row> rows(String name, WaitingModel.Load load) {
        List<Double> green = new ArrayList<>();
        List<Double> normal = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            Map<Priority, List<Double>> waits =
                    new WaitingModel(load, new Chance(seed * 1_000 + batch)).waits(patients / BATCHES);
            green.add(mean(waits.getOrDefault(Priority.GREEN_CHANNEL, List.of())));
            normal.add(mean(waits.get(Priority.NORMAL)));
        }
        if (load.urgent() == 0) {
            return List.of(row(name + ", Erlang C", normal, erlangC(load)));
        }
        double first = erlangC(load) * (1 - load.load()) / (1 - load.load() * load.urgent());
        return List.of(
                row(name + " first, Cobham", green, first),
                row(name + " others, Cobham", normal, first / (1 - load.load())));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static Row row(String name, List<Double> means, double formula) {
        double mean = mean(means);
        double squares = means.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        return new Row(name, mean, T * Math.sqrt(squares / (means.size() - 1) / means.size()), formula);
    }

    /** The mean wait in M/M/c. */
    private static double erlangC(WaitingModel.Load load) {
        double offered = load.load() * load.windows();
        double term = 1;
        double sum = 0;
        for (int busy = 0; busy < load.windows(); busy++) {
            sum += term;
            term *= offered / (busy + 1);
        }
        double waiting = term / (1 - load.load());
        double share = waiting / (sum + waiting);
        return share * load.serviceSeconds() / (load.windows() * (1 - load.load()));
    }
}
