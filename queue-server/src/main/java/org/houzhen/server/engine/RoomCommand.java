package org.houzhen.server.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Areas, queues and rooms open, pause and resume. Opening twice is opening once. */
public sealed interface RoomCommand extends Command {
    /** The area begins its day. */
    record OpenArea(Cause cause, String letter, String name) implements RoomCommand {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return area.letter().isEmpty()
                    ? Answer.done(new AreaEvent.AreaOpened(letter, name))
                    : Answer.repeated(List.of());
        }
    }

    /** A queue exists from now on. */
    record OpenQueue(Cause cause, QueueId queue, String label, String place) implements RoomCommand {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return area.queue(queue).isPresent()
                    ? Answer.repeated(List.of())
                    : Answer.done(new AreaEvent.QueueOpened(queue, label, place));
        }
    }

    /** Somebody sits down in a room and calls for these queues. */
    record OpenRoom(Cause cause, RoomId room, String name, String staff, String title, List<QueueId> queues)
            implements RoomCommand {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            if (!queues.stream().allMatch(queue -> area.queue(queue).isPresent())) {
                return Answer.refused(Refusal.UNKNOWN_QUEUE);
            }
            return Answer.done(new AreaEvent.RoomOpened(room, name, staff, title, queues));
        }
    }

    /** The day is over (RULES 14): whoever never came, or was missed and stayed away, is a no-show; others are unfinished. */
    record CloseDay(Cause cause) implements RoomCommand {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            if (area.closed()) {
                return Answer.repeated(List.of());
            }
            List<AreaEvent> facts = area.tickets().stream()
                    .flatMap(ticket -> end(ticket).stream())
                    .collect(Collectors.toCollection(ArrayList::new));
            int unfinished = (int) facts.stream()
                    .filter(AreaEvent.Unfinished.class::isInstance)
                    .count();
            facts.add(new AreaEvent.DayClosed(unfinished, facts.size() - unfinished));
            return new Answer.Done(facts, false);
        }

        private static Optional<AreaEvent> end(Ticket ticket) {
            return switch (ticket.state()) {
                case ISSUED, MISSED -> Optional.of(new AreaEvent.NoShow(ticket.number()));
                case WAITING, CALLED, SERVING, PARKED -> Optional.of(new AreaEvent.Unfinished(ticket.number()));
                case DONE, TRANSFERRED, NO_SHOW, CANCELLED, UNFINISHED -> Optional.empty();
            };
        }

        @Override
        public boolean mayFollowClosing() {
            return true;
        }
    }

    /** The room calls nobody until it resumes. */
    record PauseRoom(Cause cause, RoomId room) implements RoomCommand {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return area.room(room).isEmpty()
                    ? Answer.refused(Refusal.UNKNOWN_ROOM)
                    : Answer.done(new AreaEvent.RoomPaused(room));
        }
    }

    /** The room calls again. */
    record ResumeRoom(Cause cause, RoomId room) implements RoomCommand {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return area.room(room).isEmpty()
                    ? Answer.refused(Refusal.UNKNOWN_ROOM)
                    : Answer.done(new AreaEvent.RoomResumed(room));
        }
    }
}
