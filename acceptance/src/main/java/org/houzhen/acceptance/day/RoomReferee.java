package org.houzhen.acceptance.day;

import java.util.Map;
import java.util.function.Consumer;

/** Judges what happens to areas, queues and rooms. */
final class RoomReferee {
    private final AreaNote area;

    RoomReferee(AreaNote area) {
        this.area = area;
    }

    Map<String, Consumer<Told>> judgements() {
        return Map.ofEntries(
                Map.entry("area-opened", this::areaOpened),
                Map.entry("rules-adopted", told -> {}),
                Map.entry("queue-opened", this::queueOpened),
                Map.entry("queue-suspended", this::queueSuspended),
                Map.entry("queue-resumed", told -> area.queues.get(told.text("queue")).suspended = false),
                Map.entry("room-opened", this::roomOpened),
                Map.entry("room-moved", this::roomMoved),
                Map.entry("room-closed", this::roomClosed),
                Map.entry("room-paused", told -> area.rooms.get(told.text("room")).paused = true),
                Map.entry("room-resumed", told -> area.rooms.get(told.text("room")).paused = false),
                Map.entry("day-closed", this::dayClosed));
    }

    private void areaOpened(Told told) {
        area.claim(area.letter.isEmpty(), told, "the area is open already");
        area.letter = told.text("letter");
    }

    private void queueOpened(Told told) {
        String id = told.text("queue");
        area.claim(!area.queues.containsKey(id), told, "the queue exists already");
        area.queues.put(id, new QueueNote(id, told.text("kind")));
    }

    private void queueSuspended(Told told) {
        QueueNote queue = area.queues.get(told.text("queue"));
        area.claim(told.hasReason(), told, "a clinic is cancelled without a reason (RULES 6)");
        boolean leftAtDoor = area.tickets.values().stream()
                .anyMatch(ticket -> ticket.queue.equals(queue.id) && ticket.is("INVITED"));
        area.claim(!leftAtDoor, told, "somebody was left at a door (RULES 6)");
        queue.suspended = true;
    }

    private void roomOpened(Told told) {
        area.rooms.computeIfAbsent(told.text("room"), RoomNote::new).open(told);
    }

    private void roomMoved(Told told) {
        RoomNote from = area.rooms.get(told.text("room"));
        RoomNote to = area.rooms.computeIfAbsent(told.text("to"), id -> {
            RoomNote fresh = new RoomNote(id);
            fresh.closed = true;
            return fresh;
        });
        area.claim(!from.closed, told, "a closed room moved");
        area.claim(to.closed, told, "somebody sits in that room already");
        to.takeOver(from);
        to.openCall = told.cause().toString();
        area.tickets.values().stream()
                .filter(ticket -> ticket.number.equals(to.inside) || to.door.contains(ticket.number))
                .forEach(ticket -> follow(ticket, to, told.at()));
    }

    private static void follow(TicketNote ticket, RoomNote to, long now) {
        ticket.room = to.id;
        if (ticket.is("CALLED")) {
            ticket.calls = 1;
            ticket.lastCall = now;
        }
    }

    private void roomClosed(Told told) {
        RoomNote room = area.rooms.get(told.text("room"));
        area.claim(room.inside.isEmpty(), told, "a patient is in the closed room");
        area.claim(room.door.isEmpty(), told, "patients wait at the closed door");
        room.closed = true;
    }

    private void dayClosed(Told told) {
        boolean open = area.tickets.values().stream().anyMatch(ticket -> !ticket.isFinal() && !ticket.is("DONE"));
        area.claim(!open, told, "a ticket is still open (RULES 14)");
        area.closed = true;
    }
}
