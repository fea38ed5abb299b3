package org.houzhen.acceptance.day;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.Warrant;

/** Whoever sits in one room: calls, waits for the patient, serves, and goes on with the next. */
final class Keeper {
    private static final double CHOOSES = 0.01;
    /** A clerk goes to fetch change, and forgets to press "pause". */
    private static final double WALKS_OFF = 0.05;

    private final Floor floor;
    private final String area;
    private final double pace;
    private final Patients patients;
    private List<String> queues;
    private RoomId room;
    private boolean busy;
    private boolean gone;

    Keeper(Floor floor, FloorPlan.Area area, FloorPlan.Door door, Patients patients) {
        this.floor = floor;
        this.area = area.letter();
        this.pace = area.serviceSeconds();
        this.patients = patients;
        this.room = new RoomId(door.id());
        this.queues = door.queues();
    }

    String area() {
        return area;
    }

    RoomId room() {
        return room;
    }

    boolean serves(String queue) {
        return queues.contains(queue);
    }

    /** Calls for other lines from now on. */
    void callsFor(List<String> others) {
        queues = others;
    }

    private String actor() {
        return "doctor:" + room;
    }

    boolean isIdle() {
        return !busy && !gone;
    }

    /** Looks up, if there is nobody in the room. */
    void wake() {
        if (isIdle()) {
            busy = true;
            next();
        }
    }

    /** Sits somewhere else from now on (换诊室). */
    void moveTo(RoomId other) {
        room = other;
    }

    void goHome() {
        gone = true;
    }

    /** A press that has to be repeated is for the room it was made in, wherever the doctor has gone since. */
    private void press(BiFunction<Cause, RoomId, Command> what, Consumer<Answer> then) {
        RoomId here = room;
        floor.press(area, actor(), cause -> what.apply(cause, here), then);
    }

    private void next() {
        if (area.equals(FloorPlan.CASHIER) && floor.chance.hits(WALKS_OFF)) {
            floor.agenda.in(floor.chance.between(300, 1_800), this::callsNext);
        } else {
            callsNext();
        }
    }

    private void callsNext() {
        Optional<Stop> chosen = floor.chance.hits(CHOOSES) ? floor.anyStop(area) : Optional.empty();
        if (chosen.isPresent()) {
            var number = new TicketNumber(chosen.get().number);
            Warrant warrant = Warrant.of(Reason.of(Reason.Code.CONDITION_WORSE));
            press((cause, here) -> new Call.CallChosen(cause, here, number, warrant), this::chosen);
        } else {
            press(Call.CallNext::new, this::called);
        }
    }

    private void chosen(Answer answer) {
        if (Floor.isDone(answer)) {
            called(answer);
        } else {
            press(Call.CallNext::new, this::called);
        }
    }

    private void called(Answer answer) {
        Floor.fact(answer, AreaEvent.Finished.class).ifPresent(fact -> leaves(fact.number()));
        Optional<AreaEvent.Called> call = Floor.fact(answer, AreaEvent.Called.class);
        if (call.isPresent()) {
            expect(call.get().number());
            return;
        }
        switch (Floor.refusal(answer)) {
            case "ROOM_IS_SERVING", "ROOM_HAS_OPEN_CALL" -> finish();
            case "ROOM_PAUSED" -> floor.agenda.in(60, this::resume);
            default -> busy = false;
        }
    }

    private void resume() {
        press(RoomCommand.ResumeRoom::new, answer -> next());
    }

    private void expect(TicketNumber number) {
        boolean here = floor.stop(area, number).map(stop -> !stop.stayedAway).orElse(false);
        if (here && floor.chance.hits(floor.presence)) {
            floor.agenda.in(floor.chance.between(8, 45), () -> enter(number));
        } else {
            floor.agenda.in(floor.chance.between(15, 40), () -> repeat(number, floor.chance.below(4)));
        }
    }

    private void repeat(TicketNumber number, int times) {
        if (times == 0) {
            miss(number);
            return;
        }
        press(
                Call.RepeatCall::new,
                answer -> floor.agenda.in(floor.chance.between(15, 30), () -> repeat(number, times - 1)));
    }

    private void miss(TicketNumber number) {
        press(Call.Miss::new, answer -> {
            boolean last = Floor.fact(answer, AreaEvent.NoShow.class).isPresent();
            if (Floor.isDone(answer)) {
                floor.stop(area, number).ifPresent(stop -> patients.missed(stop, last));
            }
            next();
        });
    }

    private void enter(TicketNumber number) {
        press(Call.Enter::new, answer -> {
            if (Floor.isDone(answer)) {
                floor.stop(area, number).ifPresent(patients::entered);
                floor.agenda.in(5 + floor.chance.exponential(pace), () -> served(number));
            } else {
                floor.agenda.in(5, this::next);
            }
        });
    }

    private void served(TicketNumber number) {
        Stop.Outcome outcome =
                floor.stop(area, number).map(stop -> stop.outcome).orElse(Stop.Outcome.FINISH);
        switch (outcome) {
            case FINISH -> maybeWithTheNext();
            case TEST -> sendForTests(number);
            case TRANSFER -> transfer(number);
        }
    }

    /** Many press "next" alone, which finishes who is there. */
    private void maybeWithTheNext() {
        if (floor.chance.hits(0.4)) {
            next();
        } else {
            finish();
        }
    }

    private void finish() {
        press(Call.Finish::new, answer -> {
            Floor.fact(answer, AreaEvent.Finished.class).ifPresent(fact -> leaves(fact.number()));
            boolean wrong = Floor.refusal(answer).equals("WRONG_STATE");
            floor.agenda.in(wrong ? 30 : 1, wrong ? this::missWhoeverItIs : this::next);
        });
    }

    private void missWhoeverItIs() {
        press(Call.Miss::new, answer -> next());
    }

    private void sendForTests(TicketNumber number) {
        Reason reason = Reason.of(Reason.Code.EXAMINATION);
        floor.press(area, actor(), cause -> new Detour.Park(cause, number, reason), answer -> {
            floor.stop(area, number).filter(stop -> Floor.isDone(answer)).ifPresent(patients::tests);
            next();
        });
    }

    private void transfer(TicketNumber number) {
        Reason reason = Reason.of(Reason.Code.DOCTOR_CONSENT);
        floor.press(area, actor(), cause -> new Detour.Transfer(cause, number, "elsewhere", reason), answer -> {
            floor.stop(area, number).filter(stop -> Floor.isDone(answer)).ifPresent(patients::transferred);
            next();
        });
    }

    private void leaves(TicketNumber number) {
        floor.stop(area, number).ifPresent(patients::finished);
    }
}
