package org.houzhen.acceptance.day;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Many small days: sound ones, in which nothing may be found, and ones with a planted defect, which must be found. */
final class Campaign {
    private static final int VISITS = 150;
    private static final int SOUND_SEEDS = 20;
    private static final int SEEDS_MAX = 100;
    private static final int NOTE_LENGTH = 150;

    private final PrintStream out;

    Campaign(PrintStream out) {
        this.out = out;
    }

    /** Runs so many sound days; true when nothing was wrong. */
    boolean seeds(long first, int count, int visits) {
        int failed = 0;
        for (long seed = first; seed < first + count; seed++) {
            List<String> violations = violations(seed, visits, new Plant());
            failed += violations.isEmpty() ? 0 : 1;
            for (String violation : violations) {
                out.println("seed " + seed + ", " + violation);
            }
        }
        out.printf("days %s seeds=%d visits=%d failed=%d%n", failed == 0 ? "ok" : "failed", count, visits, failed);
        return failed == 0;
    }

    /** Finds every planted defect; true when all were found and nothing was found where there is none. */
    boolean planted() {
        boolean sound = seeds(1, SOUND_SEEDS, VISITS);
        Map<String, Supplier<Plant>> plants = Plants.all();
        int found = 0;
        for (Map.Entry<String, Supplier<Plant>> plant : plants.entrySet()) {
            found += isFound(plant.getKey(), plant.getValue()) ? 1 : 0;
        }
        out.printf("planted %s %d of %d%n", found == plants.size() ? "ok" : "failed", found, plants.size());
        return sound && found == plants.size();
    }

    private boolean isFound(String name, Supplier<Plant> plant) {
        for (int seed = 1; seed <= SEEDS_MAX; seed++) {
            List<String> violations = violations(seed, VISITS, plant.get());
            if (!violations.isEmpty()) {
                String first = violations.get(0);
                out.printf(
                        "%-28s %3d seeds  %s%n", name, seed, first.substring(0, Math.min(NOTE_LENGTH, first.length())));
                return true;
            }
        }
        out.printf("%-28s not found in %d seeds%n", name, SEEDS_MAX);
        return false;
    }

    private static List<String> violations(long seed, int visits, Plant plant) {
        try (Day day = new Day(seed, visits, plant)) {
            return day.run(1).violations();
        }
    }
}
