package org.houzhen.server.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.RoomEvent;
import org.houzhen.server.engine.Rule;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.AreaFold;
import org.houzhen.server.queue.Recorded;

/**
 * Reads one area's journal of a day, through the same fold that runs the queue, for what people changed in the order and
 * for how doctors called. It goes on where it stopped. One thread at a time uses it.
 */
final class ChangeBook {
    private final StreamName stream;
    private final AreaFold fold = new AreaFold();
    private final WaitingArea area;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Calls> calls = new LinkedHashMap<>();
    private long read;
    private Recorded before;

    ChangeBook(StreamName stream) {
        this.stream = stream;
        this.area = fold.empty(stream);
    }

    /** What was done to an order. */
    enum Verb {
        CALL_CHOSEN,
        PRIORITY,
        GRADE,
        REOPEN,
        TRANSFER,
        TRANSFER_BACK,
        PARK,
        UNDO_MISS,
        SUSPEND,
        ARRANGE,
        EXTRA,
        EXTRA_BACK,
        REOPEN_DAY
    }

    /**
     * One change.
     *
     * @param reason empty where a rule lets a person do it without one
     * @param counts whether it counts for the daily limit
     */
    record Entry(
            Verb verb,
            Cause cause,
            String number,
            String queue,
            String detail,
            Optional<Reason> reason,
            String approvedBy,
            int before,
            int after,
            boolean counts) {
        UUID command() {
            return cause.command();
        }

        private Entry of(String known) {
            return new Entry(verb, cause, known, queue, "", reason, approvedBy, before, after, counts);
        }

        /** The same change, once a later fact of its command has said what it was. */
        private Entry as(Verb known, String said) {
            return new Entry(known, cause, number, queue, said, reason, approvedBy, before, after, counts);
        }
    }

    /** How often a doctor's room called, and how often out of turn. */
    record Calls(int all, int chosen) {
        private Calls with(boolean isChosen) {
            return new Calls(all + 1, chosen + (isChosen ? 1 : 0));
        }
    }

    WaitingArea area() {
        return area;
    }

    List<Entry> entries() {
        return entries;
    }

    Map<String, Calls> calls() {
        return calls;
    }

    void catchUp(Journal journal) {
        for (JournalEntry entry : journal.read(stream, read + 1)) {
            Recorded recorded = fold.decode(entry.fact());
            note(recorded.event(), recorded.cause());
            fold.apply(area, recorded);
            before = recorded;
            read = entry.position();
        }
    }

    /** Looks at a fact before it is applied: a place that is lost is known only then. */
    private void note(AreaEvent event, Cause cause) {
        if (event instanceof AreaEvent.OrderChanged changed) {
            add(changed, cause);
        } else if (event instanceof AreaEvent.Called called) {
            count(called, cause);
        } else if (event instanceof AreaEvent.PriorityChanged changed) {
            tell(cause, Verb.PRIORITY, changed.priority().name());
        } else if (event instanceof AreaEvent.Graded graded) {
            tell(cause, Verb.GRADE, String.valueOf(graded.grade()));
        } else {
            noteUncounted(event, cause);
        }
    }

    private void add(AreaEvent.OrderChanged changed, Cause cause) {
        Optional<Ticket> ticket = area.ticket(changed.number());
        String old = ticket.map(known -> known.issued().linked()).orElse("");
        boolean back = ticket.filter(known -> known.state() == TicketState.ISSUED)
                .filter(known -> known.standing().origin() == Standing.Origin.TRANSFERRED)
                .isPresent();
        entries.add(new Entry(
                back ? Verb.TRANSFER_BACK : Verb.REOPEN, // Unless the next fact of the same command says otherwise.
                cause,
                changed.number().value(),
                queueOf(changed.number()),
                old,
                Optional.of(changed.reason()),
                changed.approvedBy(),
                changed.before(),
                changed.after(),
                true));
    }

    private void tell(Cause cause, Verb verb, String said) {
        int last = entries.size() - 1;
        if (last >= 0 && entries.get(last).command().equals(cause.command())) {
            entries.set(last, entries.get(last).as(verb, said));
        }
    }

    private void count(AreaEvent.Called called, Cause cause) {
        boolean chosen = called.rule() == Rule.CHOSEN;
        area.room(called.room())
                .map(room -> room.staff().isBlank() ? room.name() : room.staff())
                .ifPresent(doctor -> calls.merge(doctor, new Calls(1, chosen ? 1 : 0), (old, one) -> old.with(chosen)));
        if (chosen) {
            tell(
                    cause,
                    Verb.CALL_CHOSEN,
                    area.room(called.room()).map(Room::name).orElse(""));
        }
    }

    private void noteUncounted(AreaEvent event, Cause cause) {
        if (event instanceof AreaEvent.Parked parked && !followsSignIn(cause)) {
            uncounted(Verb.PARK, cause, parked.number(), "", Optional.of(parked.reason()));
        } else if (event instanceof AreaEvent.Transferred transferred) {
            uncounted(
                    Verb.TRANSFER,
                    cause,
                    transferred.number(),
                    transferred.destination(),
                    Optional.of(transferred.reason()));
        } else if (event instanceof AreaEvent.MissUndone undone) {
            uncounted(Verb.UNDO_MISS, cause, undone.number(), "", Optional.empty());
        } else {
            noteClinics(event, cause);
        }
    }

    /** What is done to clinics and rooms, and by doctors of theirs. */
    private void noteClinics(AreaEvent event, Cause cause) {
        if (event instanceof AreaEvent.ExtraGranted granted) {
            String label = area.queue(granted.queue()).map(Queue::label).orElse("");
            entries.add(new Entry(
                    Verb.EXTRA, cause, "", label, granted.patient(), Optional.of(granted.reason()), "", 0, 0, false));
        } else if (event instanceof AreaEvent.ExtraTakenBack back) {
            String label = area.queue(back.queue()).map(Queue::label).orElse("");
            entries.add(
                    new Entry(Verb.EXTRA_BACK, cause, "", label, back.patient(), Optional.empty(), "", 0, 0, false));
        } else if (event instanceof AreaEvent.TicketIssued issued
                && issued.standing().origin() == Standing.Origin.EXTRA) {
            used(issued);
        } else if (event instanceof AreaEvent.QueueSuspended suspended) {
            String label = area.queue(suspended.queue()).map(Queue::label).orElse("");
            entries.add(
                    new Entry(Verb.SUSPEND, cause, "", label, "", Optional.of(suspended.reason()), "", 0, 0, false));
        } else if (event instanceof AreaEvent.DayReopened reopened) {
            entries.add(new Entry(
                    Verb.REOPEN_DAY, cause, "", area.name(), "", Optional.of(reopened.reason()), "", 0, 0, false));
        } else if (event instanceof RoomEvent.RoomArranged arranged) {
            String name = area.room(arranged.room()).map(Room::name).orElse("");
            entries.add(new Entry(Verb.ARRANGE, cause, "", name, "", Optional.of(arranged.reason()), "", 0, 0, false));
        }
    }

    /** What a doctor consented to has become this number. */
    private void used(AreaEvent.TicketIssued issued) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (entry.verb() == Verb.EXTRA
                    && entry.number().isEmpty()
                    && entry.detail().equals(issued.patient())) {
                entries.set(i, entry.of(issued.number().value()));
                return;
            }
        }
    }

    /** Whoever is not ready is set aside by the rules, not by a person. */
    private boolean followsSignIn(Cause cause) {
        return before != null
                && before.event() instanceof AreaEvent.SignedIn
                && before.cause().command().equals(cause.command());
    }

    private void uncounted(Verb verb, Cause cause, TicketNumber number, String detail, Optional<Reason> reason) {
        int place = area.ticket(number)
                .map(ticket -> place(ticket, area.steady(cause.at())))
                .orElse(0);
        entries.add(new Entry(verb, cause, number.value(), queueOf(number), detail, reason, "", place, 0, false));
    }

    private String queueOf(TicketNumber number) {
        return area.ticket(number)
                .flatMap(ticket -> area.queue(ticket.queue()))
                .map(Queue::label)
                .orElse("");
    }

    /** Counted as the patient counts: at a door, or in the line. */
    private int place(Ticket ticket, Instant now) {
        if (ticket.state() == TicketState.INVITED) {
            List<TicketNumber> door = ticket.room().flatMap(area::room).stream()
                    .flatMap(room -> room.door().stream())
                    .toList();
            return door.indexOf(ticket.number()) + 1;
        }
        if (ticket.state() != TicketState.WAITING) {
            return 0;
        }
        Queue queue = area.queue(ticket.queue()).orElseThrow();
        return (int) Line.all(queue, area.rules(), now).stream()
                        .takeWhile(each -> each.ticket() != ticket)
                        .count()
                + 1;
    }
}
