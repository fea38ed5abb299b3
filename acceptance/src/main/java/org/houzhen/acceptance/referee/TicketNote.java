package org.houzhen.acceptance.referee;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** What the referee knows of one number. */
final class TicketNote {
    /** Among those who wait for the same reason, who is first. */
    static final Comparator<TicketNote> IN_TURN = Comparator.comparingLong((TicketNote note) -> note.first)
            .thenComparingLong(note -> note.second)
            .thenComparingInt(note -> note.sequence);

    final String number;
    final int sequence;
    final String queue;
    final String patient;
    final String visit;
    final boolean appointed;
    final String origin;
    final long slotStart;
    final long slotEnd;
    final long until;
    final Set<String> gates;
    String state = "ISSUED";
    String priority;
    /** What the class was given for. */
    String entitlement;

    int grade;
    /** Why it waits; what it is sorted by. */
    String group = "";

    long first;
    long second;
    long activeFrom;
    long waitingSince;
    long notBefore = Long.MIN_VALUE;
    long lastCall;
    long missedAt;
    long signedIn;
    /** Has been in the room. */
    boolean seen;

    long invitedAt;
    int calls;
    int misses;
    int drawsWhenJoining;
    String room = "";
    String invitedBy = "";

    TicketNote(Told issued, int sequence) {
        Told standing = issued.within("standing");
        this.sequence = sequence;
        number = issued.text("number");
        queue = issued.text("queue");
        patient = issued.text("patient");
        visit = issued.text("visit");
        priority = issued.text("priority");
        slotStart = issued.time("slotStart");
        slotEnd = issued.time("slotEnd");
        appointed = standing.text("channel").equals("APPOINTED");
        origin = standing.text("origin");
        entitlement = standing.text("entitlement");
        grade = standing.number("grade");
        gates = new HashSet<>(standing.texts("gates"));
        until = standing.has("until") ? standing.time("until") : Long.MAX_VALUE;
    }

    /** The registration it is for, which a transfer keeps. */
    String registration() {
        return visit.split(">", 2)[0];
    }

    boolean isFinal() {
        return Set.of("TRANSFERRED", "NO_SHOW", "CANCELLED", "UNFINISHED").contains(state);
    }

    boolean is(String... states) {
        return Set.of(states).contains(state);
    }

    /** An ungraded emergency counts as the last grade until a nurse has looked. */
    int rank() {
        return grade == 0 ? 4 : grade;
    }

    /** The one character that screens, desks and phones show beside the number (RULES 5). */
    String mark() {
        if (priority.equals("GREEN_CHANNEL")) {
            return "绿";
        }
        if (misses > 0) {
            return "过";
        }
        if (group.equals("RETURNING")) {
            return "回";
        }
        if (origin.equals("EXTRA")
                && Set.of("", "APPOINTED", "WALK_IN", "GRADED").contains(group)) {
            return "加";
        }
        return priority.equals("NORMAL") ? group.equals("LATE") ? "迟" : "" : markOfClass();
    }

    private String markOfClass() {
        return switch (entitlement) {
            case "MILITARY" -> "军";
            case "AGE" -> "老";
            default -> "优";
        };
    }

    void place(Place place) {
        group = place.group();
        first = place.first();
        second = place.second();
    }

    Place place() {
        return new Place(group, first, second, sequence);
    }

    @Override
    public String toString() {
        return number + " (" + state + " " + group + ")";
    }

    /** A place among those who wait. */
    record Place(String group, long first, long second, int sequence) {
        boolean isBehind(TicketNote ticket) {
            return Comparator.comparingLong(Place::first)
                            .thenComparingLong(Place::second)
                            .thenComparingInt(Place::sequence)
                            .compare(this, ticket.place())
                    > 0;
        }
    }
}
