package org.houzhen.server.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.words.Sentences;
import org.houzhen.wire.Board;
import org.houzhen.wire.MaskedName;

/** Makes the public view of one area at one moment. It reads the state on the thread that owns it and keeps nothing. */
final class BoardMaker {
    private static final int NEXT_OF_ROOM = 3;
    private static final int NEXT_MAX = 12;
    private static final int MISSED_MAX = 8;

    private final Areas.Moment moment;
    private final RuleSet rules;

    BoardMaker(Areas.Moment moment) {
        this.moment = moment;
        this.rules = moment.state().rules();
    }

    Board board() {
        List<Board.Room> rooms = moment.rooms().stream().map(this::room).toList();
        return new Board(
                moment.epoch(),
                moment.position(),
                moment.area(),
                moment.state().name(),
                calls(),
                invited(),
                next(rooms),
                missed(),
                rooms,
                suspended());
    }

    private List<Board.Invited> invited() {
        return moment.rooms().stream()
                .flatMap(room -> room.door().stream()
                        .flatMap(number -> moment.state().ticket(number).stream())
                        .map(ticket -> invited(room, ticket)))
                .toList();
    }

    /** Sent to another door, it has another id: it is to be told anew. */
    private Board.Invited invited(Room room, Ticket ticket) {
        MaskedName name = name(ticket);
        Instant at = ticket.sentAt().orElseThrow();
        return new Board.Invited(
                ticket.number() + "@" + at.toEpochMilli(),
                ticket.number().value(),
                name,
                Sentences.mark(ticket),
                room.id().value(),
                room.name(),
                at,
                Sentences.invitation(ticket.number(), name, room.name()));
    }

    private List<String> suspended() {
        return moment.state().queues().stream()
                .filter(Queue::suspended)
                .map(Queue::label)
                .toList();
    }

    private List<Board.Call> calls() {
        return moment.state().rooms().stream()
                .flatMap(room ->
                        ticketIn(room).filter(BoardMaker::isCalled).stream().map(ticket -> call(room, ticket)))
                .sorted(Comparator.comparing(Board.Call::at).reversed())
                .toList();
    }

    private static boolean isCalled(Ticket ticket) {
        return ticket.state() == TicketState.CALLED;
    }

    private Board.Call call(Room room, Ticket ticket) {
        MaskedName name = name(ticket);
        return new Board.Call(
                moment.state().openCall(room.id()).orElseThrow().toString(),
                ticket.number().value(),
                name,
                Sentences.mark(ticket),
                room.id().value(),
                room.name(),
                ticket.calls() - 1,
                ticket.lastCall(),
                Sentences.call(ticket.number(), name, room.name(), kind(ticket)));
    }

    private QueueKind kind(Ticket ticket) {
        return moment.state().queue(ticket.queue()).map(Queue::kind).orElse(QueueKind.CLINIC);
    }

    /** The first of every room's line, then every second, and so on: what the hall should know is coming. */
    private static List<Board.Waiting> next(List<Board.Room> rooms) {
        Map<String, Board.Waiting> byTicket = new LinkedHashMap<>();
        for (int turn = 0; turn < NEXT_OF_ROOM; turn++) {
            for (Board.Room room : rooms) {
                if (turn < room.next().size()) {
                    Board.Waiting waiting = room.next().get(turn);
                    byTicket.putIfAbsent(waiting.ticket(), waiting);
                }
            }
        }
        return byTicket.values().stream().limit(NEXT_MAX).toList();
    }

    private List<Board.Waiting> nextOf(Room room) {
        return moment.state().upcoming(room, moment.now(), NEXT_OF_ROOM).stream()
                .map(place -> waiting(place.ticket(), whereTo(place.ticket(), room)))
                .toList();
    }

    /** Which of a pool's windows will call nobody knows yet. */
    private String whereTo(Ticket ticket, Room room) {
        Queue queue = moment.state().queue(ticket.queue()).orElseThrow();
        return queue.kind().isPool() ? queue.label() : room.name();
    }

    private List<Board.Waiting> missed() {
        return moment.state().missed().stream()
                .filter(this::isStillShown)
                .sorted(Comparator.comparing(Ticket::missedAt).reversed())
                .limit(MISSED_MAX)
                .map(ticket -> waiting(ticket, roomName(ticket)))
                .toList();
    }

    /** Medicine that nobody came for leaves the screens after a while (RULES 11); its window keeps it. */
    private boolean isStillShown(Ticket ticket) {
        return kind(ticket) != QueueKind.PHARMACY
                || ticket.missedAt().plus(rules.pools().uncollected()).isAfter(moment.now());
    }

    private String roomName(Ticket ticket) {
        return ticket.room().flatMap(moment.state()::room).map(Room::name).orElse("");
    }

    private Board.Waiting waiting(Ticket ticket, String roomName) {
        return new Board.Waiting(ticket.number().value(), name(ticket), Sentences.mark(ticket), roomName);
    }

    private Board.Room room(Room room) {
        Optional<Ticket> ticket = ticketIn(room);
        return new Board.Room(
                room.id().value(),
                room.name(),
                room.staff(),
                room.title(),
                kind(room),
                state(moment.state(), room),
                ticket.map(in -> in.number().value()).orElse(null),
                ticket.map(this::name).orElse(null),
                ticket.map(Sentences::mark).orElse(null),
                room.closed() ? List.of() : nextOf(room),
                movedTo(room));
    }

    /** All queues of a room are of one kind; a room without any is taken for a doctor's. */
    private String kind(Room room) {
        return room.queues().stream()
                .flatMap(queue -> moment.state().queue(queue).stream())
                .map(Queue::kind)
                .findFirst()
                .orElse(QueueKind.CLINIC)
                .name();
    }

    private String movedTo(Room room) {
        return room.movedTo().flatMap(moment.state()::room).map(Room::name).orElse(null);
    }

    static String state(WaitingArea area, Room room) {
        if (room.closed()) {
            return "CLOSED";
        }
        Optional<Ticket> ticket = room.ticket().flatMap(area::ticket);
        if (ticket.isPresent()) {
            return isCalled(ticket.get()) ? "CALLING" : "SERVING";
        }
        if (room.paused()) {
            return "PAUSED";
        }
        return isSuspended(area, room) ? "SUSPENDED" : "FREE";
    }

    /** Nobody can be called there: every clinic of the room was cancelled. */
    private static boolean isSuspended(WaitingArea area, Room room) {
        return !room.queues().isEmpty()
                && room.queues().stream()
                        .flatMap(queue -> area.queue(queue).stream())
                        .allMatch(Queue::suspended);
    }

    private Optional<Ticket> ticketIn(Room room) {
        return room.ticket().flatMap(moment.state()::ticket);
    }

    /**
     * Empty where a clinic calls by number: then the ticket was issued without one, or the rule became stricter since. What was
     * not kept when the number was issued no looser rule brings back.
     */
    private MaskedName name(Ticket ticket) {
        return moment.state()
                .queue(ticket.queue())
                .filter(queue -> moment.naming().shows(moment.area(), queue.department(), queue.specialty()))
                .map(queue -> new MaskedName(ticket.issued().maskedName()))
                .orElse(MaskedName.NONE);
    }
}
