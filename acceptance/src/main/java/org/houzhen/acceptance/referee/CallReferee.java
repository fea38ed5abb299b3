package org.houzhen.acceptance.referee;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.houzhen.acceptance.referee.ByTheBook.Pick;

/** Judges every call and every invitation to a door: was it this one's turn, and for the reason that was written down? */
final class CallReferee {
    /** Right of way between queues of one room, the first rule first (RULES 2 to 5). */
    private static final List<String> RIGHT_OF_WAY = List.of(
            "GREEN_CHANNEL",
            "RESTORED",
            "WAITED_LONG",
            "REQUEUED",
            "READY_AGAIN",
            "TRANSFERRED",
            "CLOSING",
            "PRIORITY_RATIO",
            "RETURN_RATIO",
            "RETURN_LIMIT",
            "LATE_RATIO",
            "GRADE",
            "WALK_IN_RATIO",
            "TURN",
            "NOBODY_ELSE");

    private static final List<String> GROUPS = List.of(
            "GREEN_CHANNEL",
            "RESTORED",
            "REQUEUED",
            "READY_AGAIN",
            "TRANSFERRED",
            "PRIORITY",
            "RETURNING",
            "LATE",
            "GRADED",
            "APPOINTED",
            "WALK_IN",
            "LAST");

    private final AreaNote area;

    CallReferee(AreaNote area) {
        this.area = area;
    }

    Map<String, Consumer<Told>> judgements() {
        return Map.of(
                "ticket-called", this::called, "ticket-invited", this::invited, "ticket-sent-back", this::sentBack);
    }

    private void called(Told told) {
        RoomNote room = area.rooms.get(told.text("room"));
        TicketNote ticket = area.tickets.get(told.text("number"));
        area.claim(room != null && !room.closed && !room.paused, told, "the room may not call");
        area.claim(ticket.is("WAITING", "INVITED"), told, "is " + ticket.state + " and cannot be called");
        area.claim(room.inside.isEmpty(), told, room.inside + " is in room " + room.id + " already");
        area.claim(room.queues.contains(ticket.queue), told, "another room serves its queue");
        area.claim(!area.queueOf(ticket).suspended, told, "its clinic is cancelled (RULES 6)");
        area.claim(ticket.gates.isEmpty(), told, "is not ready: " + ticket.gates + " (RULES 9, 11)");
        if (told.text("rule").equals("CHOSEN")) {
            area.claim(isAnsweredFor(told), told, "was chosen and nobody answers for it (RULES 8)");
        } else {
            judge(told, next(room, told.at()));
        }
        take(ticket, room, told);
    }

    /** The change of order stands before the call, under the same command; the patient before may be finished between. */
    private boolean isAnsweredFor(Told told) {
        return area.before != null
                && area.before.cause().equals(told.cause())
                && Set.of("order-changed", "ticket-finished").contains(area.before.type());
    }

    private void judge(Told told, Optional<Pick> expected) {
        String right = expected.map(pick -> pick.ticket().number + " by " + pick.rule())
                .orElse("nobody");
        String made = told.text("number") + " by " + told.text("rule");
        area.claim(right.equals(made), told, "was taken by " + told.text("rule") + ", next was " + right);
    }

    private void take(TicketNote ticket, RoomNote room, Told told) {
        if (ticket.is("WAITING")) {
            draw(ticket, room, told);
        }
        area.leave(ticket);
        room.inside = ticket.number;
        room.openCall = told.cause().toString();
        ticket.state = "CALLED";
        ticket.room = room.id;
        room.lastUsed = told.at();
        ticket.lastCall = told.at();
        ticket.calls++;
    }

    private void draw(TicketNote ticket, RoomNote room, Told told) {
        long passed = area.queueOf(ticket).waiting.stream()
                .filter(other -> other.activeFrom <= told.at() && other.waitingSince < ticket.waitingSince)
                .count();
        area.overtakes.merge(told.text("rule"), (int) passed, Integer::sum);
        area.queueOf(ticket).draw(ticket);
        room.draw(ticket);
    }

    private void invited(Told told) {
        RoomNote room = area.rooms.get(told.text("room"));
        TicketNote ticket = area.tickets.get(told.text("number"));
        area.claim(ticket.is("WAITING"), told, "is " + ticket.state + " and cannot be invited");
        area.claim(mayInvite(room), told, "no place is free at that door (RULES 7)");
        area.claim(hasDoors(ticket), told, "there is no waiting at that door");
        judge(told, fromHall(room, told.at()));
        draw(ticket, room, told);
        ticket.state = "INVITED";
        ticket.room = room.id;
        ticket.invitedAt = told.at();
        ticket.invitedBy = told.text("rule");
        room.door.add(placeAtDoor(room, told.text("rule")), ticket.number);
    }

    private int placeAtDoor(RoomNote room, String rule) {
        return switch (rule) {
            case "GREEN_CHANNEL" -> 0;
            case "RESTORED" ->
                (int) room.door.stream()
                        .filter(number -> area.tickets.get(number).group.equals("GREEN_CHANNEL"))
                        .count();
            default -> room.door.size();
        };
    }

    private boolean mayInvite(RoomNote room) {
        return !room.closed
                && !room.paused
                && room.door.size() < area.rules.rooms().buffer();
    }

    private boolean hasDoors(TicketNote ticket) {
        return Set.of("CLINIC", "DEVICES").contains(area.queueOf(ticket).kind);
    }

    private void sentBack(Told told) {
        TicketNote ticket = area.tickets.get(told.text("number"));
        area.claim(ticket.is("INVITED"), told, "is " + ticket.state + " and cannot be sent back");
        area.rooms.get(ticket.room).notDrawn(ticket);
        area.queueOf(ticket).notDrawn(ticket);
        area.leave(ticket);
        ticket.state = "WAITING";
        ticket.room = "";
        area.queueOf(ticket).waiting.add(ticket);
    }

    /** Whether a door has a free place although somebody could be sent to it (RULES 7). */
    boolean leavesSomebodyInTheHall(long now) {
        return area.rules.rooms().buffer() > 0
                && !area.closed
                && area.rooms.values().stream()
                        .filter(this::mayInvite)
                        .anyMatch(room -> fromHall(room, now)
                                .filter(pick -> hasDoors(pick.ticket()))
                                .isPresent());
    }

    /** Windows that nobody has used for too long although they could call somebody (RULES 10). */
    List<String> idleWindows(long now) {
        if (area.closed) {
            return List.of();
        }
        long limit = now - area.rules.pools().idlePause().toMillis();
        return area.rooms.values().stream()
                .filter(room -> !room.paused && !room.closed && room.inside.isEmpty() && room.lastUsed < limit)
                .filter(room -> firsts(room, now)
                        .filter(pick -> pick.ticket().waitingSince < limit)
                        .anyMatch(pick -> Set.of("WINDOWS", "CASHIER").contains(area.queueOf(pick.ticket()).kind)))
                .map(room -> room.id)
                .toList();
    }

    private Optional<Pick> next(RoomNote room, long now) {
        Optional<Pick> hall = fromHall(room, now);
        if (room.door.isEmpty()) {
            return hall.or(() -> fromOtherDoors(room));
        }
        Pick door = asInvited(area.tickets.get(room.door.get(0)));
        return hall.filter(pick -> Set.of("GREEN_CHANNEL", "RESTORED").contains(pick.rule()))
                .filter(pick -> RIGHT_OF_WAY.indexOf(pick.rule()) < RIGHT_OF_WAY.indexOf(door.rule()))
                .or(() -> Optional.of(door));
    }

    private Optional<Pick> fromOtherDoors(RoomNote room) {
        return area.tickets.values().stream()
                .filter(ticket -> ticket.is("INVITED") && room.queues.contains(ticket.queue))
                .min(Comparator.comparingLong((TicketNote ticket) -> ticket.invitedAt)
                        .thenComparingInt(ticket -> ticket.sequence))
                .map(CallReferee::asInvited);
    }

    private static Pick asInvited(TicketNote ticket) {
        return new Pick(ticket, ticket.invitedBy);
    }

    private Optional<Pick> fromHall(RoomNote room, long now) {
        Optional<Pick> best = firsts(room, now).min(betterRight(now));
        if (room.weights.isEmpty()
                || best.filter(pick -> pick.rule().equals("GREEN_CHANNEL")).isPresent()) {
            return best;
        }
        return firsts(room, now).min(Comparator.comparingDouble(pick -> room.share(pick.ticket().queue)));
    }

    private Comparator<Pick> betterRight(long now) {
        return Comparator.comparingInt((Pick pick) -> RIGHT_OF_WAY.indexOf(between(pick, now)))
                .thenComparingLong(pick -> between(pick, now).equals("TURN") ? turnOf(pick.ticket()) : 0)
                .thenComparing(pick -> isAtFault(pick.ticket()))
                .thenComparingInt(pick -> GROUPS.indexOf(pick.ticket().group))
                .thenComparing(Pick::ticket, TicketNote.IN_TURN);
    }

    /** To be alone in a line is no worse than to have a turn there (RULES 2). */
    private static String between(Pick pick, long now) {
        boolean alone = pick.rule().equals("NOBODY_ELSE")
                && !pick.ticket().group.equals("LAST")
                && pick.ticket().notBefore <= now;
        return alone ? "TURN" : pick.rule();
    }

    private long turnOf(TicketNote ticket) {
        if (QueueNote.isOrdinary(ticket.group)) {
            return ticket.first;
        }
        return hasDoors(ticket) && !isAtFault(ticket) ? ticket.slotStart : ticket.waitingSince;
    }

    private static boolean isAtFault(TicketNote ticket) {
        return ticket.group.equals("LATE") || ticket.group.equals("REQUEUED");
    }

    private Stream<Pick> firsts(RoomNote room, long now) {
        return room.queues.stream()
                .map(area.queues::get)
                .filter(queue -> !queue.suspended)
                .flatMap(queue -> new ByTheBook(queue, area.rules, now, room.grades).next().stream())
                .map(pick -> room.queues.size() > 1 && isLeft(pick, now) ? new Pick(pick.ticket(), "CLOSING") : pick);
    }

    /** Behind everybody of a half day that is over, and nobody of that half day is before him any more (RULES 4). */
    private static boolean isLeft(Pick pick, long now) {
        TicketNote ticket = pick.ticket();
        return pick.rule().equals("NOBODY_ELSE") && now > ticket.until && now >= ticket.notBefore;
    }
}
