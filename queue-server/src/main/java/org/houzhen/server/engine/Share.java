package org.houzhen.server.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What one room is to call for, beside the other rooms of its area: may it, without somebody being left to nobody? */
final class Share {
    /** Beyond this a queue would hardly ever be called. */
    static final int WEIGHT_MAX = 9;

    private final WaitingArea area;
    private final RoomId room;
    private final List<QueueId> queues;
    private final Set<Integer> grades;

    Share(WaitingArea area, RoomId room, List<QueueId> queues, Set<Integer> grades) {
        this.area = area;
        this.room = room;
        this.queues = queues;
        this.grades = grades;
    }

    /** One weight for each queue or none at all, and no queue twice. */
    static boolean fits(List<Integer> weights, List<QueueId> queues) {
        return new HashSet<>(queues).size() == queues.size()
                && (weights.isEmpty() || weights.size() == queues.size())
                && weights.stream().allMatch(each -> each >= 1 && each <= WEIGHT_MAX);
    }

    /** Whether a queue that the room calls for now would be called by none; a cancelled clinic is called by none anyway. */
    boolean leavesAQueue() {
        return area.room(room).stream()
                .flatMap(now -> now.queues().stream())
                .filter(queue -> !queues.contains(queue))
                .filter(queue -> !area.requireQueue(queue).suspended())
                .anyMatch(queue -> others().noneMatch(other -> other.queues().contains(queue)));
    }

    /** Whether a grade that some room takes now would be taken by none. */
    boolean leavesAGrade() {
        return area.queues().stream()
                .filter(queue -> queue.kind() == QueueKind.EMERGENCY)
                .map(Queue::id)
                .anyMatch(queue -> IntStream.rangeClosed(1, Standing.GRADE_LAST)
                        .anyMatch(grade -> isTaken(queue, grade) && !wouldBeTaken(queue, grade)));
    }

    private boolean isTaken(QueueId queue, int grade) {
        return area.rooms().stream().anyMatch(each -> each.takes(queue, grade));
    }

    private boolean wouldBeTaken(QueueId queue, int grade) {
        boolean here = queues.contains(queue) && (grades.isEmpty() || grades.contains(grade));
        return here || others().anyMatch(other -> other.takes(queue, grade));
    }

    private Stream<Room> others() {
        return area.rooms().stream().filter(each -> !each.closed() && !each.id().equals(room));
    }
}
