package org.houzhen.server.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * One number and everything that is known of it. Changed only by events; whoever reads it does so on the thread that owns
 * the area.
 */
public final class Ticket {
    private final AreaEvent.TicketIssued issued;
    private final int sequence;
    private TicketState state = TicketState.ISSUED;
    private TicketState before = TicketState.ISSUED;
    private Priority priority;
    private Seat seat;
    private Instant activeFrom;
    private Instant waitingSince;
    private Instant notBefore = Instant.MIN;
    private Instant lastCall = Instant.MIN;
    private Instant missedAt = Instant.MIN;
    private RoomId room;
    private Instant stateSince;
    private int calls;
    private int misses;

    Ticket(AreaEvent.TicketIssued issued, int sequence) {
        this.issued = issued;
        this.sequence = sequence;
        this.priority = issued.priority();
    }

    void wait(Seat newSeat, Instant active, Instant now) {
        moveTo(TicketState.WAITING, now);
        seat = newSeat;
        activeFrom = active;
        waitingSince = active.isAfter(now) ? active : now;
        calls = 0;
    }

    void call(RoomId calledTo, Instant at) {
        moveTo(TicketState.CALLED, at);
        room = calledTo;
        lastCall = at;
        calls++;
    }

    void repeat(Instant at) {
        lastCall = at;
        calls++;
    }

    void enter(Instant at) {
        moveTo(TicketState.SERVING, at);
    }

    void miss(Instant at, Instant offeredFrom) {
        moveTo(TicketState.MISSED, at);
        missedAt = at;
        notBefore = offeredFrom;
        misses++;
    }

    void forgiveMiss() {
        misses--;
        notBefore = Instant.MIN;
    }

    void moveTo(TicketState next, Instant at) {
        if (state.isFinal()) {
            throw new IllegalStateException(number() + " is " + state + " and cannot become " + next);
        }
        before = state;
        state = next;
        stateSince = at;
    }

    void move(Seat newSeat) {
        seat = newSeat;
    }

    void raise(Priority newPriority) {
        priority = newPriority;
    }

    public TicketNumber number() {
        return issued.number();
    }

    public QueueId queue() {
        return issued.queue();
    }

    public VisitId visit() {
        return issued.visit();
    }

    /** What it was issued with. */
    public AreaEvent.TicketIssued issued() {
        return issued;
    }

    public TicketState state() {
        return state;
    }

    /** The state it was in before this one: of an ended ticket, how far it had come. */
    public TicketState before() {
        return before;
    }

    public Priority priority() {
        return priority;
    }

    /** How often it was called since it last began to wait. */
    public int calls() {
        return calls;
    }

    public int misses() {
        return misses;
    }

    public Instant lastCall() {
        return lastCall;
    }

    public Instant missedAt() {
        return missedAt;
    }

    /** The room that called it last. */
    public Optional<RoomId> room() {
        return Optional.ofNullable(room);
    }

    /** From when the place counts; present once it has waited. */
    public Optional<Instant> activeFrom() {
        return Optional.ofNullable(activeFrom);
    }

    /** Since when it is in its state, as people count it: for a waiting one from when its place counts. */
    public Optional<Instant> since() {
        return state == TicketState.WAITING ? waitingSince() : Optional.ofNullable(stateSince);
    }

    public Optional<Instant> waitingSince() {
        return Optional.ofNullable(waitingSince);
    }

    /** Came back with results since it last waited. */
    public boolean returning() {
        return seat != null && seat.lane() == Lane.RETURNING;
    }

    /** Signed in after its time segment. */
    public boolean late() {
        return seat != null && seat.lane() == Lane.LATE;
    }

    Seat seat() {
        return seat;
    }

    int sequence() {
        return sequence;
    }

    boolean isActive(Instant now) {
        return !activeFrom.isAfter(now);
    }

    boolean isOffered(Instant now) {
        return !notBefore.isAfter(now);
    }
}
