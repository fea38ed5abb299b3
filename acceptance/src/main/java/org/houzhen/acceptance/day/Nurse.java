package org.houzhen.acceptance.day;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.Warrant;

/** Everything a day brings beside patients who wait: classes and grades changed, rooms paused and moved, a clinic cancelled. */
final class Nurse {
    private static final String ALONE = "staff:nurse";
    private static final List<Reason> REASONS = List.of(
            Reason.of(Reason.Code.CRITICAL),
            Reason.of(Reason.Code.MILITARY),
            Reason.of(Reason.Code.ELDERLY),
            new Reason(Reason.Code.OTHER, "see the file"),
            new Reason(Reason.Code.OTHER, ""));

    private static final List<List<Integer>> GRADES =
            List.of(List.of(), List.of(1, 2), List.of(3, 4), List.of(2, 3), List.of(4));

    private final Floor floor;
    private final Patients patients;

    Nurse(Floor floor, Patients patients) {
        this.floor = floor;
        this.patients = patients;
    }

    /** Plans what happens between two times. */
    void plan(long from, long to, int visits) {
        scatter(from, to, 4 + visits / 60, this::raise);
        scatter(from, to, 3 + visits / 80, this::grade);
        scatter(from, to, 3 + visits / 100, this::sendElsewhere);
        scatter(from, to, 2 + visits / 300, this::pause);
        scatter(from, to, 2 + visits / 900, this::move);
        scatter(from, to, 2, this::closeAndReopen);
        scatter(from, to, 2, this::sitDownUnasked);
        scatter(from, to, 2 + visits / 600, this::arrange);
        scatter(from, to, 1 + visits / 1_500, this::suspend);
        for (long time = from; time < to; time += 600_000) {
            floor.agenda.at(time, this::timePasses);
        }
    }

    private void scatter(long from, long to, int times, Runnable what) {
        for (int i = 0; i < times; i++) {
            floor.agenda.at(from + Math.round(floor.chance.between(0.05, 0.85) * (to - from)), what);
        }
    }

    private String anyArea() {
        return floor.chance.oneOf(floor.plan.areas()).letter();
    }

    private String anyClinic() {
        return floor.chance.hits(0.5) ? FloorPlan.MIXED : FloorPlan.SINGLE;
    }

    private void raise() {
        Priority to = floor.chance.oneOf(List.of(Priority.values()));
        floor.anyStop(anyArea()).ifPresent(stop -> {
            TicketNumber number = stop.ticket();
            change(stop, warrant -> cause -> new Detour.ChangePriority(cause, number, to, warrant));
        });
    }

    private void grade() {
        int to = 1 + floor.chance.below(4);
        floor.anyStop(FloorPlan.EMERGENCY).ifPresent(stop -> {
            TicketNumber number = stop.ticket();
            change(stop, warrant -> cause -> new Detour.Grade(cause, number, to, warrant));
        });
    }

    /** Alone while that is allowed; then with a second person. Who forgot the reason gives one. */
    private void change(Stop stop, Function<Warrant, Function<Cause, Command>> what) {
        Warrant alone = Warrant.of(floor.chance.oneOf(REASONS));
        floor.press(stop.area, ALONE, what.apply(alone), answer -> {
            if (Floor.refusal(answer).equals("NEEDS_APPROVAL")) {
                floor.press(stop.area, ALONE, what.apply(new Warrant(REASONS.get(0), "staff:head")));
            } else if (Floor.refusal(answer).equals("REASON_MISSING")) {
                floor.press(stop.area, ALONE, what.apply(Warrant.of(REASONS.get(0))));
            }
            floor.somebodyWaits(stop);
        });
    }

    /** Who stands in the wrong line. */
    private void sendElsewhere() {
        String area = floor.chance.hits(0.15) ? FloorPlan.EMERGENCY : anyClinic();
        floor.anyStop(area).ifPresent(stop -> patients.sendElsewhere(stop, ALONE, answer -> {}));
    }

    private void pause() {
        String area = anyArea();
        RoomId room = floor.chance.oneOf(floor.keepers(area)).room();
        floor.press(area, ALONE, cause -> new RoomCommand.PauseRoom(cause, room));
        floor.agenda.in(
                floor.chance.between(120, 900),
                () -> floor.press(
                        area,
                        ALONE,
                        cause -> new RoomCommand.ResumeRoom(cause, room),
                        Floor.whenDone(() -> floor.somebodyWaits(area))));
    }

    /** A doctor goes to another room (换诊室), and perhaps back. */
    private void move() {
        String area = anyClinic();
        Keeper keeper = floor.chance.oneOf(floor.keepers(area));
        RoomId from = keeper.room();
        var to = new RoomId(from.value().endsWith("x") ? from.value().replace("x", "") : from.value() + "x");
        floor.press(
                area, ALONE, cause -> new RoomCommand.MoveRoom(cause, from, to, "room " + to), Floor.whenDone(() -> {
                    keeper.moveTo(to);
                    floor.somebodyWaits(area);
                }));
    }

    private void closeAndReopen() {
        String area = anyClinic();
        Keeper keeper = floor.chance.oneOf(floor.keepers(area));
        RoomId room = keeper.room();
        floor.press(
                area,
                ALONE,
                cause -> new RoomCommand.CloseRoom(cause, room),
                Floor.whenDone(() -> floor.agenda.in(floor.chance.between(60, 1_200), () -> openAgain(area, room))));
    }

    /** A doctor sits down where another left without closing, for one line; later the room is as it was planned. */
    private void sitDownUnasked() {
        String area = anyClinic();
        RoomId room = floor.chance.oneOf(floor.keepers(area)).room();
        String line = floor.chance.oneOf(floor.plan.area(area).queues()).id();
        floor.press(
                area,
                ALONE,
                cause -> opening(cause, room, new FloorPlan.Door(room.value(), List.of(line), List.of(), Set.of())),
                Floor.whenDone(() -> {
                    keepersOf(area, room).forEach(keeper -> keeper.callsFor(List.of(line)));
                    floor.somebodyWaits(area);
                    floor.agenda.in(floor.chance.between(300, 1_800), () -> openAgain(area, room));
                }));
    }

    private List<Keeper> keepersOf(String area, RoomId room) {
        return floor.keepers(area).stream()
                .filter(keeper -> keeper.room().equals(room))
                .toList();
    }

    /** Another room calls for a line beside its own, lines take turns by other shares, a room takes other grades. */
    private void arrange() {
        String area = floor.chance.hits(0.3) ? FloorPlan.EMERGENCY : anyClinic();
        Keeper keeper = floor.chance.oneOf(floor.keepers(area));
        RoomId room = keeper.room();
        List<String> lines = floor.plan.area(area).queues().stream()
                .map(FloorPlan.Line::id)
                .filter(line -> floor.chance.hits(0.7))
                .toList();
        List<QueueId> queues = lines.stream().map(QueueId::new).toList();
        List<Integer> shares = floor.chance.hits(0.5)
                ? List.of()
                : queues.stream().map(queue -> 1 + floor.chance.below(3)).toList();
        Set<Integer> grades = Set.copyOf(floor.chance.oneOf(GRADES));
        Reason reason = floor.chance.oneOf(REASONS);
        floor.press(
                area,
                ALONE,
                cause -> new RoomCommand.ArrangeRoom(cause, room, queues, shares, grades, reason),
                Floor.whenDone(() -> {
                    keeper.callsFor(lines);
                    floor.somebodyWaits(area);
                }));
    }

    private void openAgain(String area, RoomId room) {
        FloorPlan.Door door = floor.plan.area(area).rooms().stream()
                .filter(each -> each.id().equals(room.value().replace("x", "")))
                .findFirst()
                .orElseThrow();
        floor.press(area, ALONE, cause -> opening(cause, room, door), Floor.whenDone(() -> {
            keepersOf(area, room).forEach(keeper -> keeper.callsFor(door.queues()));
            floor.somebodyWaits(area);
        }));
    }

    static Command opening(Cause cause, RoomId room, FloorPlan.Door door) {
        return new RoomCommand.OpenRoom(
                cause,
                room,
                "room " + room,
                "",
                "",
                door.queues().stream().map(QueueId::new).toList(),
                door.weights(),
                door.grades());
    }

    /** A clinic is cancelled (停诊): each patient chooses a substitute, another day, or to wait whether it resumes. */
    private void suspend() {
        String area = anyClinic();
        String line = floor.chance.oneOf(floor.plan.area(area).queues()).id();
        var queue = new QueueId(line);
        Reason reason = Reason.of(Reason.Code.CLINIC_CHANGED);
        floor.press(area, ALONE, cause -> new RoomCommand.SuspendQueue(cause, queue, reason), Floor.whenDone(() -> {
            floor.stopsOf(line).forEach(stop -> floor.agenda.in(floor.chance.between(60, 1_200), () -> offer(stop)));
            floor.agenda.in(
                    floor.chance.between(900, 4_000),
                    () -> floor.press(
                            area,
                            ALONE,
                            cause -> new RoomCommand.ResumeQueue(cause, queue),
                            Floor.whenDone(() -> floor.somebodyWaits(area))));
        }));
    }

    private void offer(Stop stop) {
        if (stop.visit.wasSeen() || floor.chance.hits(0.5)) {
            return;
        }
        var number = new TicketNumber(stop.number);
        floor.press(
                stop.area,
                ALONE,
                cause -> new Detour.ChooseInstead(cause, number, Instead.SUBSTITUTE, "substitute"),
                Floor.whenDone(() -> patients.goesOn(stop, substitute(stop))));
    }

    private static Standing substitute(Stop stop) {
        Standing standing = stop.visit.appointed ? Standing.appointed() : Standing.walkIn();
        return standing.with(Standing.Origin.SUBSTITUTED);
    }

    private void timePasses() {
        floor.plan
                .areas()
                .forEach(area -> floor.press(
                        area.letter(),
                        "server",
                        RoomCommand.TimePasses::new,
                        answer -> Optional.of(answer)
                                .filter(Floor::isDone)
                                .ifPresent(done -> floor.somebodyWaits(area.letter()))));
    }
}
