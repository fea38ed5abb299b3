package org.houzhen.server.calling;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.wire.OrderChanges;
import org.houzhen.wire.RoomPlans;

/** Makes the view of who calls whom in one area, on the thread that owns it. */
final class RoomPlanMaker {
    private final WaitingArea area;
    private final Map<String, String> names;

    /** @param names of staff, by their numbers */
    RoomPlanMaker(WaitingArea area, Map<String, String> names) {
        this.area = area;
        this.names = names;
    }

    RoomPlans plans(String letter, List<String> areas) {
        return new RoomPlans(
                letter,
                area.name(),
                areas,
                area.queues().stream().map(this::queue).toList(),
                open().map(this::room).toList(),
                gradesLeft());
    }

    private Stream<Room> open() {
        return area.rooms().stream().filter(room -> !room.closed());
    }

    private RoomPlans.Queue queue(Queue queue) {
        return new RoomPlans.Queue(
                queue.id().value(),
                queue.label(),
                queue.kind() == QueueKind.EMERGENCY,
                queue.size(),
                open().filter(room -> room.queues().contains(queue.id()))
                        .map(Room::name)
                        .toList());
    }

    private RoomPlans.Room room(Room room) {
        return new RoomPlans.Room(
                room.id().value(),
                room.name(),
                room.staff(),
                room.queues().stream().map(QueueId::value).toList(),
                room.weights(),
                room.grades().stream().sorted().toList(),
                room.arranged().map(this::change).orElse(null));
    }

    private RoomPlans.Change change(Room.Arranged arranged) {
        String role = arranged.by().substring(0, Math.max(0, arranged.by().indexOf(':')));
        String id = arranged.by().substring(arranged.by().indexOf(':') + 1);
        return new RoomPlans.Change(
                new OrderChanges.Person(role, id, names.getOrDefault(id, "")),
                arranged.at(),
                arranged.reason().note());
    }

    private List<Integer> gradesLeft() {
        return IntStream.rangeClosed(1, Standing.GRADE_LAST)
                .filter(grade -> area.queues().stream()
                        .filter(queue -> queue.kind() == QueueKind.EMERGENCY)
                        .anyMatch(queue -> open().noneMatch(room -> room.takes(queue.id(), grade))))
                .boxed()
                .toList();
    }
}
