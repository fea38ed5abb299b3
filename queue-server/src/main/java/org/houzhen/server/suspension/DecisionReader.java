package org.houzhen.server.suspension;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.AreaFold;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Transfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the areas' journals, behind the thread that writes them, for patients who want their money back. One thread uses it. */
final class DecisionReader {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionReader.class);
    private static final String CHOSEN = "instead-chosen";
    private static final int DAYS = 30;

    private final Journal journal;
    private final Decisions decisions;
    private final Clock clock;
    private final AreaFold fold = new AreaFold();
    private final Map<StreamName, Long> read = new HashMap<>();

    DecisionReader(Journal journal, Decisions decisions, Clock clock) {
        this.journal = journal;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Every area of the last days: for what was left by a kill, or by another node. */
    void lookAround() {
        LocalDate oldest = LocalDate.now(clock).minusDays(DAYS);
        read.keySet().removeIf(stream -> Areas.dayOf(stream).isBefore(oldest));
        look(journal.streams(Areas.PREFIX).stream()
                .filter(stream -> !Areas.dayOf(stream).isBefore(oldest))
                .toList());
    }

    void look(List<StreamName> streams) {
        Instant since = decisions.since(clock.instant());
        for (StreamName stream : streams) {
            try {
                look(stream, since);
            } catch (IllegalArgumentException | NoSuchElementException e) {
                // One that cannot be read must not hold up the others.
                LOG.error(
                        "the refunds wanted in {} cannot be read: {}",
                        stream,
                        e.getClass().getName());
            }
        }
    }

    private void look(StreamName stream, Instant since) {
        long before = read.computeIfAbsent(stream, decisions::readTo);
        List<JournalEntry> entries = journal.read(stream, before + 1);
        if (entries.isEmpty()) {
            return;
        }
        long last = entries.get(entries.size() - 1).position();
        List<Decision> found = found(stream, entries, since);
        boolean over = Areas.dayOf(stream).isBefore(LocalDate.now(clock));
        // Where nothing was chosen, a day that goes on is read again after a restart: that costs less than a write each
        // time.
        if (over || !found.isEmpty()) {
            decisions.found(stream, last, found);
        }
        read.put(stream, last);
    }

    private List<Decision> found(StreamName stream, List<JournalEntry> entries, Instant since) {
        List<JournalEntry> chosen = entries.stream()
                .filter(entry -> entry.fact().type().equals(CHOSEN))
                .filter(entry -> !entry.fact().at().isBefore(since))
                .toList();
        if (chosen.isEmpty()) {
            return List.of();
        }
        WaitingArea area = AreaFold.replay(journal, stream);
        return chosen.stream().flatMap(entry -> refund(area, entry)).toList();
    }

    private Stream<Decision> refund(WaitingArea area, JournalEntry entry) {
        var event = (AreaEvent.InsteadChosen) fold.decode(entry.fact()).event();
        VisitId visit = area.ticket(event.number()).orElseThrow().visit();
        return event.choice() == Instead.REFUND && Transfers.isOfClinic(visit)
                ? Stream.of(new Decision(
                        Transfers.registerNo(visit),
                        entry.fact().actor(),
                        entry.fact().at(),
                        0))
                : Stream.empty();
    }
}
