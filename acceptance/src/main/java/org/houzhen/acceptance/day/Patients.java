package org.houzhen.acceptance.day;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Entitlement;
import org.houzhen.server.engine.Gate;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.Warrant;

/** What patients do: register, come or not, miss their call, have tests, come back, fetch medicine, or go home. */
final class Patients {
    private static final String KIOSK = "terminal:1";
    private static final long SLOT = Duration.ofMinutes(30).toMillis();
    private static final Set<String> TO_THE_NURSE = Set.of("HALF_DAY_OVER", "TOO_LATE");
    private static final double TESTS = 0.35;
    private static final double MEDICINE = 0.55;
    private static final double EXTRA = 0.1;

    private final Floor floor;
    private final Errands errands;
    private final Consents consents;
    private final Moves moves;

    Patients(Floor floor) {
        this.floor = floor;
        this.errands = new Errands(floor);
        this.consents = new Consents(floor);
        this.moves = new Moves(floor, this::goOn);
    }

    /** Plans one visit of a day that begins at this time (midnight). */
    void plan(int index, long midnight, double hoursOpen) {
        Chance chance = floor.chance;
        boolean emergency = chance.hits(0.08);
        boolean appointed = !emergency && chance.hits(0.6);
        var visit = new Visit(index, emergency, appointed, emergency ? Priority.NORMAL : priority());
        floor.add(visit);
        long eight = midnight + Duration.ofHours(8).toMillis();
        long comes = eight + Math.round(chance.between(-0.5, hoursOpen) * 3_600_000);
        visit.slotStart = (comes - midnight) / SLOT * SLOT + midnight;
        if (appointed) {
            visit.slotStart += SLOT;
            floor.agenda.at(midnight + Math.round(chance.between(6, 7.4) * 3_600_000), () -> register(visit, comes));
        } else {
            floor.agenda.at(comes, () -> register(visit, comes + Math.round(chance.between(30, 400) * 1_000)));
        }
    }

    private Priority priority() {
        double drawn = floor.chance.between(0, 1);
        if (drawn < 0.005) {
            return Priority.GREEN_CHANNEL;
        }
        return drawn < 0.04 ? Priority.FIRST : drawn < 0.14 ? Priority.SECOND : Priority.NORMAL;
    }

    private void register(Visit visit, long comes) {
        visit.registered = floor.agenda.now();
        boolean asks = !visit.emergency && !visit.appointed && floor.chance.hits(EXTRA);
        if (!asks) {
            register(firstStop(visit), comes, standing(visit));
            return;
        }
        String area = clinic();
        Stop stop = new Stop(visit, area, consents.wanted(area), "").then(() -> goOn(visit));
        consents.ask(
                stop,
                () -> register(
                        stop, floor.agenda.now() + 60_000, Standing.walkIn().with(Standing.Origin.EXTRA)),
                () -> register(firstStop(visit), floor.agenda.now() + 60_000, standing(visit)));
    }

    private void register(Stop stop, long comes, Standing standing) {
        Visit visit = stop.visit;
        long arrives = visit.appointed && floor.chance.hits(0.08) ? late(visit) : comes;
        take(stop, visit.slotStart, standing, () -> {
            if (floor.chance.hits(0.02)) {
                floor.agenda.at(
                        arrives, () -> floor.press(stop.area, KIOSK, cause -> new Arrival.Cancel(cause, stop.id)));
                visit.outcome = "CANCELLED";
            } else if (floor.chance.hits(0.04)) {
                visit.outcome = "NEVER_CAME";
            } else {
                floor.agenda.at(arrives, () -> signIn(stop));
            }
        });
    }

    private long late(Visit visit) {
        return visit.slotStart + SLOT + Math.round(floor.chance.between(1, 70) * 60_000);
    }

    private Stop firstStop(Visit visit) {
        String area = visit.emergency ? FloorPlan.EMERGENCY : clinic();
        FloorPlan.Door door = floor.chance.oneOf(floor.plan.area(area).rooms());
        Stop stop = new Stop(visit, area, floor.chance.oneOf(door.queues()), "");
        stop.outcome = outcome(visit);
        return stop.then(() -> goOn(visit));
    }

    private String clinic() {
        int mixed = floor.plan.area(FloorPlan.MIXED).rooms().size();
        int all = mixed + floor.plan.area(FloorPlan.SINGLE).rooms().size();
        return floor.chance.below(all) < mixed ? FloorPlan.MIXED : FloorPlan.SINGLE;
    }

    private Stop.Outcome outcome(Visit visit) {
        if (floor.chance.hits(TESTS)) {
            return Stop.Outcome.TEST;
        }
        return !visit.emergency && floor.chance.hits(0.03) ? Stop.Outcome.TRANSFER : Stop.Outcome.FINISH;
    }

    private Standing standing(Visit visit) {
        Standing standing = (visit.appointed ? Standing.appointed() : Standing.walkIn())
                .by(visit.index % 3 == 0 ? Entitlement.OTHER : Entitlement.AGE);
        if (visit.emergency) {
            return standing.graded(floor.chance.below(5));
        }
        if (!visit.appointed && floor.chance.hits(0.01)) {
            return standing.with(Standing.Origin.THREE_DAY);
        }
        long hours = Duration.ofHours(4).toMillis();
        return visit.appointed ? standing.until(Instant.ofEpochMilli(visit.slotStart + hours)) : standing;
    }

    static String name(Visit visit) {
        return "patient-" + visit.index;
    }

    /** Gets a number; {@code then} runs once there is one. */
    void take(Stop stop, long slotStart, Standing standing, Runnable then) {
        take(stop, slotStart, standing, "", then);
    }

    private void take(Stop stop, long slotStart, Standing standing, String linked, Runnable then) {
        floor.press(
                stop.area,
                KIOSK,
                cause -> new Arrival.TakeTicket(
                        cause,
                        stop.id,
                        new QueueId(stop.queue),
                        name(stop.visit),
                        "",
                        stop.visit.priority,
                        Instant.ofEpochMilli(slotStart),
                        Instant.ofEpochMilli(slotStart + SLOT),
                        linked,
                        standing),
                answer -> taken(stop, answer, then));
    }

    private void taken(Stop stop, Answer answer, Runnable then) {
        Floor.fact(answer, AreaEvent.TicketIssued.class)
                .ifPresentOrElse(
                        issued -> {
                            floor.remember(stop, issued.number().value());
                            stop.visit.stops.add(issued.number().value());
                            then.run();
                        },
                        () -> stop.visit.outcome = Floor.refusal(answer));
    }

    void signIn(Stop stop) {
        floor.press(stop.area, KIOSK, cause -> new Arrival.SignIn(cause, stop.id), answer -> {
            if (stop.visit.signedIn == 0) {
                stop.visit.signedIn = floor.agenda.now();
            }
            if (Floor.refusal(answer).equals("TOO_EARLY")) {
                floor.agenda.in(1_200, () -> signIn(stop));
            } else if (Floor.isDone(answer)) {
                floor.somebodyWaits(stop);
            } else {
                stop.visit.outcome = Floor.refusal(answer);
                cameTooLate(stop);
            }
        });
    }

    private void cameTooLate(Stop stop) {
        if (TO_THE_NURSE.contains(stop.visit.outcome)) {
            reopen(stop);
        }
    }

    void entered(Stop stop) {
        if (stop.visit.entered == 0) {
            stop.visit.entered = floor.agenda.now();
        }
    }

    /** The room has done with the patient. */
    void finished(Stop stop) {
        stop.visit.left = floor.agenda.now();
        stop.visit.outcome = "SEEN";
        if (floor.chance.hits(0.01)) { // Asked something at the door and went in again.
            floor.agenda.in(120, () -> comeBack(stop));
        } else {
            stop.leave();
        }
    }

    private void goOn(Visit visit) {
        errands.maybe(visit);
        if (!visit.medicine && floor.chance.hits(MEDICINE)) {
            visit.medicine = true;
            floor.agenda.in(floor.chance.between(60, 300), () -> medicine(visit));
        }
    }

    /** Paid: a window gets it. Ready: it is called (RULES 11). */
    private void medicine(Visit visit) {
        String window =
                floor.chance.oneOf(floor.plan.area(FloorPlan.PHARMACY).queues()).id();
        Stop stop = new Stop(visit, FloorPlan.PHARMACY, window, "");
        Standing standing = Standing.walkIn().behind(Set.of(Gate.DISPENSED)).weighing(1 + floor.chance.below(5));
        take(stop, floor.agenda.now(), standing, () -> {
            signIn(stop);
            floor.agenda.in(floor.chance.between(60, 900), () -> confirm(stop, Gate.DISPENSED));
        });
    }

    private void confirm(Stop stop, Gate gate) {
        TicketNumber number = stop.ticket();
        floor.press(
                stop.area,
                "staff:gate",
                cause -> new Detour.Confirm(cause, number, gate),
                Floor.whenDone(() -> floor.somebodyWaits(stop)));
    }

    /** Blood, then perhaps a picture, then back to the doctor with the same number (回诊). */
    void tests(Stop clinic) {
        clinic.outcome = Stop.Outcome.FINISH;
        Runnable back = () -> floor.agenda.in(floor.chance.between(300, 2_400), () -> comeBack(clinic));
        boolean picture = floor.chance.hits(0.45);
        if (floor.chance.hits(0.8)) {
            floor.agenda.in(
                    floor.chance.between(60, 400), () -> blood(clinic, picture ? () -> picture(clinic, back) : back));
        } else {
            floor.agenda.in(floor.chance.between(60, 400), () -> picture(clinic, back));
        }
    }

    private void blood(Stop clinic, Runnable then) {
        Stop stop = new Stop(clinic.visit, FloorPlan.BLOOD, "L-1", "").then(then);
        take(stop, floor.agenda.now(), Standing.walkIn(), () -> signIn(stop));
    }

    private void picture(Stop clinic, Runnable then) {
        boolean ultrasound = floor.chance.hits(0.6);
        Stop stop = new Stop(clinic.visit, FloorPlan.IMAGING, ultrasound ? "U-1" : "U-2", "").then(then);
        List<Gate> gates = ultrasound ? List.of(Gate.BLADDER_FULL) : List.of(Gate.CONTRAST_CONSENT, Gate.METAL_CHECKED);
        take(stop, floor.agenda.now() / SLOT * SLOT, Standing.walkIn().behind(Set.copyOf(gates)), () -> {
            gates.forEach(gate -> floor.agenda.in(floor.chance.between(1, 1_500), () -> confirm(stop, gate)));
            floor.agenda.in(floor.chance.between(30, 300), () -> signIn(stop));
        });
    }

    private void comeBack(Stop stop) {
        TicketNumber number = stop.ticket();
        floor.press(
                stop.area,
                "staff:desk",
                cause -> new Detour.Return(cause, number),
                Floor.whenDone(() -> floor.somebodyWaits(stop)));
    }

    /** To another doctor, who sees the patient after a few others, or back (转诊). */
    void sendElsewhere(Stop stop, String actor, Consumer<Answer> then) {
        moves.move(stop, actor, then);
    }

    /** Somebody is sent there out of every other clinic, whatever state that area is in. */
    void sendSomebodyTo(String area) {
        Stream.of(FloorPlan.MIXED, FloorPlan.SINGLE, FloorPlan.EMERGENCY)
                .filter(other -> !other.equals(area))
                .flatMap(other -> floor.anyStop(other).stream())
                .forEach(stop -> moves.moveTo(area, stop, "staff:nurse"));
    }

    /** A ticket elsewhere goes on for this one. */
    void goesOn(Stop stop, Standing standing) {
        String area = stop.area.equals(FloorPlan.MIXED) ? FloorPlan.SINGLE : FloorPlan.MIXED;
        String queue = floor.chance.oneOf(floor.plan.area(area).queues()).id();
        Stop next = new Stop(stop.visit, area, queue, "-" + stop.number).then(() -> goOn(stop.visit));
        take(next, stop.visit.slotStart, standing, stop.number, () -> signIn(next));
    }

    /** Was called and not there. */
    void missed(Stop stop, boolean last) {
        stop.visit.missed++;
        if (last) {
            noShow(stop);
        } else if (floor.chance.hits(0.08)) {
            undo(stop);
        } else if (floor.chance.hits(0.75)) {
            floor.agenda.in(floor.chance.between(20, 1_500), () -> requeue(stop));
        } else {
            stop.visit.outcome = "STAYED_AWAY";
        }
    }

    private void undo(Stop stop) {
        TicketNumber number = stop.ticket();
        floor.agenda.in(
                floor.chance.between(5, 150),
                () -> floor.press(stop.area, "staff:desk", cause -> new Detour.UndoMiss(cause, number), answer -> {
                    if (!Floor.isDone(answer)) {
                        requeue(stop);
                    }
                    floor.somebodyWaits(stop);
                }));
    }

    private void requeue(Stop stop) {
        stop.stayedAway = floor.chance.hits(0.15);
        TicketNumber number = stop.ticket();
        floor.press(stop.area, KIOSK, cause -> new Detour.Requeue(cause, number), answer -> {
            if (Floor.refusal(answer).equals("HALF_DAY_OVER")) {
                reopen(stop);
            }
            floor.somebodyWaits(stop);
        });
    }

    private void noShow(Stop stop) {
        stop.visit.outcome = "NO_SHOW";
        if (floor.chance.hits(0.4)) {
            stop.stayedAway = false;
            reopen(stop);
        }
    }

    /** A nurse gives a new number, with the last place, and answers for it together with a second person. */
    private void reopen(Stop stop) {
        var warrant = new Warrant(Reason.of(Reason.Code.PATIENT_WISH), "staff:head");
        TicketNumber number = stop.ticket();
        floor.press(
                stop.area,
                "staff:desk",
                cause -> new Arrival.Reopen(cause, number, warrant),
                answer -> taken(stop, answer, () -> floor.somebodyWaits(stop)));
    }
}
