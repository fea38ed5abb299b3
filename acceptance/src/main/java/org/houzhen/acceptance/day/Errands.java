package org.houzhen.acceptance.day;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.StopOffice;

/** Patients with a bill who take a number for the cashier's windows at a terminal, some of them twice. */
final class Errands {
    private static final double NEEDED = 0.25;
    private static final double ASKED_AGAIN = 0.2;
    private static final String QUEUE = FloorPlan.CASHIER + "-1";
    private static final StopOffice.Place PLACE = new StopOffice.Place(
            FloorPlan.CASHIER,
            "area",
            QueueKind.CASHIER,
            new StopOffice.Clinic("", ""),
            List.of(new StopOffice.Line(QUEUE, QUEUE, "")));

    private final Floor floor;

    Errands(Floor floor) {
        this.floor = floor;
    }

    /** The doctor is done, and there is a bill that no terminal takes. */
    void maybe(Visit visit) {
        if (floor.chance.hits(NEEDED)) {
            floor.agenda.in(floor.chance.between(60, 900), () -> takesNumber(visit));
            if (floor.chance.hits(ASKED_AGAIN)) { // Lost the slip, or does not believe it.
                floor.agenda.in(floor.chance.between(120, 2_400), () -> takesNumber(visit));
            }
        }
    }

    private void takesNumber(Visit visit) {
        floor.takeNumber(FloorPlan.CASHIER, key -> wish(visit, key), number -> waits(visit, number));
    }

    /** A number that the patient had already stands where it stood. */
    private void waits(Visit visit, StopOffice.Held number) {
        if (floor.stop(FloorPlan.CASHIER, new TicketNumber(number.ticket())).isEmpty()) {
            Stop stop = new Stop(visit, FloorPlan.CASHIER, QUEUE, "");
            floor.remember(stop, number.ticket());
            visit.stops.add(number.ticket());
            floor.somebodyWaits(stop);
        }
    }

    private static StopOffice.Wish wish(Visit visit, UUID key) {
        return new StopOffice.Wish(
                StopId.errand(QUEUE, key),
                PLACE,
                "patient-" + visit.index,
                "",
                40,
                Optional.of(visit.priority),
                Set.of(),
                0,
                0,
                true);
    }
}
