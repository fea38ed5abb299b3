package org.houzhen.acceptance.day;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.engine.WaitingArea;

/** An area full of waiting patients of every class, and presses on it: deciding and applying, no disk, no thread. */
final class BenchArea {
    private static final int ROOMS = 10;
    private static final Instant MORNING = Instant.parse("2026-11-23T00:00:00Z");
    private static final Duration SLOT = Duration.ofMinutes(30);
    private static final Reason EXAMINATION = Reason.of(Reason.Code.EXAMINATION);

    private final WaitingArea area = new WaitingArea();
    private Instant now = MORNING;
    private long commands;
    private int issued;
    private int turn;

    /** With so many waiting. */
    BenchArea(int waiting) {
        press(cause -> new RoomCommand.OpenArea(cause, "B", "bench"));
        for (int i = 0; i < ROOMS; i++) {
            QueueId queue = queue(i);
            press(cause -> new RoomCommand.OpenQueue(cause, queue, "B", "", QueueKind.CLINIC));
            RoomId room = room(i);
            press(cause -> new RoomCommand.OpenRoom(cause, room, "B", "", "", List.of(queue), List.of(), Set.of()));
        }
        press(cause -> new RoomCommand.AdoptRules(cause, area.rules().with(new RuleSet.Rooms(0, true, 2))));
        for (int i = 0; i < waiting; i++) {
            arrive();
        }
    }

    private static QueueId queue(int index) {
        return new QueueId("B-" + index % ROOMS);
    }

    private static RoomId room(int index) {
        return new RoomId("B" + index % ROOMS);
    }

    private Answer decide(Function<Cause, Command> what) {
        return area.decide(what.apply(cause()));
    }

    private Cause cause() {
        return new Cause(new UUID(0x9e3779b97f4a7c15L * ++commands, commands), "staff:1", now);
    }

    /** Decides, applies, and asks what follows, as the server does. */
    private List<AreaEvent> press(Function<Cause, Command> what) {
        Cause cause = cause();
        Answer answer = area.decide(what.apply(cause));
        if (!(answer instanceof Answer.Done done)) {
            throw new IllegalStateException(answer.toString());
        }
        done.facts().forEach(fact -> area.apply(fact, cause));
        Optional<AreaEvent> next = area.consequence(cause.at());
        next.ifPresent(fact -> area.apply(fact, cause.following()));
        return done.facts();
    }

    /** Two commands: a number, and its patient is here. */
    private void arrive() {
        int index = issued++;
        var visit = new VisitId("V" + index);
        Instant slot = MORNING.plus(SLOT.multipliedBy(index % 2));
        press(cause -> new Arrival.TakeTicket(
                cause, visit, queue(index), "", "", priority(index), slot, slot.plus(SLOT), "", standing(index)));
        press(cause -> new Arrival.SignIn(cause, visit));
    }

    private static Priority priority(int index) {
        return index % 10 == 0 ? Priority.SECOND : Priority.NORMAL;
    }

    private static Standing standing(int index) {
        return index % 3 == 0 ? Standing.walkIn() : Standing.appointed();
    }

    /** Five commands: one patient is called, enters and leaves, another gets a number and is here. */
    void visit() {
        now = now.plusMillis(100);
        RoomId room = room(turn++);
        press(cause -> new Call.CallNext(cause, room));
        press(cause -> new Call.Enter(cause, room));
        press(cause -> new Call.Finish(cause, room));
        arrive();
    }

    /** Three commands that leave as many waiting as before: called, sent for tests, back. */
    void detour() {
        now = now.plusMillis(100);
        RoomId room = room(turn++);
        TicketNumber number =
                press(cause -> new Call.CallNext(cause, room)).get(0).about().orElseThrow();
        press(cause -> new Detour.Park(cause, number, EXAMINATION));
        press(cause -> new Detour.Return(cause, number));
    }

    /** Decides who is next and changes nothing. */
    Answer askForNext() {
        RoomId room = room(turn++);
        return decide(cause -> new Call.CallNext(cause, room));
    }
}
