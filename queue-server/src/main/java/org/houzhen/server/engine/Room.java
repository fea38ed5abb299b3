package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A room, window or device that calls. It has at most one ticket, called or served, and a few that wait at its door. */
public final class Room {
    private final List<TicketNumber> door = new ArrayList<>();
    private final Map<QueueId, Integer> drawn = new HashMap<>();
    private final Set<TicketNumber> counted = new HashSet<>();
    private RoomEvent.RoomOpened opened;
    private TicketNumber ticket;
    private RoomId movedTo;
    private Arranged arranged;
    private Instant lastUsed;
    private boolean paused;
    private boolean closed;

    /** Who last changed what the room calls for, when and why. */
    public record Arranged(String by, Instant at, Reason reason) {}

    Room(RoomEvent.RoomOpened opened, Instant at) {
        this.opened = opened;
        this.lastUsed = at;
    }

    void reopen(RoomEvent.RoomOpened again, Instant at) {
        opened = again;
        arranged = null;
        movedTo = null;
        paused = false;
        closed = false;
        lastUsed = at;
    }

    /** A room that is not open yet, for those of this one to go to. */
    Room elsewhere(RoomId other, String otherName, Instant at) {
        return new Room(opened.in(other, otherName), at);
    }

    /** Takes over staff, queues and patients of another room, which is closed by it. */
    void takeOver(Room other, String newName, Instant at) {
        reopen(other.opened.in(opened.room(), newName), at);
        arranged = other.arranged;
        ticket = other.ticket;
        door.addAll(other.door);
        shareAs(other);
        other.ticket = null;
        other.door.clear();
        other.closed = true;
        other.movedTo = id();
    }

    /** Whoever sits here goes on with the turns of the room left behind. */
    private void shareAs(Room other) {
        drawn.clear();
        drawn.putAll(other.drawn);
        counted.clear();
        counted.addAll(other.counted);
    }

    void close() {
        closed = true;
    }

    /** Calls for other queues or grades from now on; what was drawn before counts for no weight any more. */
    void arrange(RoomEvent.RoomArranged fact, Cause cause) {
        opened = new RoomEvent.RoomOpened(id(), name(), staff(), title(), fact.queues(), fact.weights(), fact.grades());
        arranged = new Arranged(cause.actor(), cause.at(), fact.reason());
        drawn.clear();
        counted.clear();
    }

    /** Present once somebody changed what it calls for since it was opened. */
    public Optional<Arranged> arranged() {
        return Optional.ofNullable(arranged);
    }

    /** Where whoever sat here went on (换诊室), until somebody sits down here again. */
    public Optional<RoomId> movedTo() {
        return Optional.ofNullable(movedTo);
    }

    void take(TicketNumber called, Instant at) {
        if (ticket != null) {
            throw new IllegalStateException("room " + opened.room() + " has " + ticket + " and cannot take " + called);
        }
        ticket = called;
        lastUsed = at;
    }

    void free(Instant at) {
        ticket = null;
        lastUsed = at;
    }

    /** A ticket comes to the door, behind so many. */
    void invite(TicketNumber number, int place) {
        door.add(place, number);
    }

    void toFront(TicketNumber number) {
        door.remove(number);
        door.add(0, number);
    }

    /** The place it had there, 0 for the first. */
    int leaveDoor(TicketNumber number) {
        int place = door.indexOf(number);
        door.remove(number);
        return place;
    }

    /** Counts as used from now on. */
    void use(Instant at) {
        lastUsed = at;
    }

    void pause(boolean pause, Instant at) {
        paused = pause;
        lastUsed = at;
    }

    /** Counts a draw, for weights. */
    void count(Ticket ticket) {
        drawn.merge(ticket.queue(), 1, Integer::sum);
        counted.add(ticket.number());
    }

    /** A draw that came to nothing, if it counted here. */
    void takeBack(Ticket ticket) {
        if (counted.remove(ticket.number())) {
            drawn.merge(ticket.queue(), -1, Integer::sum);
        }
    }

    /** How far a queue would have had its share after so many more draws; the smallest is due. */
    double share(QueueId queue, int more) {
        return (drawn.getOrDefault(queue, 0) + more) / (double) opened.weightOf(queue);
    }

    public RoomId id() {
        return opened.room();
    }

    public String name() {
        return opened.name();
    }

    public String staff() {
        return opened.staff();
    }

    public String title() {
        return opened.title();
    }

    /** The queues it calls from, in order of preference. */
    public List<QueueId> queues() {
        return opened.queues();
    }

    /** How often each queue is called beside the others, in the order of the queues; empty when the better right goes first. */
    public List<Integer> weights() {
        return opened.weights();
    }

    /** Whether queues take turns by weight rather than by who has the better right. */
    boolean isWeighted() {
        return !opened.weights().isEmpty();
    }

    /** The emergency grades it takes; empty for all. */
    public Set<Integer> grades() {
        return opened.grades();
    }

    /** Whether it calls such a ticket of this queue when its turn has come; as {@link Line#next}. */
    boolean takes(Queue queue, Ticket ticket) {
        boolean anybody = queue.kind() != QueueKind.EMERGENCY || ticket.priority() == Priority.GREEN_CHANNEL;
        return anybody
                ? !closed && opened.queues().contains(queue.id())
                : takes(queue.id(), ticket.standing().rank());
    }

    /** Whether it would call somebody of this grade from this queue. */
    public boolean takes(QueueId queue, int grade) {
        return !closed
                && opened.queues().contains(queue)
                && (opened.grades().isEmpty() || opened.grades().contains(grade));
    }

    public Optional<TicketNumber> ticket() {
        return Optional.ofNullable(ticket);
    }

    /** Who waits at its door, the next first. */
    public Collection<TicketNumber> door() {
        return Collections.unmodifiableCollection(door);
    }

    /** Whether one more may come to its door. */
    boolean invites(int buffer) {
        return !paused && !closed && door.size() < buffer;
    }

    /** How many it has, inside and at the door. */
    int load() {
        return door.size() + (ticket == null ? 0 : 1);
    }

    Optional<TicketNumber> firstAtDoor() {
        return door.stream().findFirst();
    }

    public boolean paused() {
        return paused;
    }

    public boolean closed() {
        return closed;
    }

    /** When it last called, served, paused or opened. */
    Instant lastUsed() {
        return lastUsed;
    }
}
