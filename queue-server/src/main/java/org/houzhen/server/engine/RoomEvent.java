package org.houzhen.server.engine;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A fact about a room, window or device: who sits there, and for whom it calls. */
public sealed interface RoomEvent extends AreaEvent {
    /**
     * Somebody sat down in a room and calls for these queues. Opening it again changes what it calls for.
     *
     * @param weights how often each queue is called beside the others, in the order of {@code queues}; empty when simply
     *     the better right goes first
     * @param grades the emergency grades the room takes; empty for all
     */
    record RoomOpened(
            RoomId room,
            String name,
            String staff,
            String title,
            List<QueueId> queues,
            List<Integer> weights,
            Set<Integer> grades)
            implements RoomEvent {
        public RoomOpened {
            queues = List.copyOf(queues);
            weights = weights == null ? List.of() : List.copyOf(weights);
            grades = grades == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(grades));
        }

        int weightOf(QueueId queue) {
            int index = queues.indexOf(queue);
            return index < 0 || index >= weights.size() ? 1 : weights.get(index);
        }

        /** The same people and queues in another room. */
        RoomOpened in(RoomId other, String otherName) {
            return new RoomOpened(other, otherName, staff, title, queues, weights, grades);
        }

        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.openRoom(this, cause.at());
        }
    }

    /**
     * What an open room calls for was changed, by whoever answers for the area: queues, weights and grades as in {@link
     * RoomOpened}. Turns by weight count from here. It holds until the room is opened anew.
     */
    record RoomArranged(RoomId room, List<QueueId> queues, List<Integer> weights, Set<Integer> grades, Reason reason)
            implements RoomEvent {
        public RoomArranged {
            queues = List.copyOf(queues);
            weights = weights == null ? List.of() : List.copyOf(weights);
            grades = grades == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(grades));
        }

        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.requireRoom(room).arrange(this, cause);
        }
    }

    /** A doctor went to another room (换诊室) with queues and patients; an open call is called again there. */
    record RoomMoved(RoomId room, RoomId to, String name) implements RoomEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.moveRoom(this, cause);
        }
    }

    /** Nobody sits there any more. */
    record RoomClosed(RoomId room) implements RoomEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.requireRoom(room).close();
        }
    }

    /** The room calls nobody for a while. */
    record RoomPaused(RoomId room) implements RoomEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.requireRoom(room).pause(true, cause.at());
        }
    }

    /** The room calls again. */
    record RoomResumed(RoomId room) implements RoomEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.requireRoom(room).pause(false, cause.at());
        }
    }
}
