package org.houzhen.acceptance.day;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** {@code ./run day}: one simulated day, its table, and whether anything was wrong with it. */
public final class DayMain {
    private static final int VISITS = 1_800;
    private static final int THEORY_PATIENTS = 200_000;
    private static final int VIOLATIONS_MAX = 20;
    private static final int SHOWN_MAX = 10;

    private DayMain() {}

    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger("org.houzhen.server")).setLevel(Level.OFF); // It dies here often, on purpose.
        System.exit(run(List.of(args)) ? 0 : 1);
    }

    private static boolean run(List<String> words) throws Exception {
        long seed = Long.parseLong(option(words, "--seed", "1"));
        if (words.contains("--theory")) {
            return new Theory(seed, THEORY_PATIENTS).print(System.out);
        }
        if (words.contains("--planted")) {
            return new Campaign(System.out).planted();
        }
        int visits = Integer.parseInt(option(words, "--visits", Integer.toString(VISITS)));
        int seeds = Integer.parseInt(option(words, "--seeds", "0"));
        return seeds > 0
                ? new Campaign(System.out).seeds(seed, seeds, visits)
                : one(seed, visits, option(words, "--csv", ""));
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
    }

    private static boolean one(long seed, int visits, String csv) throws Exception {
        long started = System.nanoTime();
        try (Day day = new Day(seed, visits, new Plant())) {
            day.run(VIOLATIONS_MAX);
            double seconds = (System.nanoTime() - started) / 1e9;
            Figures figures = new Figures(day);
            figures.print(System.out);
            if (!csv.isEmpty()) {
                figures.write(Path.of(csv));
            }
            return verdict(seed, day, seconds);
        }
    }

    private static boolean verdict(long seed, Day day, double seconds) {
        List<String> violations = day.violations();
        violations.stream()
                .limit(SHOWN_MAX)
                .forEach(violation -> System.out.println("seed " + seed + ", " + violation));
        System.out.printf(
                Locale.ROOT,
                "day %s visits=%d violations=%d journal=%s seconds=%.2f%n",
                violations.isEmpty() ? "ok" : "failed",
                day.visits().size(),
                violations.size(),
                day.journal().hash(),
                seconds);
        return violations.isEmpty();
    }
}
