package org.houzhen.server.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A room calls, serves and finishes. */
public sealed interface Call extends Command {
    RoomId room();

    /** Finds the room, and refuses where there is none. */
    private static Answer inRoom(WaitingArea area, RoomId room, Function<Room, Answer> then) {
        return area.room(room).map(then).orElseGet(() -> Answer.refused(Refusal.UNKNOWN_ROOM));
    }

    /** Finds the room and the ticket in it, which must stand as expected. */
    private static Answer inRoomWith(
            WaitingArea area, RoomId room, TicketState state, BiFunction<Room, Ticket, Answer> then) {
        return inRoom(area, room, found -> {
            if (found.ticket().isEmpty()) {
                return Answer.refused(Refusal.ROOM_IS_EMPTY);
            }
            Ticket ticket = area.require(found.ticket().get());
            return ticket.state() == state ? then.apply(found, ticket) : Answer.refused(Refusal.WRONG_STATE);
        });
    }

    /** A room may call when it is not paused and its last patient is gone, or may be finished by this very call. */
    private static Optional<Refusal> mayNotCall(WaitingArea area, Room room, RuleSet rules) {
        if (room.paused()) {
            return Optional.of(Refusal.ROOM_PAUSED);
        }
        if (room.ticket().isEmpty()) {
            return Optional.empty();
        }
        if (area.require(room.ticket().get()).state() == TicketState.CALLED) {
            return Optional.of(Refusal.ROOM_HAS_OPEN_CALL);
        }
        return rules.nextFinishesCurrent() ? Optional.empty() : Optional.of(Refusal.ROOM_IS_SERVING);
    }

    private static Answer call(Room room, Line.Place place, String reason) {
        List<AreaEvent> facts = new ArrayList<>(2);
        room.ticket().ifPresent(current -> facts.add(new AreaEvent.Finished(current, room.id())));
        facts.add(new AreaEvent.Called(place.ticket().number(), room.id(), place.rule(), reason));
        return new Answer.Done(facts, false);
    }

    /** Calls whoever is next (顺呼). */
    record CallNext(Cause cause, RoomId room) implements Call {
        private static final Comparator<Line.Place> BY_RIGHT_OF_WAY = Comparator.comparing(Line.Place::rule)
                .thenComparing(place -> place.ticket().seat());

        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return inRoom(
                    area,
                    room,
                    found -> mayNotCall(area, found, rules)
                            .map(Answer::refused)
                            .orElseGet(() -> next(area, found, rules)
                                    .map(place -> call(found, place, ""))
                                    .orElseGet(() -> Answer.refused(Refusal.NOBODY_WAITING))));
        }

        private Optional<Line.Place> next(WaitingArea area, Room found, RuleSet rules) {
            return found.queues().stream()
                    .flatMap(queue -> area.queue(queue).stream())
                    .flatMap(queue -> Line.next(queue, rules, cause.at()).stream())
                    .min(BY_RIGHT_OF_WAY);
        }
    }

    /** Calls one ticket out of turn (选呼); the reason is compulsory and counted. */
    record CallChosen(Cause cause, RoomId room, TicketNumber number, String reason) implements Call {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            if (reason.isBlank()) {
                return Answer.refused(Refusal.REASON_MISSING);
            }
            return inRoom(
                    area,
                    room,
                    found -> mayNotCall(area, found, rules).map(Answer::refused).orElseGet(() -> chosen(area, found)));
        }

        private Answer chosen(WaitingArea area, Room found) {
            Optional<Ticket> ticket = area.ticket(number);
            if (ticket.isEmpty()) {
                return Answer.refused(Refusal.UNKNOWN_TICKET);
            }
            if (ticket.get().state() != TicketState.WAITING) {
                return Answer.refused(Refusal.WRONG_STATE);
            }
            if (!found.queues().contains(ticket.get().queue())) {
                return Answer.refused(Refusal.OTHER_ROOM);
            }
            return call(found, new Line.Place(ticket.get(), Rule.CHOSEN), reason);
        }
    }

    /** Speaks the open call again (复呼). */
    record RepeatCall(Cause cause, RoomId room) implements Call {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return inRoomWith(area, room, TicketState.CALLED, (found, ticket) -> {
                if (ticket.calls() >= rules.callsMax()) {
                    return Answer.refused(Refusal.CALLED_ENOUGH);
                }
                return ticket.lastCall().plus(rules.repeatGap()).isAfter(cause.at())
                        ? Answer.refused(Refusal.TOO_SOON)
                        : Answer.done(new AreaEvent.CallRepeated(ticket.number(), room));
            });
        }
    }

    /** The called patient came in. */
    record Enter(Cause cause, RoomId room) implements Call {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return inRoomWith(
                    area,
                    room,
                    TicketState.CALLED,
                    (found, ticket) -> Answer.done(new AreaEvent.Entered(ticket.number(), room)));
        }
    }

    /** The room is done with its patient. */
    record Finish(Cause cause, RoomId room) implements Call {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return inRoomWith(
                    area,
                    room,
                    TicketState.SERVING,
                    (found, ticket) -> Answer.done(new AreaEvent.Finished(ticket.number(), room)));
        }
    }

    /** The called patient did not come (过号). */
    record Miss(Cause cause, RoomId room) implements Call {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return inRoomWith(area, room, TicketState.CALLED, (found, ticket) -> {
                var missed =
                        new AreaEvent.Missed(ticket.number(), room, cause.at().plus(rules.missedPause()));
                return isLast(ticket, rules)
                        ? Answer.done(missed, new AreaEvent.NoShow(ticket.number()))
                        : Answer.done(missed);
            });
        }

        /** Whether one more miss would end the ticket: a desk asks before it presses what cannot be taken back. */
        public static boolean isLast(Ticket ticket, RuleSet rules) {
            return ticket.misses() >= rules.requeueDistances().size();
        }
    }
}
