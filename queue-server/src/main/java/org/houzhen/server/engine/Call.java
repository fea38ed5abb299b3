package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A room calls, serves and finishes. */
public sealed interface Call extends Command {
    RoomId room();

    @Override
    default long asked(WaitingArea area) {
        return Asked.of(getClass().getSimpleName(), room());
    }

    /** Finds the room, and refuses where there is none. */
    private static Answer inRoom(WaitingArea area, RoomId room, Function<Room, Answer> then) {
        return area.room(room)
                .filter(found -> !found.closed())
                .map(then)
                .orElseGet(() -> Answer.refused(Refusal.UNKNOWN_ROOM));
    }

    /** Finds the room and the ticket in it, which must stand as expected. */
    private static Answer inRoomWith(WaitingArea area, RoomId room, TicketState state, Function<Ticket, Answer> then) {
        return inRoom(area, room, found -> {
            if (found.ticket().isEmpty()) {
                return Answer.refused(Refusal.ROOM_IS_EMPTY);
            }
            Ticket ticket = area.require(found.ticket().get());
            return ticket.state() == state ? then.apply(ticket) : Answer.wrongState(ticket);
        });
    }

    /** A room may call when it is not paused and its last patient is gone, or may be finished by this very call. */
    private static Answer whereItMayCall(WaitingArea area, RoomId room, Function<Room, Answer> then) {
        return inRoom(
                area,
                room,
                found -> mayNotCall(area, found).map(Answer::refused).orElseGet(() -> then.apply(found)));
    }

    private static Optional<Refusal> mayNotCall(WaitingArea area, Room room) {
        if (room.paused()) {
            return Optional.of(Refusal.ROOM_PAUSED);
        }
        if (room.ticket().isEmpty()) {
            return Optional.empty();
        }
        if (area.require(room.ticket().get()).state() == TicketState.CALLED) {
            return Optional.of(Refusal.ROOM_HAS_OPEN_CALL);
        }
        return area.rules().rooms().nextFinishesCurrent() ? Optional.empty() : Optional.of(Refusal.ROOM_IS_SERVING);
    }

    private static Answer call(Room room, Line.Place place, AreaEvent... before) {
        List<AreaEvent> facts = new ArrayList<>(List.of(before));
        room.ticket().ifPresent(current -> facts.add(new AreaEvent.Finished(current, room.id())));
        facts.add(new AreaEvent.Called(place.ticket().number(), room.id(), place.rule()));
        return new Answer.Done(facts, false);
    }

    /**
     * What was pressed by somebody who saw this ticket in the room, or nobody. A press that comes late, or is sent again after
     * somebody else pressed, must not do to whoever is there now what was meant for another.
     */
    record AsSeen(Call press, Optional<TicketNumber> seen) implements Call {
        @Override
        public Cause cause() {
            return press.cause();
        }

        @Override
        public RoomId room() {
            return press.room();
        }

        @Override
        public long asked(WaitingArea area) {
            return press.asked(area);
        }

        @Override
        public Answer decide(WaitingArea area) {
            return inRoom(
                    area,
                    room(),
                    found -> found.ticket().equals(seen)
                            ? press.decide(area)
                            : Answer.refused(Refusal.ROOM_HAS_CHANGED));
        }
    }

    /** Calls whoever is next (顺呼). */
    record CallNext(Cause cause, RoomId room) implements Call {
        @Override
        public Answer decide(WaitingArea area) {
            return whereItMayCall(
                    area,
                    room,
                    found -> new Draw(area, found, area.now(cause))
                            .next()
                            .map(place -> call(found, place))
                            .orElseGet(() -> Answer.refused(nobody(area, found, area.now(cause)))));
        }

        private static Refusal nobody(WaitingArea area, Room room, Instant now) {
            List<Queue> queues = room.queues().stream()
                    .flatMap(queue -> area.queue(queue).stream())
                    .toList();
            if (!queues.isEmpty() && queues.stream().allMatch(Queue::suspended)) {
                return Refusal.QUEUE_SUSPENDED;
            }
            return !room.grades().isEmpty() && queues.stream().anyMatch(queue -> queue.hasSomebody(now))
                    ? Refusal.OTHER_GRADES
                    : Refusal.NOBODY_WAITING;
        }
    }

    /** Calls one ticket out of turn (选呼); it is answered for, counted and published. */
    record CallChosen(Cause cause, RoomId room, TicketNumber number, Warrant warrant) implements Call {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("CallChosen", room, number, warrant.reason());
        }

        @Override
        public Answer decide(WaitingArea area) {
            return warrant.refusal(area, cause)
                    .map(Answer::refused)
                    .orElseGet(() -> whereItMayCall(area, room, found -> chosen(area, found)));
        }

        private Answer chosen(WaitingArea area, Room found) {
            Optional<Ticket> ticket = area.ticket(number);
            if (ticket.isEmpty()) {
                return Answer.refused(Refusal.UNKNOWN_TICKET);
            }
            if (!ticket.get().state().isInLine()) {
                return Answer.wrongState(ticket.get());
            }
            if (!found.queues().contains(ticket.get().queue())) {
                return Answer.refused(Refusal.OTHER_ROOM);
            }
            if (area.queueOf(ticket.get()).suspended()) {
                return Answer.refused(Refusal.QUEUE_SUSPENDED);
            }
            int place = new Places(area, area.now(cause)).of(ticket.get());
            return call(found, new Line.Place(ticket.get(), Rule.CHOSEN), warrant.changes(number, place, 0));
        }
    }

    /** Speaks the open call again (复呼). */
    record RepeatCall(Cause cause, RoomId room) implements Call {
        @Override
        public Answer decide(WaitingArea area) {
            RuleSet.Missed rule = area.rules().missed();
            return inRoomWith(area, room, TicketState.CALLED, ticket -> {
                if (ticket.calls() >= rule.callsMax()) {
                    return Answer.refused(Refusal.CALLED_ENOUGH);
                }
                return isTooSoon(ticket, rule)
                        ? Answer.refused(Refusal.TOO_SOON)
                        : Answer.done(new AreaEvent.CallRepeated(ticket.number(), room));
            });
        }

        /** By the clock as it is: one that was set back behind the last call is no reason to keep silent. */
        private boolean isTooSoon(Ticket ticket, RuleSet.Missed rule) {
            return !cause.at().isBefore(ticket.lastCall())
                    && ticket.lastCall().plus(rule.repeatGap()).isAfter(cause.at());
        }
    }

    /** The called patient came in. */
    record Enter(Cause cause, RoomId room) implements Call {
        @Override
        public Answer decide(WaitingArea area) {
            return inRoomWith(
                    area,
                    room,
                    TicketState.CALLED,
                    ticket -> Answer.done(new AreaEvent.Entered(ticket.number(), room)));
        }
    }

    /** The room is done with its patient. */
    record Finish(Cause cause, RoomId room) implements Call {
        @Override
        public Answer decide(WaitingArea area) {
            return inRoomWith(
                    area,
                    room,
                    TicketState.SERVING,
                    ticket -> Answer.done(new AreaEvent.Finished(ticket.number(), room)));
        }
    }

    /** The called patient did not come (过号). */
    record Miss(Cause cause, RoomId room) implements Call {
        @Override
        public Answer decide(WaitingArea area) {
            RuleSet.Missed rule = area.rules().missed();
            return inRoomWith(area, room, TicketState.CALLED, ticket -> {
                var missed = new AreaEvent.Missed(
                        ticket.number(), room, area.now(cause).plus(rule.pause()));
                return isLast(ticket, area.rules())
                        ? Answer.done(missed, new AreaEvent.NoShow(ticket.number()))
                        : Answer.done(missed);
            });
        }

        /** Whether one more miss would end the ticket: a desk asks before it presses what cannot be taken back. */
        public static boolean isLast(Ticket ticket, RuleSet rules) {
            return ticket.misses() >= rules.missed().distances().size();
        }
    }
}
