package org.houzhen.server.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.journal.StreamName;

/** Reads one area's journal for visits that began or ended, oldest first. One thread uses it. */
final class VisitNews {
    private static final String ENTERED = "ticket-entered";
    private static final String FINISHED = "ticket-finished";
    /** Only these are decoded: the rest of a busy journal says nothing that the hospital wants to know. */
    private static final Set<String> WANTED = Set.of("ticket-issued", ENTERED, FINISHED);

    private final Journal journal;
    private final StreamName stream;
    private final AreaFold fold = new AreaFold();
    private final Map<TicketNumber, VisitId> visits = new HashMap<>();
    private final Deque<Item> untold = new ArrayDeque<>();
    private long read;

    VisitNews(Journal journal, StreamName stream) {
        this.journal = journal;
        this.stream = stream;
    }

    /**
     * A visit began or ended.
     *
     * @param registerNo of the visit; a transferred one keeps it
     * @param stop present when it was not the clinic but a stop after it
     */
    record Item(long position, String registerNo, Optional<StopId> stop, boolean ended) {}

    void read() {
        List<JournalEntry> entries = journal.read(stream, read + 1);
        for (JournalEntry entry : entries) {
            if (WANTED.contains(entry.fact().type())) {
                take(entry);
            }
            read = entry.position();
        }
    }

    private void take(JournalEntry entry) {
        AreaEvent event = fold.decode(entry.fact()).event();
        if (event instanceof AreaEvent.TicketIssued issued) {
            visits.put(issued.number(), issued.visit());
            return;
        }
        VisitId visit = visits.get(event.about().orElseThrow());
        boolean ended = entry.fact().type().equals(FINISHED);
        untold.add(new Item(entry.position(), Transfers.registerNo(visit), StopId.of(visit), ended));
    }

    /** What comes next after a position that was told before, perhaps by another node. */
    Optional<Item> after(long told) {
        while (!untold.isEmpty() && untold.peek().position() <= told) {
            untold.remove();
        }
        return Optional.ofNullable(untold.peek());
    }
}
