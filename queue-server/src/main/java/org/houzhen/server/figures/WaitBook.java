package org.houzhen.server.figures;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.AreaFold;
import org.houzhen.server.queue.Recorded;

/**
 * Reads one area's journal of a day, through the same fold that runs the queue, for the hard times of every number. It goes
 * on where it stopped. One thread at a time uses it.
 */
final class WaitBook {
    private final StreamName stream;
    private final AreaFold fold = new AreaFold();
    private final WaitingArea area;
    private final Map<TicketNumber, HardTimes> times = new LinkedHashMap<>();
    private long read;

    WaitBook(StreamName stream) {
        this.stream = stream;
        this.area = fold.empty(stream);
    }

    void catchUp(Journal journal) {
        for (JournalEntry entry : journal.read(stream, read + 1)) {
            Recorded recorded = fold.decode(entry.fact());
            fold.apply(area, recorded);
            note(recorded.event(), recorded.cause());
            read = entry.position();
        }
    }

    private void note(AreaEvent event, Cause cause) {
        if (event instanceof AreaEvent.TicketIssued issued) {
            times.put(issued.number(), new HardTimes(issued, cause.at()));
        } else if (event instanceof AreaEvent.SignedIn signed) {
            times.get(signed.number()).signsIn(cause.at());
        } else if (event instanceof AreaEvent.Called called) {
            times.get(called.number()).isCalled(cause.at());
        } else if (event instanceof AreaEvent.Entered entered) {
            times.get(entered.number()).enters(cause.at(), entered.room().value(), doctor(entered.room()));
        } else if (event instanceof AreaEvent.Finished finished) {
            times.get(finished.number()).finishes(cause.at());
        }
    }

    private String doctor(RoomId room) {
        return area.room(room)
                .map(found -> found.staff().isBlank() ? found.name() : found.staff())
                .orElse("");
    }

    String areaName() {
        return area.name();
    }

    /** In the order of being issued. */
    Collection<HardTimes> times() {
        return times.values();
    }

    /** The waits of whoever came in, the shortest first. */
    List<Duration> waits() {
        return sorted(times.values());
    }

    static List<Duration> sorted(Collection<HardTimes> some) {
        return some.stream()
                .map(HardTimes::waited)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }
}
