package org.houzhen.server.queue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.web.ProblemException;

/** The names of today's streams. They are kept, because every command asks for one. */
final class TodaysStreams {
    private static final int KEPT_MAX = 1_000;
    /** What stands in an address and in a stream's name. */
    private static final Pattern AREA = Pattern.compile("[\\p{L}\\p{N}_-]{1,40}");

    private final Clock clock;
    private volatile Day day = new Day(LocalDate.MIN, Map.of());

    private record Day(LocalDate date, Map<String, StreamName> names) {}

    TodaysStreams(Clock clock) {
        this.clock = clock;
    }

    StreamName of(String area) {
        Day today = today(LocalDate.now(clock));
        StreamName known = today.names.get(area);
        if (known != null) {
            return known;
        }
        if (!AREA.matcher(area).matches()) {
            throw new ProblemException("AREA_NOT_FOUND", "没有这个诊区。请刷新页面后重新选择。", 404);
        }
        StreamName made = Areas.stream(area, today.date);
        if (today.names.size() < KEPT_MAX) {
            today.names.put(area, made);
        }
        return made;
    }

    private Day today(LocalDate date) {
        Day known = day;
        if (known.date.equals(date)) {
            return known;
        }
        var fresh = new Day(date, new ConcurrentHashMap<>());
        day = fresh;
        return fresh;
    }
}
