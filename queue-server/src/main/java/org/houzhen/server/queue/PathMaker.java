package org.houzhen.server.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.words.GroundWords;
import org.houzhen.server.words.Sentences;
import org.houzhen.wire.TicketPath;

/**
 * Says where a ticket stands at one moment, how long it may take, and of everybody before it why. Before somebody in the
 * hall are those of the same queue who stand at doors, then the line; before somebody at a door, who is nearer to it.
 */
final class PathMaker {
    private final Areas.Moment moment;
    private final WaitingArea area;

    PathMaker(Areas.Moment moment) {
        this.moment = moment;
        this.area = moment.state();
    }

    Optional<TicketPath> of(TicketNumber number) {
        return area.ticket(number).map(this::of);
    }

    private static boolean isInLine(TicketState state) {
        return state == TicketState.WAITING || state == TicketState.INVITED;
    }

    private TicketPath of(Ticket ticket) {
        if (!isInLine(ticket.state())) {
            return path(ticket, Optional.empty(), List.of(), 0);
        }
        Queue queue = area.queue(ticket.queue()).orElseThrow();
        List<Line.Place> upTo = upTo(ticket, queue);
        Line.Place own = upTo.get(upTo.size() - 1);
        var words = new GroundWords(area, queue, moment.now(), moment.zone());
        List<TicketPath.Before> before = upTo.subList(0, upTo.size() - 1).stream()
                .map(place -> words.before(place, own))
                .toList();
        return path(ticket, Optional.of(own), before, upTo.size());
    }

    private TicketPath path(Ticket ticket, Optional<Line.Place> own, List<TicketPath.Before> before, int place) {
        return new TicketPath(
                moment.epoch(),
                moment.position(),
                moment.now(),
                ticket.number().value(),
                Sentences.mark(ticket),
                ticket.state().name(),
                place,
                own.map(where -> where.rule().name()).orElse(null),
                own.map(where -> Sentences.why(where, kind(ticket), area.rules(), moment.zone()))
                        .orElse(null),
                own.map(where -> new Pace(area, moment.now()).until(ticket, before.size()))
                        .orElse(null),
                before);
    }

    private QueueKind kind(Ticket ticket) {
        return area.queue(ticket.queue()).orElseThrow().kind();
    }

    /** Everybody before a ticket, and itself at the end. */
    private List<Line.Place> upTo(Ticket ticket, Queue queue) {
        List<Line.Place> whole = ticket.state() == TicketState.INVITED
                ? door(ticket)
                : Stream.concat(doors(queue), Line.all(queue, area.rules(), moment.now()).stream())
                        .toList();
        int own = 0;
        while (whole.get(own).ticket() != ticket) {
            own++;
        }
        return whole.subList(0, own + 1);
    }

    private List<Line.Place> door(Ticket ticket) {
        Room room = ticket.room().flatMap(area::room).orElseThrow();
        return room.door().stream()
                .flatMap(number -> area.ticket(number).stream())
                .map(PathMaker::invited)
                .toList();
    }

    private Stream<Line.Place> doors(Queue queue) {
        return area.rooms().stream()
                .flatMap(room -> room.door().stream())
                .flatMap(number -> area.ticket(number).stream())
                .filter(ticket -> ticket.queue().equals(queue.id()))
                .sorted(Comparator.comparing((Ticket ticket) -> ticket.since().orElseThrow())
                        .thenComparingInt(ticket -> ticket.number().value().length())
                        .thenComparing(ticket -> ticket.number().value()))
                .map(PathMaker::invited);
    }

    private static Line.Place invited(Ticket ticket) {
        return new Line.Place(ticket, ticket.drawnBy().orElseThrow());
    }
}
