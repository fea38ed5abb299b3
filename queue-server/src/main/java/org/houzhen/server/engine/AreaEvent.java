package org.houzhen.server.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A fact about one waiting area on one day. Applying it never fails on a state that made it, never asks the time, and
 * consults no rule: whatever a rule decided stands in the fact. Who caused it, and when, stands beside it ({@link Cause}).
 */
public sealed interface AreaEvent {
    void applyTo(WaitingArea area, Cause cause);

    /** The ticket it is about; empty for facts about rooms and queues. */
    default Optional<TicketNumber> about() {
        return Optional.empty();
    }

    /** A fact about one ticket. */
    sealed interface TicketEvent extends AreaEvent {
        TicketNumber number();

        @Override
        default Optional<TicketNumber> about() {
            return Optional.of(number());
        }
    }

    /** The area issues numbers with this letter from now on. */
    record AreaOpened(String letter, String name) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.open(this);
        }
    }

    /**
     * A queue exists from now on.
     *
     * @param place the room it is planned in, until a room that serves it opens; may be empty
     */
    record QueueOpened(QueueId queue, String label, String place) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.openQueue(this);
        }
    }

    /** Somebody sat down in a room and calls for these queues. Opening it again changes what it calls for. */
    record RoomOpened(RoomId room, String name, String staff, String title, List<QueueId> queues) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.openRoom(this);
        }
    }

    /** The room calls nobody for a while. */
    record RoomPaused(RoomId room) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.requireRoom(room).pause(true);
        }
    }

    /** The room calls again. */
    record RoomResumed(RoomId room) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.requireRoom(room).pause(false);
        }
    }

    /**
     * A number was issued.
     *
     * @param patient patient index number, by which a desk finds the name
     * @param maskedName what may be shown in public
     * @param linked the ticket this one goes on for after a transfer; empty otherwise
     */
    record TicketIssued(
            TicketNumber number,
            VisitId visit,
            QueueId queue,
            String patient,
            String maskedName,
            Priority priority,
            Instant slotStart,
            Instant slotEnd,
            String linked)
            implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.issue(this);
        }
    }

    /** The patient is here, and waits from {@code activeFrom}. */
    record SignedIn(TicketNumber number, Seat seat, Instant activeFrom) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.seat(number, seat, activeFrom, cause.at());
        }
    }

    /** @param rule why this ticket and no other; {@code reason} is empty unless a person chose */
    record Called(TicketNumber number, RoomId room, Rule rule, String reason) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.call(this, cause);
        }
    }

    /** The same call, spoken again. */
    record CallRepeated(TicketNumber number, RoomId room) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.require(number).repeat(cause.at());
        }
    }

    /** The patient came into the room. */
    record Entered(TicketNumber number, RoomId room) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.require(number).enter(cause.at());
        }
    }

    /** The visit to the room is over. */
    record Finished(TicketNumber number, RoomId room) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.leave(number, room, cause.at());
        }
    }

    /** Called and did not come. */
    record Missed(TicketNumber number, RoomId room, Instant offeredFrom) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.miss(this, cause.at());
        }
    }

    /** The miss was a mistake: the ticket is next again, and the miss does not count. */
    record MissUndone(TicketNumber number, Seat seat) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.require(number).forgiveMiss();
            area.seat(number, seat, cause.at(), cause.at());
        }
    }

    /** A missed patient is back and waits again behind others. */
    record Requeued(TicketNumber number, Seat seat, int distance) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.seat(number, seat, cause.at(), cause.at());
        }
    }

    /** Missed for the last time. */
    record NoShow(TicketNumber number) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.end(number, TicketState.NO_SHOW, cause.at());
        }
    }

    /** Still open when the day was closed. */
    record Unfinished(TicketNumber number) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.end(number, TicketState.UNFINISHED, cause.at());
        }
    }

    /** The day is over: nothing follows. The counts are of those who were still open. */
    record DayClosed(int unfinished, int noShows) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.close();
        }
    }

    /** Away at an examination, or not ready. */
    record Parked(TicketNumber number, String reason) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.end(number, TicketState.PARKED, cause.at());
        }
    }

    /** Back, with results or ready. */
    record Returned(TicketNumber number, Seat seat) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.seat(number, seat, cause.at(), cause.at());
        }
    }

    /** The patient goes on elsewhere under a ticket linked to this one. */
    record Transferred(TicketNumber number, String destination, String reason) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.end(number, TicketState.TRANSFERRED, cause.at());
        }
    }

    /** A nurse changed the class; a waiting ticket takes a new seat. */
    record PriorityChanged(TicketNumber number, Priority priority, Seat seat, String reason) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.require(number).raise(priority);
            area.reseat(number, seat);
        }
    }

    /** The registration was cancelled. */
    record Cancelled(TicketNumber number) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.end(number, TicketState.CANCELLED, cause.at());
        }
    }
}
