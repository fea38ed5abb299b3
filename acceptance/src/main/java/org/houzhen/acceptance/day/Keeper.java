package org.houzhen.acceptance.day;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.TicketState;
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
    /** Whom the page shows in the room; every press says so, and it may be wrong. */
    private Optional<TicketNumber> seen = Optional.empty();

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

    /** A press that has to be repeated is for the room it was made in, and for whom the page showed there. */
    private void press(BiFunction<Cause, RoomId, Call> what, Consumer<Answer> then) {
        RoomId here = room;
        Optional<TicketNumber> shown = seen;
        floor.pressInRoom(
                area,
                actor(),
                cause -> new Call.AsSeen(what.apply(cause, here), shown),
                answer -> {
                    shows(answer);
                    patientsHear(answer);
                    then.accept(answer);
                },
                this::pressedElsewhere);
    }

    private void shows(Answer answer) {
        boolean left = Floor.fact(answer, AreaEvent.Finished.class).isPresent()
                || Floor.fact(answer, AreaEvent.Missed.class).isPresent();
        Optional<TicketNumber> called =
                Floor.fact(answer, AreaEvent.Called.class).map(AreaEvent.Called::number);
        seen = called.isPresent() || left ? called : seen;
    }

    private void patientsHear(Answer answer) {
        stopOf(Floor.fact(answer, AreaEvent.Entered.class)).ifPresent(patients::entered);
        stopOf(Floor.fact(answer, AreaEvent.Finished.class)).ifPresent(patients::finished);
        boolean last = Floor.fact(answer, AreaEvent.NoShow.class).isPresent();
        stopOf(Floor.fact(answer, AreaEvent.Missed.class)).ifPresent(stop -> patients.missed(stop, last));
    }

    private <T extends AreaEvent> Optional<Stop> stopOf(Optional<T> fact) {
        return fact.flatMap(AreaEvent::about).flatMap(number -> floor.stop(area, number));
    }

    /** It was for this room, on another page or late; this page shows it only once somebody looks. */
    private void pressedElsewhere(Answer answer) {
        patientsHear(answer);
        if (Floor.isDone(answer)) {
            floor.agenda.in(floor.chance.between(1, 20), this::wake);
        }
    }

    /** Reads again whom the room has, and goes on with them. */
    private void look() {
        floor.look(area, room, found -> {
            seen = found.map(Answer.Found::number);
            found.ifPresentOrElse(this::goOnWith, this::next);
        });
    }

    private void goOnWith(Answer.Found found) {
        if (found.state() == TicketState.CALLED) {
            expect(found.number());
        } else {
            floor.agenda.in(floor.chance.exponential(pace), () -> served(found.number()));
        }
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
        Optional<AreaEvent.Called> call = Floor.fact(answer, AreaEvent.Called.class);
        if (call.isPresent()) {
            expect(call.get().number());
            return;
        }
        switch (Floor.refusal(answer)) {
            case "ROOM_IS_SERVING", "ROOM_HAS_OPEN_CALL" -> finish();
            case "ROOM_HAS_CHANGED" -> look();
            case "ROOM_PAUSED" -> floor.agenda.in(60, this::resume);
            default -> busy = false;
        }
    }

    private void resume() {
        RoomId here = room;
        floor.press(area, actor(), cause -> new RoomCommand.ResumeRoom(cause, here), answer -> next());
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
            miss();
            return;
        }
        press(
                Call.RepeatCall::new,
                answer -> floor.agenda.in(floor.chance.between(15, 30), () -> repeat(number, times - 1)));
    }

    private void miss() {
        press(Call.Miss::new, answer -> next());
    }

    private void enter(TicketNumber number) {
        press(Call.Enter::new, answer -> {
            if (Floor.isDone(answer)) {
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
            if (Floor.isDone(answer)) {
                seen = Optional.empty();
                floor.stop(area, number).ifPresent(patients::tests);
            }
            next();
        });
    }

    private void transfer(TicketNumber number) {
        Consumer<Answer> then = answer -> {
            seen = Floor.isDone(answer) ? Optional.empty() : seen;
            next();
        };
        floor.stop(area, number).ifPresentOrElse(stop -> patients.sendElsewhere(stop, actor(), then), this::next);
    }
}
