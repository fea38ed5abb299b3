package org.houzhen.acceptance.printer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * {@code ./run campaign printer [--short|--planted] [--run N] [SEED]}: slip after slip, with faults at every kind of byte.
 * Judged by the paper: no unmarked duplicate, no lost slip. {@code --planted} shows that the judge finds defects.
 */
public final class PrinterCampaign {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(PrinterCampaign.class);
    private static final int RUNS = 10_000;
    private static final int RUNS_SHORT = 200;
    private static final int WORKERS = 6; // Mostly they wait.
    private static final int SHOWN_MAX = 10;

    private final long seed;
    private final Plant plant;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, PrinterRun.Result> results = new java.util.concurrent.ConcurrentHashMap<>();

    private PrinterCampaign(long seed, Plant plant) {
        this.seed = seed;
        this.plant = plant;
    }

    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger("org.houzhen")).setLevel(Level.ERROR); // Cables fall out by the thousand.
        List<String> words = List.of(args);
        int only = words.indexOf("--run");
        long seed = words.stream()
                .skip(only < 0 ? 0 : only + 2)
                .filter(word -> word.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(1);
        boolean ok = false;
        try {
            ok = only < 0 ? whole(seed, words) : honest(seed, Integer.parseInt(words.get(only + 1)), 1);
        } catch (ExecutionException e) { // A worker broke, and the others still run.
            LOG.error("the campaign stopped", e);
        }
        System.exit(ok ? 0 : 1);
    }

    private static boolean whole(long seed, List<String> words) throws Exception {
        return words.contains("--planted")
                ? planted(seed)
                : honest(seed, 0, words.contains("--short") ? RUNS_SHORT : RUNS);
    }

    private static boolean honest(long seed, int first, int runs) throws Exception {
        long began = System.nanoTime();
        var campaign = new PrinterCampaign(seed, Plant.NONE);
        campaign.run(first, runs);
        campaign.printTable();
        boolean ok = campaign.unmarked() == 0 && campaign.lost() == 0 && campaign.results.size() == runs;
        System.out.printf(
                "printer %s runs=%d duplicates=%d lost=%d seconds=%d%n",
                ok ? "ok" : "failed",
                campaign.results.size(),
                campaign.unmarked(),
                campaign.lost(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
        return ok;
    }

    private static boolean planted(long seed) throws Exception {
        List<Plant> plants =
                Stream.of(Plant.values()).filter(plant -> plant != Plant.NONE).toList();
        int found = 0;
        for (Plant plant : plants) {
            var campaign = new PrinterCampaign(seed, plant);
            campaign.run(0, RUNS_SHORT);
            boolean caught = campaign.unmarked() + campaign.lost() > 0;
            System.out.printf(
                    "%s: %s, duplicates=%d lost=%d%n",
                    plant, caught ? "caught" : "MISSED", campaign.unmarked(), campaign.lost());
            found += caught ? 1 : 0;
        }
        System.out.printf("planted %d of %d caught%n", found, plants.size());
        return found == plants.size();
    }

    private void run(int first, int count) throws InterruptedException, IOException, ExecutionException {
        next.set(first);
        Path folder = Files.createTempDirectory("houzhen-printer");
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < Math.min(WORKERS, count); i++) {
            Path own = Files.createDirectory(folder.resolve("worker" + i));
            all.add(workers.submit(() -> work(own, first + count)));
        }
        workers.shutdown();
        for (Future<?> each : all) {
            each.get();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private Void work(Path folder, int end) throws Exception {
        try (var worker = new Worker(folder, plant)) {
            for (int index = next.getAndIncrement(); index < end; index = next.getAndIncrement()) {
                PrinterRun.Result result = worker.run(seed, index);
                results.put(index, result);
                if (!result.isGood() && plant == Plant.NONE && lost() + unmarked() <= SHOWN_MAX) {
                    System.out.printf("seed %d run %d: %s%n", seed, index, result);
                }
            }
            return null;
        }
    }

    private int unmarked() {
        return results.values().stream().mapToInt(PrinterRun.Result::unmarked).sum();
    }

    private int lost() {
        return results.values().stream().mapToInt(PrinterRun.Result::lost).sum();
    }

    /** How often each fault struck where, so that nobody takes an empty campaign for a passed one. */
    private void printTable() {
        Map<Fault, Map<Tape.Spot, Integer>> table = new TreeMap<>();
        int copies = 0;
        for (PrinterRun.Result result : results.values()) {
            copies += result.copies();
            result.struck()
                    .forEach(incident -> table.computeIfAbsent(incident.fault(), fault -> new TreeMap<>())
                            .merge(incident.spot(), 1, Integer::sum));
        }
        table.forEach((fault, spots) -> System.out.printf("%-14s %s%n", fault, spots));
        System.out.printf("%d copies on paper%n", copies);
    }
}
