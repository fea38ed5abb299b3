package org.houzhen.server.engine;

import java.util.List;

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
