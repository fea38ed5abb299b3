package org.houzhen.acceptance.day;

import java.util.List;
import java.util.function.Consumer;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.queue.Transfers;

/** Patients who are sent to another line, mostly of another area (转诊), and some who are sent back. */
final class Moves {
    private static final double SENT_BACK = 0.35;
    private static final List<String> CLINICS =
            List.of(FloorPlan.MIXED, FloorPlan.SINGLE, FloorPlan.MIXED, FloorPlan.SINGLE, FloorPlan.EMERGENCY);
    private static final Warrant ALONE = Warrant.of(Reason.of(Reason.Code.DOCTOR_CONSENT));
    private static final Warrant WITH_A_SECOND = new Warrant(ALONE.reason(), "staff:head");

    private final Floor floor;
    private final Consumer<Visit> seenThere;

    /** @param seenThere what patients do once the other doctor has seen them */
    Moves(Floor floor, Consumer<Visit> seenThere) {
        this.floor = floor;
        this.seenThere = seenThere;
    }

    /** To another line, or back to where the patient was sent here from; {@code then} gets what came of it. */
    void move(Stop stop, String actor, Consumer<Answer> then) {
        TicketOffice.Line to = stop.before == null ? elsewhere() : line(stop.before.area, stop.before.queue);
        move(stop, actor, new Wish(to, ALONE), then);
    }

    /** To a line of this area, whether it takes anybody now or not. */
    void moveTo(String area, Stop stop, String actor) {
        move(stop, actor, new Wish(lineOf(area), ALONE), answer -> {});
    }

    private record Wish(TicketOffice.Line to, Warrant warrant) {}

    private TicketOffice.Line elsewhere() {
        return lineOf(floor.chance.oneOf(CLINICS));
    }

    private TicketOffice.Line lineOf(String area) {
        return line(area, floor.chance.oneOf(floor.plan.area(area).queues()).id());
    }

    private static TicketOffice.Line line(String area, String queue) {
        return new TicketOffice.Line(area, "area", queue, queue, "", "", new TicketOffice.Clinic("", ""));
    }

    private void move(Stop stop, String actor, Wish wish, Consumer<Answer> then) {
        TicketNumber number = stop.ticket();
        floor.move(
                stop.area,
                actor,
                cause -> new Server.Move(cause, stop.area, number, stop.id, wish.to, wish.warrant),
                (answer, there) -> {
                    if (Floor.refusal(answer).equals("NEEDS_APPROVAL") && wish.warrant == ALONE) {
                        move(stop, actor, new Wish(wish.to, WITH_A_SECOND), then);
                        return;
                    }
                    if (Floor.isDone(answer)) {
                        waits(stop, actor, wish.to, there);
                    }
                    then.accept(answer);
                });
    }

    private void waits(Stop stop, String actor, TicketOffice.Line to, String number) {
        Visit visit = stop.visit;
        Stop next = new Stop(visit, to.area(), to.queue(), Transfers.onward(stop.id, to));
        next.before = stop;
        next.then(() -> seenThere.accept(visit));
        floor.remember(next, number);
        visit.stops.add(number);
        floor.somebodyWaits(next);
        if (floor.chance.hits(SENT_BACK)) {
            next.outcome = Stop.Outcome.TRANSFER;
        } else if (floor.chance.hits(SENT_BACK)) { // It was the wrong line, and the patient still waits there.
            floor.agenda.in(floor.chance.between(20, 600), () -> move(next, actor, answer -> {}));
        }
    }
}
