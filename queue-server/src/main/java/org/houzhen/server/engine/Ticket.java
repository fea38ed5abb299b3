package org.houzhen.server.engine;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One number and everything that is known of it. Changed only by events; whoever reads it does so on the thread that owns
 * the area.
 */
public final class Ticket {
    private final AreaEvent.TicketIssued issued;
    private final int sequence;
    private final Set<Gate> gates = EnumSet.noneOf(Gate.class);
    private TicketState state = TicketState.ISSUED;
    private TicketState before = TicketState.ISSUED;
    private Priority priority;
    private Standing standing;
    private Seat seat;
    private Instant activeFrom;
    private boolean early;
    private Instant signedIn;
    private Instant waitingSince;
    private Instant notBefore = Instant.MIN;
    private Instant lastCall = Instant.MIN;
    private Instant missedAt = Instant.MIN;
    private Instant entered;
    private Instant stateSince;
    private Instant beforeSince;
    private int placeAtDoor;
    private Instant sentAt;
    private RoomId room;
    private Rule drawnBy;
    private long joinedAt;
    private int calls;
    private int misses;
    private Chosen chosen;

    /** What its patient chose when the clinic was cancelled, and when. */
    public record Chosen(Instead choice, String to, Instant at) {}

    Ticket(AreaEvent.TicketIssued issued, int sequence) {
        this.issued = issued;
        this.sequence = sequence;
        this.priority = issued.priority();
        this.standing = issued.standing();
        this.gates.addAll(standing.gates());
    }

    void signIn(Instant at) {
        signedIn = at;
    }

    /** @param drawsBefore how many were drawn from its queue before it joined */
    void wait(Seat newSeat, Instant active, Instant now, long drawsBefore) {
        moveTo(TicketState.WAITING, now);
        seat = newSeat;
        activeFrom = active;
        early = active.isAfter(now);
        waitingSince = early ? active : now;
        joinedAt = drawsBefore;
        calls = 0;
    }

    /** Back in the line on the same seat, waiting since before. */
    void waitAgain(Instant now) {
        moveTo(TicketState.WAITING, now);
        room = null;
    }

    void invite(RoomId to, Rule rule, Instant at) {
        moveTo(TicketState.INVITED, at);
        room = to;
        sentAt = at;
        drawnBy = rule;
    }

    void call(RoomId calledTo, Rule rule, Instant at) {
        moveTo(TicketState.CALLED, at);
        room = calledTo;
        drawnBy = rule;
        lastCall = at;
        calls++;
    }

    void repeat(Instant at) {
        lastCall = at;
        calls++;
    }

    /** The room moved with its doctor; the call begins anew at the new door, and whoever waited at the old one is sent on. */
    void moveRoom(RoomId to, Instant at) {
        room = to;
        sentAt = at;
        if (state == TicketState.CALLED) {
            lastCall = at;
            calls = 1;
        }
    }

    void enter(Instant at) {
        moveTo(TicketState.SERVING, at);
        entered = entered == null ? at : entered;
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

    void choose(Chosen instead) {
        chosen = instead;
    }

    void pass(Gate gate) {
        gates.remove(gate);
    }

    void moveTo(TicketState next, Instant at) {
        if (state.isFinal()) {
            throw new IllegalStateException(number() + " is " + state + " and cannot become " + next);
        }
        before = state;
        beforeSince = stateSince;
        state = next;
        stateSince = at;
    }

    /** Undoes its last change of state. */
    void restore() {
        state = before;
        stateSince = beforeSince;
    }

    void leaveDoorFrom(int place) {
        placeAtDoor = place;
    }

    /** Where it stood at the door that it left last, 0 for the first. */
    int placeAtDoor() {
        return placeAtDoor;
    }

    void move(Seat newSeat) {
        seat = newSeat;
    }

    /** The green channel waits for no time segment. */
    void raise(Priority newPriority, Entitlement by, Instant at) {
        priority = newPriority;
        standing = standing.by(by);
        if (priority == Priority.GREEN_CHANNEL && state == TicketState.WAITING && activeFrom.isAfter(at)) {
            activeFrom = at;
            waitingSince = at;
        }
    }

    /** At a door already, and raised there. */
    void raiseAtDoor(Seat newSeat) {
        seat = newSeat;
        drawnBy = Rule.GREEN_CHANNEL;
    }

    void regrade(int grade) {
        standing = standing.graded(grade);
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

    public Standing standing() {
        return standing;
    }

    /** What must still be confirmed before it may be called. */
    public Set<Gate> openGates() {
        return Set.copyOf(gates);
    }

    /** How often it was called since it last began to wait. */
    public int calls() {
        return calls;
    }

    /** Present once its clinic was cancelled and the patient has chosen what comes instead. */
    public Optional<Chosen> chosen() {
        return Optional.ofNullable(chosen);
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

    /** The room that called it last, or at whose door it waits. */
    public Optional<RoomId> room() {
        return Optional.ofNullable(room);
    }

    /** When it was last sent to a door; present once it was. */
    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    /** Why it was drawn from the line when it last was. */
    public Optional<Rule> drawnBy() {
        return Optional.ofNullable(drawnBy);
    }

    /** From when the place counts; present once it has waited. */
    public Optional<Instant> activeFrom() {
        return Optional.ofNullable(activeFrom);
    }

    /** Since when it is in its state, as people count it: for a waiting one from when its place counts. */
    public Optional<Instant> since() {
        return state == TicketState.WAITING ? waitingSince() : Optional.ofNullable(stateSince);
    }

    /** When the patient first said to be here. */
    public Optional<Instant> signedIn() {
        return Optional.ofNullable(signedIn);
    }

    public Optional<Instant> waitingSince() {
        return Optional.ofNullable(waitingSince);
    }

    /** When the patient first came into the room. */
    public Optional<Instant> entered() {
        return Optional.ofNullable(entered);
    }

    /** Came back with results since it last waited. */
    public boolean returning() {
        return isIn(Lane.RETURNING);
    }

    /** Signed in after its time segment. */
    public boolean late() {
        return isIn(Lane.LATE);
    }

    private boolean isIn(Lane lane) {
        return seat != null && seat.lane() == lane;
    }

    /** Where it sits in its lane; absent before it first waits. */
    public Seat seat() {
        return seat;
    }

    /** After a miss, until when it lets everybody go who waits. */
    public Instant offeredFrom() {
        return notBefore;
    }

    int sequence() {
        return sequence;
    }

    /** How many were drawn from its queue before it joined. */
    long joinedAt() {
        return joinedAt;
    }

    /** Who was not early when taking the place is not early later, should a clock that was wrong be set right. */
    boolean isActive(Instant now) {
        return !early || seat.lane() == Lane.GREEN_CHANNEL || !activeFrom.isAfter(now);
    }

    /** When an early arrival's place begins to count; empty for everybody else. */
    public Optional<Instant> opens() {
        return early ? Optional.of(activeFrom) : Optional.empty();
    }

    boolean isOffered(Instant now) {
        return !notBefore.isAfter(now);
    }
}
