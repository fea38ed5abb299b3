package org.houzhen.acceptance.day;

import java.time.Duration;
import java.time.Instant;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;

/** Patients who ask a doctor for an extra number (加号), and doctors who consent and now and then think better of it. */
final class Consents {
    private static final Reason WORSE = Reason.of(Reason.Code.CONDITION_WORSE);
    private static final Duration HALF_DAY = Duration.ofHours(5);

    private final Floor floor;

    Consents(Floor floor) {
        this.floor = floor;
    }

    /** All ask the same doctor of the area, whom everybody wants. */
    String wanted(String area) {
        return floor.plan.area(area).queues().get(0).id();
    }

    /**
     * Asks for one.
     *
     * @param registers what the patient does with the consent
     * @param without what the patient does otherwise
     */
    void ask(Stop stop, Runnable registers, Runnable without) {
        Instant until = Instant.ofEpochMilli(floor.agenda.now()).plus(HALF_DAY);
        floor.press(
                stop.area,
                doctor(stop),
                cause ->
                        new Arrival.GrantExtra(cause, new QueueId(stop.queue), Patients.name(stop.visit), WORSE, until),
                answer -> consented(stop, answer, registers, without));
    }

    private void consented(Stop stop, Answer answer, Runnable registers, Runnable without) {
        if (!Floor.isDone(answer)) {
            without.run();
            return;
        }
        switch (floor.chance.below(6)) {
            case 0 -> floor.agenda.in(floor.chance.between(10, 300), () -> takesBack(stop, without));
            case 1 -> { // While the patient is paying, or when the number is out already.
                floor.agenda.in(floor.chance.between(60, 120), () -> takesBack(stop, () -> {}));
                floor.agenda.in(floor.chance.between(60, 120), registers);
            }
            default -> floor.agenda.in(floor.chance.between(60, 900), registers);
        }
    }

    private void takesBack(Stop stop, Runnable then) {
        floor.press(
                stop.area,
                doctor(stop),
                cause -> new Arrival.TakeExtraBack(cause, new QueueId(stop.queue), Patients.name(stop.visit)),
                Floor.whenDone(then));
    }

    private static String doctor(Stop stop) {
        return "doctor:" + stop.queue;
    }
}
