package org.houzhen.server.calling;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.Rule;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Transfers;
import org.houzhen.server.words.Sentences;
import org.houzhen.wire.DeskArea;
import org.houzhen.wire.TicketPath.Said;

/**
 * Makes a desk's view of one area at one moment, with the reason for every place. It reads the state on the thread that
 * owns it; names, which the state does not hold, are left as patient index numbers and filled in afterwards.
 */
final class DeskAreaMaker {
    private final Areas.Moment moment;
    private final RuleSet rules;
    private final ShownOn shownOn;

    DeskAreaMaker(Areas.Moment moment, ShownOn shownOn) {
        this.moment = moment;
        this.rules = moment.state().rules();
        this.shownOn = shownOn;
    }

    DeskArea desk() {
        return new DeskArea(
                moment.epoch(),
                moment.position(),
                moment.area(),
                moment.state().name(),
                moment.rooms().stream()
                        .filter(room -> !room.closed())
                        .map(this::room)
                        .toList(),
                moment.state().queues().stream().map(this::queue).toList(),
                tickets(TicketState.MISSED, Comparator.comparing(Ticket::missedAt)),
                tickets(
                        TicketState.PARKED,
                        Comparator.comparing(Ticket::number, Comparator.comparing(TicketNumber::value))),
                tickets(
                        TicketState.ISSUED,
                        Comparator.comparing(ticket -> ticket.issued().slotStart())),
                (int) count(ticket -> ticket.state() == TicketState.DONE),
                moment.state().closed() ? true : null);
    }

    /** Who is done, and who ended as a no-show and was given no new number, the last one first. */
    List<DeskArea.Ticket> done() {
        return tickets(
                ticket -> ticket.state() == TicketState.DONE || isGone(ticket),
                Comparator.comparing((Ticket ticket) -> ticket.since().orElse(Instant.MIN))
                        .reversed());
    }

    private boolean isGone(Ticket ticket) {
        return ticket.state() == TicketState.NO_SHOW && moment.state().isLatestOfItsVisit(ticket);
    }

    private long count(Predicate<Ticket> which) {
        return moment.state().tickets().stream().filter(which).count();
    }

    private List<DeskArea.Ticket> tickets(TicketState state, Comparator<Ticket> order) {
        return tickets(ticket -> ticket.state() == state, order);
    }

    private List<DeskArea.Ticket> tickets(Predicate<Ticket> which, Comparator<Ticket> order) {
        return moment.state().tickets().stream()
                .filter(which)
                .sorted(order)
                .map(ticket -> ticket(ticket, Optional.empty()))
                .toList();
    }

    private DeskArea.Queue queue(Queue queue) {
        List<DeskArea.Ticket> waiting = Line.all(queue, rules, moment.now()).stream()
                .map(place -> ticket(place.ticket(), Optional.of(place)))
                .toList();
        return new DeskArea.Queue(
                queue.id().value(),
                queue.label(),
                waiting,
                uncalled(queue).orElse(null),
                queue.suspension().map(why -> suspension(queue, why)).orElse(null));
    }

    /** Those whom no open room would call, though it is not cancelled: somebody has to open a room, or arrange one. */
    private Optional<DeskArea.Uncalled> uncalled(Queue queue) {
        List<Ticket> left = Line.all(queue, rules, moment.now()).stream()
                .map(Line.Place::ticket)
                .filter(ticket -> !moment.state().isForSomeRoom(ticket))
                .toList();
        if (left.isEmpty() || queue.suspended()) {
            return Optional.empty();
        }
        boolean called = moment.state().rooms().stream()
                .anyMatch(room -> !room.closed() && room.queues().contains(queue.id()));
        List<Integer> grades = left.stream()
                .map(ticket -> ticket.standing().rank())
                .filter(grade -> called)
                .distinct()
                .sorted()
                .toList();
        return Optional.of(new DeskArea.Uncalled(left.size(), grades));
    }

    private DeskArea.Suspension suspension(Queue queue, Queue.Suspension why) {
        List<DeskArea.Chosen> chosen = moment.state().tickets().stream()
                .filter(ticket -> ticket.queue().equals(queue.id()))
                .flatMap(ticket -> ticket.chosen().map(what -> chosen(ticket, what)).stream())
                .toList();
        return new DeskArea.Suspension(why.reason().note(), why.at(), chosen);
    }

    private DeskArea.Chosen chosen(Ticket ticket, Ticket.Chosen what) {
        return new DeskArea.Chosen(
                ticket(ticket, Optional.empty()), what.choice().name(), substitute(ticket, what), what.at());
    }

    /** The new number and clinic, or the area where they are found. */
    private String substitute(Ticket ticket, Ticket.Chosen what) {
        if (what.to().isEmpty()) {
            return null;
        }
        String linked = moment.area() + "/" + ticket.number();
        return moment.state().tickets().stream()
                .filter(other -> other.issued().linked().equals(linked))
                .findFirst()
                .map(other -> other.number() + " "
                        + moment.state().queue(other.queue()).map(Queue::label).orElse(""))
                .orElse(what.to().split("/", 2)[0] + " 诊区");
    }

    private DeskArea.Room room(Room room) {
        Optional<Ticket> ticket = room.ticket().flatMap(moment.state()::ticket);
        Optional<ShownOn.Words> seen = ticket.filter(in -> in.state() == TicketState.CALLED)
                .map(in -> shownOn.words(moment.area(), moment.epoch(), moment.position()));
        return new DeskArea.Room(
                room.id().value(),
                room.name(),
                room.staff(),
                room.title(),
                moment.doing(room),
                room.queues().stream().map(queue -> queue.value()).toList(),
                room.weights(),
                room.grades().stream().sorted().toList(),
                ticket.map(in -> ticket(in, Optional.empty())).orElse(null),
                door(room),
                seen.map(ShownOn.Words::zh).orElse(null),
                seen.map(ShownOn.Words::en).orElse(null));
    }

    /** Who waits at a door has the place that the line gave when it was drawn. */
    private List<DeskArea.Ticket> door(Room room) {
        return room.door().stream()
                .flatMap(number -> moment.state().ticket(number).stream())
                .map(ticket -> ticket(ticket, ticket.drawnBy().map(rule -> new Line.Place(ticket, rule))))
                .toList();
    }

    private QueueKind kind(Ticket ticket) {
        return moment.state().queue(ticket.queue()).orElseThrow().kind();
    }

    private DeskArea.Ticket ticket(Ticket ticket, Optional<Line.Place> place) {
        Optional<Said> why = place.map(where -> Sentences.why(where, kind(ticket), rules, moment.zone()));
        return new DeskArea.Ticket(
                ticket.number().value(),
                Transfers.registerNo(ticket.visit()),
                ticket.issued().patient(),
                "",
                ticket.queue().value(),
                ticket.state().name(),
                Sentences.marks(ticket),
                ticket.issued().slotStart(),
                ticket.since().orElse(null),
                ticket.calls(),
                ticket.misses(),
                Call.Miss.isLast(ticket, rules),
                place.map(Line.Place::rule).map(Rule::name).orElse(null),
                why.map(Said::zh).orElse(null),
                why.map(Said::en).orElse(null));
    }
}
