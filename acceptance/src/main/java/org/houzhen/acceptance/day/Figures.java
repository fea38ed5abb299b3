package org.houzhen.acceptance.day;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.houzhen.acceptance.referee.Told;
import org.houzhen.server.journal.JournalEntry;

/** The table of a day, and a row for each visit. */
final class Figures {
    private final Day day;
    private final Map<String, Integer> facts = new TreeMap<>();
    private final Map<String, Integer> calls = new TreeMap<>();
    private int windowNumbers;
    private int idleWindows;

    Figures(Day day) {
        this.day = day;
        for (JournalEntry entry : day.journal().since(0)) {
            facts.merge(entry.fact().type(), 1, Integer::sum);
            boolean byItself = entry.fact().actor().equals("server");
            idleWindows += byItself && entry.fact().type().equals("room-paused") ? 1 : 0;
            boolean atWindow = entry.stream().value().startsWith("area/" + FloorPlan.CASHIER + "/");
            windowNumbers += atWindow && entry.fact().type().equals("ticket-issued") ? 1 : 0;
            if (entry.fact().type().equals("ticket-called")) {
                calls.merge(Told.of(entry).text("rule"), 1, Integer::sum);
            }
        }
    }

    void print(PrintStream out) {
        out.printf("%-12s %7s %6s %9s %9s%n", "visits", "come", "seen", "p50 min", "p90 min");
        for (String kind : List.of("appointed", "walk-in", "priority", "emergency")) {
            row(out, kind);
        }
        out.println("calls by rule      " + calls);
        out.println("overtakes by rule  " + day.overtakes());
        out.println("reasons judged     " + day.reasons());
        out.printf(
                "missed %d, put back %d, undone %d, no-shows %d, unfinished %d, returns %d, transfers %d, order changed %d%n",
                count("ticket-missed"),
                count("ticket-requeued"),
                count("miss-undone"),
                count("ticket-no-show"),
                count("ticket-unfinished"),
                count("ticket-returned"),
                count("ticket-transferred"),
                count("order-changed"));
        out.printf(
                "window numbers %d, windows that paused by themselves %d, rooms arranged %d%n",
                windowNumbers, idleWindows, count("room-arranged"));
        out.println("refused by rule    " + day.presses().refusals());
        out.printf(
                "presses %d, facts %d, crashes %d%n",
                day.presses().steps(), day.journal().size(), day.presses().crashes());
    }

    private int count(String type) {
        return facts.getOrDefault(type, 0);
    }

    private void row(PrintStream out, String kind) {
        List<Visit> all =
                day.visits().stream().filter(visit -> visit.kind().equals(kind)).toList();
        List<Long> waits = new ArrayList<>();
        all.stream().filter(Visit::wasSeen).forEach(visit -> waits.add(visit.waitedSeconds()));
        waits.sort(null);
        out.printf(
                Locale.ROOT,
                "%-12s %7d %6d %9.1f %9.1f%n",
                kind,
                all.size(),
                waits.size(),
                quantile(waits, 0.5),
                quantile(waits, 0.9));
    }

    private static double quantile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1))) / 60.0;
    }

    /** One row for each visit, without a name. */
    void write(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("visit,kind,class,registered,signed_in,entered,left,waited_seconds,missed,outcome,tickets");
        day.visits()
                .forEach(visit -> rows.add(String.join(
                        ",",
                        Integer.toString(visit.index),
                        visit.kind(),
                        visit.priority.name(),
                        time(visit.registered),
                        time(visit.signedIn),
                        time(visit.entered),
                        time(visit.left),
                        visit.wasSeen() ? Long.toString(visit.waitedSeconds()) : "",
                        Integer.toString(visit.missed),
                        visit.outcome,
                        String.join(" ", visit.stops))));
        Files.write(file, rows);
    }

    private static String time(long millis) {
        return millis == 0
                ? ""
                : Instant.ofEpochMilli(millis)
                        .atZone(Day.ZONE)
                        .toLocalDateTime()
                        .toString();
    }
}
