package org.houzhen.acceptance.referee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the referee knows of one queue: who waits, and everybody who was ever drawn from it. */
final class QueueNote {
    final String id;
    final String kind;
    final List<TicketNote> waiting = new ArrayList<>();
    final List<TicketNote.Place> drawn = new ArrayList<>();
    /** Whose each draw was. */
    private final List<String> drawnNumbers = new ArrayList<>();
    /** Consents to extra numbers that nobody has used, by patient: until when each stands. */
    final Map<String, Long> consents = new HashMap<>();
    /** Patients whose consent was taken back. */
    final Set<String> takenBack = new HashSet<>();
    /** How many consents count for the cap. */
    int extras;

    boolean suspended;

    QueueNote(String id, String kind) {
        this.id = id;
        this.kind = kind;
    }

    private QueueNote(QueueNote other) {
        this(other.id, other.kind);
        waiting.addAll(other.waiting);
        drawn.addAll(other.drawn);
        drawnNumbers.addAll(other.drawnNumbers);
    }

    /** To try out what would happen. */
    QueueNote copy() {
        return new QueueNote(this);
    }

    void draw(TicketNote ticket) {
        waiting.remove(ticket);
        drawn.add(ticket.place());
        drawnNumbers.add(ticket.number);
    }

    /** Nobody called whoever was sent back from a door: he has not gone (RULES 7). */
    void notDrawn(TicketNote ticket) {
        int last = drawnNumbers.lastIndexOf(ticket.number);
        drawn.remove(last);
        drawnNumbers.remove(last);
    }

    /** How many ordinary ones went since somebody of this group did; before walk-ins, how many appointed. */
    int since(String group) {
        int count = 0;
        for (int i = drawn.size() - 1; i >= 0 && !drawn.get(i).group().equals(group); i--) {
            String went = drawn.get(i).group();
            boolean counts = group.equals("WALK_IN") ? went.equals("APPOINTED") : isOrdinary(went);
            count += counts ? 1 : 0;
        }
        return count;
    }

    static boolean isOrdinary(String group) {
        return group.equals("GRADED") || group.equals("APPOINTED") || group.equals("WALK_IN");
    }

    int returnsInRow() {
        int count = 0;
        while (count < drawn.size()
                && drawn.get(drawn.size() - 1 - count).group().equals("RETURNING")) {
            count++;
        }
        return count;
    }

    /** Whether somebody who stood behind this one has gone already. */
    boolean hasPassed(TicketNote ticket) {
        return QueueNote.isOrdinary(ticket.group)
                && drawn.stream().anyMatch(place -> place.group().equals(ticket.group) && place.isBehind(ticket));
    }
}
