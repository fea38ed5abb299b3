package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One waiting area on one day: the fold of its facts. One thread owns it. Every change is an {@link AreaEvent}; a change
 * that breaks an invariant throws, because then the journal and the program disagree and nothing may be built on it.
 */
public final class WaitingArea {
    private final Map<QueueId, Queue> queues = new LinkedHashMap<>();
    private final Map<RoomId, Room> rooms = new LinkedHashMap<>();
    private final Map<TicketNumber, Ticket> tickets = new LinkedHashMap<>();
    private final Set<Ticket> missed = new LinkedHashSet<>();
    private final Map<VisitId, TicketNumber> byVisit = new HashMap<>();
    private final Map<UUID, List<AreaEvent>> answers = new HashMap<>();
    private final Map<RoomId, UUID> openCalls = new HashMap<>();
    private String letter = "";
    private String name = "";
    private boolean closed;

    /** Applies one fact, live and at replay alike. */
    public void apply(AreaEvent fact, Cause cause) {
        fact.applyTo(this, cause);
        answers.computeIfAbsent(cause.command(), command -> new ArrayList<>(1)).add(fact);
    }

    /** Decides a command without changing anything. A command that was answered before gets the same answer. */
    public Answer decide(Command command, RuleSet rules) {
        List<AreaEvent> earlier = answers.get(command.cause().command());
        if (earlier != null) {
            return Answer.repeated(earlier);
        }
        return closed && !command.mayFollowClosing() ? Answer.refused(Refusal.DAY_CLOSED) : command.decide(this, rules);
    }

    public Collection<Queue> queues() {
        return Collections.unmodifiableCollection(queues.values());
    }

    public Collection<Room> rooms() {
        return Collections.unmodifiableCollection(rooms.values());
    }

    /** All tickets of the day, in the order of being issued. */
    public Collection<Ticket> tickets() {
        return Collections.unmodifiableCollection(tickets.values());
    }

    /** Who was called and did not come, the latest last. */
    public Collection<Ticket> missed() {
        return Collections.unmodifiableCollection(missed);
    }

    public Optional<Ticket> ticket(TicketNumber number) {
        return Optional.ofNullable(tickets.get(number));
    }

    public Optional<Ticket> ticketOf(VisitId visit) {
        return Optional.ofNullable(byVisit.get(visit)).map(tickets::get);
    }

    public Optional<Room> room(RoomId room) {
        return Optional.ofNullable(rooms.get(room));
    }

    public Optional<Queue> queue(QueueId queue) {
        return Optional.ofNullable(queues.get(queue));
    }

    /** The command that made the call a room has open; with the repeat count it names what a screen speaks. */
    public Optional<UUID> openCall(RoomId room) {
        return room(room).flatMap(Room::ticket).map(ticket -> openCalls.get(room));
    }

    /** What its numbers begin with; empty until it is opened. */
    public String letter() {
        return letter;
    }

    public String name() {
        return name;
    }

    /** Where a ticket's patient should go: the room that serves its queue, or the one planned. */
    public String placeOf(Ticket ticket) {
        return rooms.values().stream()
                .filter(room -> room.queues().contains(ticket.queue()))
                .map(Room::name)
                .findFirst()
                .orElseGet(() -> queue(ticket.queue()).map(Queue::place).orElse(""));
    }

    /** Whether its day is over. */
    public boolean closed() {
        return closed;
    }

    int issuedCount() {
        return tickets.size();
    }

    Ticket require(TicketNumber number) {
        return ticket(number).orElseThrow(() -> new IllegalStateException("no ticket " + number));
    }

    Room requireRoom(RoomId room) {
        return room(room).orElseThrow(() -> new IllegalStateException("no room " + room));
    }

    void open(AreaEvent.AreaOpened opened) {
        letter = opened.letter();
        name = opened.name();
    }

    void close() {
        closed = true;
    }

    void openQueue(AreaEvent.QueueOpened opened) {
        queues.putIfAbsent(opened.queue(), new Queue(opened));
    }

    void openRoom(AreaEvent.RoomOpened opened) {
        Room room = rooms.get(opened.room());
        if (room == null) {
            rooms.put(opened.room(), new Room(opened));
        } else {
            room.reopen(opened);
        }
    }

    void issue(AreaEvent.TicketIssued issued) {
        var ticket = new Ticket(issued, tickets.size() + 1);
        if (tickets.putIfAbsent(issued.number(), ticket) != null) {
            throw new IllegalStateException(issued.number() + " was issued before");
        }
        if (byVisit.putIfAbsent(issued.visit(), issued.number()) != null) {
            throw new IllegalStateException("visit " + issued.visit() + " has a ticket");
        }
    }

    void seat(TicketNumber number, Seat seat, Instant activeFrom, Instant now) {
        Ticket ticket = require(number);
        missed.remove(ticket);
        ticket.wait(seat, activeFrom, now);
        queueOf(ticket).add(ticket);
    }

    void reseat(TicketNumber number, Seat seat) {
        Ticket ticket = require(number);
        if (ticket.state() == TicketState.WAITING) {
            queueOf(ticket).remove(ticket);
            ticket.move(seat);
            queueOf(ticket).add(ticket);
        }
    }

    void call(AreaEvent.Called called, Cause cause) {
        Ticket ticket = require(called.number());
        Queue queue = queueOf(ticket);
        queue.remove(ticket);
        queue.count(ticket.seat().lane());
        requireRoom(called.room()).take(called.number());
        ticket.call(called.room(), cause.at());
        openCalls.put(called.room(), cause.command());
    }

    void miss(AreaEvent.Missed fact, Instant at) {
        Ticket ticket = require(fact.number());
        requireRoom(fact.room()).free();
        ticket.miss(at, fact.offeredFrom());
        missed.add(ticket);
    }

    void leave(TicketNumber number, RoomId room, Instant at) {
        requireRoom(room).free();
        require(number).moveTo(TicketState.DONE, at);
    }

    /** Takes a ticket out of its lane or its room, wherever it is. */
    void end(TicketNumber number, TicketState state, Instant at) {
        Ticket ticket = require(number);
        missed.remove(ticket);
        if (ticket.state() == TicketState.WAITING) {
            queueOf(ticket).remove(ticket);
        }
        if (ticket.state() == TicketState.CALLED || ticket.state() == TicketState.SERVING) {
            ticket.room().map(this::requireRoom).ifPresent(Room::free);
        }
        ticket.moveTo(state, at);
    }

    private Queue queueOf(Ticket ticket) {
        return queue(ticket.queue()).orElseThrow(() -> new IllegalStateException("no queue " + ticket.queue()));
    }
}
