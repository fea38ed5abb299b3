package org.houzhen.server.calling;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.houzhen.wire.DeskArea;

/** What one reading of a desk shows, with a name wherever a ticket holds a patient's number. */
final class NamedDesk {
    private final Function<String, PatientNames.Who> names;

    NamedDesk(Function<String, PatientNames.Who> names) {
        this.names = names;
    }

    DeskArea named(DeskArea area) {
        return new DeskArea(
                area.epoch(),
                area.position(),
                area.area(),
                area.areaName(),
                area.rooms().stream().map(this::named).toList(),
                area.queues().stream().map(this::named).toList(),
                namedTickets(area.missed()),
                namedTickets(area.away()),
                namedTickets(area.notSignedIn()),
                area.done(),
                area.closed());
    }

    private DeskArea.Queue named(DeskArea.Queue queue) {
        return new DeskArea.Queue(
                queue.id(),
                queue.label(),
                namedTickets(queue.waiting()),
                queue.uncalled(),
                Optional.ofNullable(queue.suspended()).map(this::named).orElse(null));
    }

    private DeskArea.Suspension named(DeskArea.Suspension suspended) {
        List<DeskArea.Chosen> chosen = suspended.chosen().stream()
                .map(each -> new DeskArea.Chosen(named(each.ticket()), each.choice(), each.to(), each.at()))
                .toList();
        return new DeskArea.Suspension(suspended.reason(), suspended.since(), chosen);
    }

    private DeskArea.Room named(DeskArea.Room room) {
        return new DeskArea.Room(
                room.id(),
                room.name(),
                room.staff(),
                room.title(),
                room.state(),
                room.queues(),
                room.weights(),
                room.grades(),
                room.ticket() == null ? null : named(room.ticket()),
                namedTickets(room.door()),
                room.shownOn(),
                room.shownOnEn());
    }

    List<DeskArea.Ticket> namedTickets(List<DeskArea.Ticket> tickets) {
        return tickets.stream().map(this::named).toList();
    }

    private DeskArea.Ticket named(DeskArea.Ticket ticket) {
        PatientNames.Who who = names.apply(ticket.name());
        return new DeskArea.Ticket(
                ticket.number(),
                ticket.visit(),
                who.name(),
                who.sexAndAge(),
                ticket.queue(),
                ticket.state(),
                ticket.mark(),
                ticket.slotStart(),
                ticket.since(),
                ticket.calls(),
                ticket.misses(),
                ticket.lastMiss(),
                ticket.rule(),
                ticket.why(),
                ticket.whyEn());
    }
}
