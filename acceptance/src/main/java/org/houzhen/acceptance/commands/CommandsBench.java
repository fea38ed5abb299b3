package org.houzhen.acceptance.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.journal.JdbcJournal;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.server.store.Store;

/**
 * {@code ./bench commands}: answers a second for durable desk commands, beside the bare floor writing the very same rows,
 * in alternation, medians.
 */
public final class CommandsBench {
    private static final int AREAS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final List<Integer> CALLERS = List.of(32, 256);

    private final Duration time;
    private final int rounds;

    private CommandsBench(boolean quick) {
        this.time = Duration.ofSeconds(quick ? 2 : 6);
        this.rounds = quick ? 3 : 7;
    }

    private record Round(double ours, double floor) {}

    public static void main(String[] args) throws Exception {
        var bench = new CommandsBench(List.of(args).contains("--quick"));
        System.out.println("callers   commands/s   floor rows/s   ratio");
        double worst = Double.MAX_VALUE;
        for (int callers : CALLERS) {
            worst = Math.min(worst, bench.measure(callers));
        }
        System.out.printf("commands ratio=%.3f%n", worst);
    }

    private double measure(int callers) throws Exception {
        round(callers, WARM_UP); // Not counted: the compiler is still at work, mostly on ours.
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(round(callers, time));
        }
        double ours = median(measured.stream().map(Round::ours));
        double floor = median(measured.stream().map(Round::floor));
        double ratio = median(measured.stream().map(round -> round.ours() / round.floor()));
        System.out.printf("%7d %12.0f %14.0f %7.3f%n", callers, ours, floor, ratio);
        return ratio;
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static Round round(int callers, Duration time) throws Exception {
        Path folder = Files.createTempDirectory("houzhen-bench");
        try (Store store = open(folder.resolve("ours.db"));
                Store bare = open(folder.resolve("floor.db"))) {
            var journal = new JdbcJournal(store);
            double ours = ours(journal, callers, time);
            return new Round(ours, floor(bare, rows(journal), callers, time));
        } finally {
            delete(folder);
        }
    }

    private static Store open(Path file) {
        return Store.open("journal", "jdbc:sqlite:" + file);
    }

    private static double ours(Journal journal, int callers, Duration time) throws InterruptedException {
        Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
        RuleSet fromHall = oneRowACommand();
        try (var areas = new Areas(journal, RuleBook.defaults(), clock, board -> {})) {
            return Callers.answersPerSecond(callers, time, number -> new Desk(areas, number, AREAS, fromHall));
        }
    }

    /** The shipped rules, but called from the hall: a desk's command is then one row, as the floor's is. */
    private static RuleSet oneRowACommand() {
        RuleSet.Rooms rooms = RuleSet.defaults().rooms();
        return RuleSet.defaults().with(new RuleSet.Rooms(0, rooms.nextFinishesCurrent(), rooms.transferPlaces()));
    }

    /** In the order they were decided: sorted by stream they would touch fewer pages of the store than ours did. */
    private static List<JournalEntry> rows(Journal journal) {
        return journal.streams("").stream()
                .flatMap(stream -> journal.read(stream, 1).stream())
                .sorted(Comparator.comparing(row -> row.fact().at()))
                .toList();
    }

    private static double floor(Store store, List<JournalEntry> rows, int callers, Duration time)
            throws InterruptedException {
        var next = new AtomicInteger();
        try (var floor = new BareFloor(store)) {
            return Callers.answersPerSecond(callers, time, number -> () -> {
                int row = next.getAndIncrement();
                return row < rows.size() && floor.write(rows.get(row));
            });
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
