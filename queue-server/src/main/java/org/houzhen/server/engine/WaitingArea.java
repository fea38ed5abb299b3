package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

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
    private final Answered answered = new Answered();
    private final AreaTime time = new AreaTime();
    private final Map<RoomId, UUID> openCalls = new HashMap<>();
    private final Map<String, Integer> changes = new HashMap<>();
    private RuleSet rules = RuleSet.defaults();
    private String letter = "";
    private String name = "";
    /** What closed the day; {@code null} while it is open. */
    private UUID closedBy;

    /** Applies one fact, live and at replay alike. */
    public void apply(AreaEvent fact, Cause told) {
        Cause cause = time.passes(told);
        fact.applyTo(this, cause);
        answered.keep(fact, cause);
    }

    /** The time that counts here when a clock says this; see {@link AreaTime}. */
    public Instant steady(Instant clock) {
        return time.steady(clock);
    }

    /** When a command is decided, as time counts here. */
    Instant now(Cause cause) {
        return time.steady(cause.at());
    }

    /**
     * Decides a command without changing anything. A command that was answered before gets the same answer; another one
     * under its id is refused.
     */
    public Answer decide(Command command) {
        Optional<Answer> again = answered.again(command, this);
        if (again.isPresent()) {
            return again.get();
        }
        return closed() && !command.mayFollowClosing() ? Answer.refused(Refusal.DAY_CLOSED) : command.decide(this);
    }

    /** What follows by rule from what happened at this instant, under {@link Cause#following}; asked again until nothing does. */
    public Optional<AreaEvent> consequence(Instant clock) {
        Instant now = steady(clock);
        if (closed() || rules.rooms().buffer() == 0) {
            return Optional.empty();
        }
        List<Room> inviting = new ArrayList<>(0);
        for (Room room : rooms.values()) {
            if (room.invites(rules.rooms().buffer()) && somebodyWaitsFor(room, now)) {
                inviting.add(room);
            }
        }
        if (inviting.isEmpty()) {
            return Optional.empty();
        }
        inviting.sort(Comparator.comparingInt(Room::load));
        return inviting.stream()
                .flatMap(room -> new Draw(this, room, now).invitation().stream())
                .findFirst();
    }

    /** A plain loop: it runs after every command, for every room, and mostly finds nobody. */
    private boolean somebodyWaitsFor(Room room, Instant now) {
        for (QueueId id : room.queues()) {
            Queue queue = queues.get(id);
            if (queue != null && queue.kind().hasDoors() && queue.hasSomebody(now)) {
                return true;
            }
        }
        return false;
    }

    /** The rules that decide here now. */
    public RuleSet rules() {
        return rules;
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

    /** False of a ticket that was reopened under another number. */
    public boolean isLatestOfItsVisit(Ticket ticket) {
        return ticketOf(ticket.visit()).filter(ticket::equals).isPresent();
    }

    public Optional<Room> room(RoomId room) {
        return Optional.ofNullable(rooms.get(room));
    }

    public Optional<Queue> queue(QueueId queue) {
        return Optional.ofNullable(queues.get(queue));
    }

    /** Whom a room would take from the hall one after the other if nobody else came; its first is whom it takes. */
    public List<Line.Place> upcoming(Room room, Instant now, int limit) {
        return new Draw(this, room, now).fromHall(limit);
    }

    /** The command that made the call a room has open; with the repeat count it names what a screen speaks. */
    public Optional<UUID> openCall(RoomId room) {
        return room(room).flatMap(Room::ticket).map(ticket -> openCalls.get(room));
    }

    /** Whether some open room calls such a ticket when its turn has come, paused or not. */
    public boolean isForSomeRoom(Ticket ticket) {
        Queue queue = queueOf(ticket);
        return rooms.values().stream().anyMatch(room -> room.takes(queue, ticket));
    }

    /** What its numbers begin with; empty until it is opened. */
    public String letter() {
        return letter;
    }

    public String name() {
        return name;
    }

    /**
     * Where a ticket's patient should go: the room it was sent or called to, one that serves its queue, or the place planned.
     * Of a pool's windows nobody knows which will call.
     */
    public String placeOf(Ticket ticket) {
        return ticket.room()
                .filter(sent -> ticket.state().hasRoom())
                .map(this::requireRoom)
                .or(() -> rooms.values().stream()
                        .filter(room -> !room.closed() && room.queues().contains(ticket.queue()))
                        .filter(room -> !queueOf(ticket).kind().isPool())
                        .findFirst())
                .map(Room::name)
                .orElseGet(() -> queue(ticket.queue()).map(Queue::place).orElse(""));
    }

    /** The one of these queues with the least work before it (RULES 11). */
    public Optional<QueueId> leastWork(Collection<QueueId> windows) {
        return windows.stream()
                .flatMap(window -> queue(window).stream())
                .filter(window -> !window.suspended())
                .min(Comparator.comparingInt(Queue::work))
                .map(Queue::id);
    }

    /** How often an actor has changed an order today. */
    int changesBy(String actor) {
        return changes.getOrDefault(actor, 0);
    }

    void countChange(String actor) {
        changes.merge(actor, 1, Integer::sum);
    }

    void adopt(RuleSet adopted) {
        rules = adopted;
    }

    /** Whether its day is over. */
    public boolean closed() {
        return closedBy != null;
    }

    /** Whom closing the day ended, in that order; each left the door or room it was at before the next. */
    List<TicketNumber> endedByClosing() {
        return answered.facts(closedBy).stream()
                .flatMap(fact -> fact.about().stream())
                .toList();
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

    void close(Cause cause) {
        closedBy = cause.command();
    }

    /** The day goes on; whom closing it ended was restored before. */
    void reopen() {
        closedBy = null;
        List<Ticket> inTurn =
                missed.stream().sorted(Comparator.comparing(Ticket::missedAt)).toList();
        missed.clear();
        missed.addAll(inTurn);
    }

    void missedAgain(Ticket ticket) {
        missed.add(ticket);
    }

    void openQueue(AreaEvent.QueueOpened opened) {
        queues.putIfAbsent(opened.queue(), new Queue(opened));
    }

    void openRoom(RoomEvent.RoomOpened opened, Instant at) {
        Room room = rooms.get(opened.room());
        if (room == null) {
            rooms.put(opened.room(), new Room(opened, at));
        } else {
            room.reopen(opened, at);
        }
    }

    void moveRoom(RoomEvent.RoomMoved moved, Cause cause) {
        Room from = requireRoom(moved.room());
        Room to = rooms.computeIfAbsent(moved.to(), id -> from.elsewhere(id, moved.name(), cause.at()));
        to.takeOver(from, moved.name(), cause.at());
        to.ticket().ifPresent(number -> openCalls.put(moved.to(), cause.command()));
        Stream.concat(to.ticket().stream(), to.door().stream())
                .forEach(number -> require(number).moveRoom(moved.to(), cause.at()));
    }

    void issue(AreaEvent.TicketIssued issued) {
        var ticket = new Ticket(issued, tickets.size() + 1);
        if (tickets.putIfAbsent(issued.number(), ticket) != null) {
            throw new IllegalStateException(issued.number() + " was issued before");
        }
        TicketNumber earlier = byVisit.put(issued.visit(), issued.number());
        if (earlier != null && !require(earlier).state().isFinal()) {
            throw new IllegalStateException("visit " + issued.visit() + " has a ticket");
        }
        queueOf(ticket).addWork(ticket.standing().work());
        if (ticket.standing().origin() == Standing.Origin.EXTRA) {
            queueOf(ticket).useConsent(issued.patient());
        }
    }

    void seat(TicketNumber number, Seat seat, Instant activeFrom, Instant now) {
        Ticket ticket = require(number);
        Queue queue = queueOf(ticket);
        missed.remove(ticket);
        ticket.wait(seat, activeFrom, now, queue.tally().calls());
        queue.add(ticket, now);
    }

    void reseat(TicketNumber number, Seat seat, Instant now) {
        Ticket ticket = require(number);
        if (ticket.state() == TicketState.WAITING) {
            queueOf(ticket).remove(ticket);
            ticket.move(seat);
            queueOf(ticket).add(ticket, now);
        } else if (ticket.state() == TicketState.INVITED && seat.lane() == Lane.GREEN_CHANNEL) {
            ticket.raiseAtDoor(seat);
            ticket.room().map(this::requireRoom).ifPresent(room -> room.toFront(number));
        }
    }

    void invite(AreaEvent.Invited invited, Instant at) {
        Ticket ticket = require(invited.number());
        Room room = requireRoom(invited.room());
        draw(ticket, room);
        room.invite(invited.number(), placeAtDoor(room, invited.rule()));
        ticket.invite(invited.room(), invited.rule(), at);
    }

    /** The green channel goes to the front, a miss that was a mistake behind it, everybody else to the end (RULES 4, 5, 7). */
    private int placeAtDoor(Room room, Rule rule) {
        return switch (rule) {
            case GREEN_CHANNEL -> 0;
            case RESTORED ->
                (int) room.door().stream()
                        .map(this::require)
                        .filter(ticket -> ticket.seat().lane() == Lane.GREEN_CHANNEL)
                        .count();
            default -> room.door().size();
        };
    }

    void sendBack(TicketNumber number, Instant at) {
        Ticket ticket = require(number);
        ticket.room().map(this::requireRoom).ifPresent(room -> {
            room.leaveDoor(number);
            room.takeBack(ticket);
        });
        ticket.waitAgain(at);
        queueOf(ticket).takeBack(ticket);
        queueOf(ticket).add(ticket, at);
    }

    void call(AreaEvent.Called called, Cause cause) {
        Ticket ticket = require(called.number());
        Room room = requireRoom(called.room());
        if (ticket.state() == TicketState.INVITED) {
            ticket.room().map(this::requireRoom).ifPresent(at -> at.leaveDoor(called.number()));
        } else {
            draw(ticket, room);
        }
        room.take(called.number(), cause.at());
        ticket.call(called.room(), called.rule(), cause.at());
        openCalls.put(called.room(), cause.command());
    }

    private void draw(Ticket ticket, Room room) {
        Queue queue = queueOf(ticket);
        queue.remove(ticket);
        queue.count(ticket);
        room.count(ticket);
    }

    void miss(AreaEvent.Missed fact, Instant at) {
        Ticket ticket = require(fact.number());
        requireRoom(fact.room()).free(at);
        ticket.miss(at, fact.offeredFrom());
        missed.add(ticket);
    }

    void leave(TicketNumber number, RoomId room, Instant at) {
        Ticket ticket = require(number);
        requireRoom(room).free(at);
        ticket.moveTo(TicketState.DONE, at);
        queueOf(ticket).addWork(-ticket.standing().work());
    }

    /** Takes a ticket out of its lane, its door or its room, wherever it is. */
    void end(TicketNumber number, TicketState state, Instant at) {
        Ticket ticket = require(number);
        missed.remove(ticket);
        switch (ticket.state()) {
            case WAITING -> queueOf(ticket).remove(ticket);
            case INVITED ->
                ticket.leaveDoorFrom(requireRoom(ticket.room().orElseThrow()).leaveDoor(number));
            case CALLED, SERVING -> ticket.room().map(this::requireRoom).ifPresent(room -> room.free(at));
            case ISSUED, MISSED, PARKED, DONE, TRANSFERRED, NO_SHOW, CANCELLED, UNFINISHED -> {}
        }
        if (state.isFinal() && ticket.state() != TicketState.DONE) {
            queueOf(ticket).addWork(-ticket.standing().work());
        }
        ticket.moveTo(state, at);
    }

    Queue requireQueue(QueueId queue) {
        return queue(queue).orElseThrow(() -> new IllegalStateException("no queue " + queue));
    }

    Queue queueOf(Ticket ticket) {
        return requireQueue(ticket.queue());
    }
}
