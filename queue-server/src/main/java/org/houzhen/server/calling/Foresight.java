package org.houzhen.server.calling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.WaitingArea;

/**
 * Plays the rest of an area's day on a copy of it: the open rooms call in turn, one patient each, under these rules, until
 * nobody is left whom they call. It is the engine that calls, with doors, grades and shares, so what is foretold is what
 * would happen if nobody else came. Whoever asks owns the copy, which is used up.
 */
final class Foresight {
    private final WaitingArea area;
    private final Instant now;
    private final Map<QueueId, List<Line.Place>> called = new LinkedHashMap<>();
    private long commands;

    Foresight(WaitingArea copy, RuleSet rules, Instant now) {
        this.area = copy;
        this.now = now;
        area.queues().forEach(queue -> called.put(queue.id(), new ArrayList<>()));
        does(new RoomCommand.AdoptRules(cause(), rules));
        List<RoomId> open = area.rooms().stream()
                .filter(room -> !room.closed())
                .map(Room::id)
                .toList();
        open.forEach(room -> does(new RoomCommand.ResumeRoom(cause(), room)));
        boolean some = !open.isEmpty();
        while (some) {
            some = false;
            for (RoomId room : open) {
                some |= callsNext(room);
            }
        }
    }

    WaitingArea area() {
        return area;
    }

    /** Who is called from each line, the first one first; then who still waits in it, whom no open room calls now. */
    Map<QueueId, List<Line.Place>> lines() {
        Map<QueueId, List<Line.Place>> lines = new LinkedHashMap<>();
        area.queues().forEach(queue -> {
            List<Line.Place> line = new ArrayList<>(called.get(queue.id()));
            line.addAll(Line.all(queue, area.rules(), now));
            lines.put(queue.id(), line);
        });
        return lines;
    }

    private boolean callsNext(RoomId room) {
        Optional<Ticket> inside = area.room(room).flatMap(Room::ticket).flatMap(area::ticket);
        if (inside.filter(ticket -> ticket.state() == TicketState.CALLED).isPresent()) {
            does(new Call.Enter(cause(), room));
        }
        if (inside.isPresent()) {
            does(new Call.Finish(cause(), room));
        }
        Optional<Ticket> next = does(new Call.CallNext(cause(), room)).stream()
                .flatMap(fact -> fact.about().stream())
                .flatMap(number -> area.ticket(number).stream())
                .findFirst();
        next.ifPresent(ticket -> called.get(ticket.queue())
                .add(new Line.Place(ticket, ticket.drawnBy().orElseThrow())));
        return next.isPresent();
    }

    private List<AreaEvent> does(Command command) {
        List<AreaEvent> facts = area.decide(command).match(Answer.Done::facts, refused -> List.of());
        facts.forEach(fact -> area.apply(fact, command.cause()));
        Optional<AreaEvent> next = area.consequence(now);
        while (next.isPresent()) {
            area.apply(next.get(), command.cause().following());
            next = area.consequence(now);
        }
        return facts;
    }

    private Cause cause() {
        return new Cause(new UUID(0, ++commands), "server", now);
    }
}
