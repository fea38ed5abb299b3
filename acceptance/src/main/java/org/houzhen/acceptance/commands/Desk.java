package org.houzhen.acceptance.commands;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.queue.Areas;

/** A desk that takes one patient after the other from number to finish, one durable command at a time. */
final class Desk implements Callers.Step {
    private final Areas areas;
    private final String area;
    private final QueueId queue;
    private final RoomId room;
    private int step;
    private VisitId visit;

    /** @param rules what its area goes by */
    Desk(Areas areas, int number, int areaCount, RuleSet rules) {
        this.areas = areas;
        this.area = "A" + number % areaCount;
        this.queue = new QueueId("Q" + number);
        this.room = new RoomId("R" + number);
        does(new RoomCommand.OpenArea(cause(), area, "诊区 " + area));
        does(new RoomCommand.AdoptRules(cause(), rules));
        does(new RoomCommand.OpenQueue(cause(), queue, "内科", "诊室", QueueKind.CLINIC));
        does(new RoomCommand.OpenRoom(
                cause(), room, "诊室 " + number, "医生", "主治医师", List.of(queue), List.of(), Set.of()));
    }

    @Override
    public boolean once() {
        does(next());
        return true;
    }

    private Command next() {
        return switch (step++ % 5) {
            case 0 -> {
                visit = new VisitId(id().toString());
                Instant now = Instant.now();
                yield new Arrival.TakeTicket(
                        cause(),
                        visit,
                        queue,
                        "P0000001",
                        "张*三",
                        Priority.NORMAL,
                        now,
                        now.plusSeconds(900),
                        "",
                        Standing.walkIn());
            }
            case 1 -> new Arrival.SignIn(cause(), visit);
            case 2 -> new Call.CallNext(cause(), room);
            case 3 -> new Call.Enter(cause(), room);
            default -> new Call.Finish(cause(), room);
        };
    }

    private void does(Command command) {
        Answer answer = areas.send(area, command).join();
        if (answer instanceof Answer.Refused refused) {
            throw new IllegalStateException(command.getClass().getSimpleName() + ": " + refused.refusal());
        }
    }

    private static Cause cause() {
        return new Cause(id(), "staff:1", Instant.now());
    }

    /** Without the lock of secure randomness, on which callers would wait for each other. */
    private static UUID id() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }
}
