package org.houzhen.acceptance.referee;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges what happens to areas, queues and rooms. */
final class RoomReferee {
    private final AreaNote area;
    private final CallReferee calls;

    RoomReferee(AreaNote area, CallReferee calls) {
        this.area = area;
        this.calls = calls;
    }

    Map<String, Consumer<Told>> judgements() {
        return Map.ofEntries(
                Map.entry("area-opened", this::areaOpened),
                Map.entry("rules-adopted", told -> {}),
                Map.entry("queue-opened", this::queueOpened),
                Map.entry("queue-suspended", this::queueSuspended),
                Map.entry("queue-resumed", told -> area.queues.get(told.text("queue")).suspended = false),
                Map.entry("room-opened", this::roomOpened),
                Map.entry("room-arranged", this::roomArranged),
                Map.entry("room-moved", this::roomMoved),
                Map.entry("room-closed", this::roomClosed),
                Map.entry("room-paused", this::roomPaused),
                Map.entry("room-resumed", told -> pause(told, false)),
                Map.entry("day-closed", this::dayClosed),
                Map.entry("day-reopened", this::dayReopened));
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

    /** By a person, or because nobody used the window while somebody waited (RULES 10). */
    private void roomPaused(Told told) {
        boolean byItself = told.actor().equals("server");
        boolean idle = calls.idleWindows(told.at()).contains(told.text("room"));
        area.claim(!byItself || idle, told, "is in use, or has nobody to call, and paused by itself (RULES 10)");
        pause(told, true);
    }

    private void pause(Told told, boolean paused) {
        RoomNote room = area.rooms.get(told.text("room"));
        room.paused = paused;
        room.lastUsed = told.at();
    }

    private void roomOpened(Told told) {
        RoomNote room = area.rooms.computeIfAbsent(told.text("room"), RoomNote::new);
        boolean forgotten =
                room.door.stream().anyMatch(number -> !told.texts("queues").contains(area.tickets.get(number).queue));
        area.claim(!forgotten, told, "somebody waits at a door that calls for him no more (RULES 7)");
        room.open(told);
        room.lastUsed = told.at();
    }

    private void roomArranged(Told told) {
        RoomNote room = area.rooms.get(told.text("room"));
        area.claim(!room.closed, told, "a closed room is arranged");
        area.claim(told.hasReason(), told, "a room is arranged without a reason (RULES 8)");
        Set<String> before = called();
        boolean forgotten =
                room.door.stream().anyMatch(number -> !told.texts("queues").contains(area.tickets.get(number).queue));
        area.claim(!forgotten, told, "somebody waits at a door that calls for him no more (RULES 7)");
        room.arrange(told);
        before.removeAll(called());
        area.claim(before.isEmpty(), told, "nobody calls any more for " + before);
    }

    /** Every queue and, of the emergency, every grade that an open room calls for. */
    private Set<String> called() {
        return area.rooms.values().stream()
                .filter(room -> !room.closed)
                .flatMap(room -> room.queues.stream().flatMap(queue -> calledBy(room, area.queues.get(queue))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> calledBy(RoomNote room, QueueNote queue) {
        if (queue.suspended) {
            return Stream.empty();
        }
        List<Integer> grades = room.grades.isEmpty() ? List.of(1, 2, 3, 4) : room.grades;
        return queue.kind.equals("EMERGENCY")
                ? grades.stream().map(grade -> queue.id + " grade " + grade)
                : Stream.of(queue.id);
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
        to.lastUsed = told.at();
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
        area.endedByClosing.values().removeIf(ended -> !ended.cause().equals(told.cause()));
        area.closed = true;
    }

    private void dayReopened(Told told) {
        area.claim(told.hasReason(), told, "a day goes on without a reason (RULES 14)");
        area.claim(area.endedByClosing.isEmpty(), told, "closing still ends " + area.endedByClosing.keySet());
        area.rooms.values().forEach(room -> room.lastUsed = told.at());
        area.closed = false;
    }
}
