package org.houzhen.server.queue;

import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Draft;

/** Moves a patient to another queue, perhaps in another area: one ticket ends and a linked one waits, in one commit. */
public final class Transfers {
    private static final String STEP = ">";

    private final Areas areas;
    private final Openings openings;

    Transfers(Areas areas, Openings openings) {
        this.areas = areas;
        this.openings = openings;
    }

    public Answer transfer(Cause cause, String from, TicketNumber number, TicketOffice.Line to, Reason reason) {
        return areas.together(draft -> {
            if (isSuspended(draft.state(areas.today(to.area())), to)) {
                return Answer.refused(
                        Refusal.QUEUE_SUSPENDED); // Before the old ticket ends: nobody is left without one.
            }
            Answer ended =
                    areas.decide(draft, from, new Detour.Transfer(cause, number, to.area() + "/" + to.queue(), reason));
            return ended.match(
                    done -> done.repeated() ? done : goOn(draft, cause, from, number, to), refused -> refused);
        });
    }

    private Answer goOn(
            Draft<WaitingArea, Recorded> draft, Cause cause, String from, TicketNumber number, TicketOffice.Line to) {
        Ticket ended = draft.state(areas.today(from)).ticket(number).orElseThrow();
        openings.open(draft, to, cause);
        VisitId visit = onward(ended.visit(), to);
        Answer issued = areas.decide(
                draft,
                to.area(),
                new Arrival.TakeTicket(
                        Openings.derived(cause, "take"),
                        visit,
                        new QueueId(to.queue()),
                        ended.issued().patient(),
                        to.shown(areas.rules().naming(), ended.issued().maskedName()),
                        ended.priority(),
                        cause.at(),
                        ended.issued().slotEnd().isAfter(cause.at())
                                ? ended.issued().slotEnd()
                                : cause.at(),
                        from + "/" + number,
                        Standing.walkIn()
                                .with(Standing.Origin.TRANSFERRED)
                                .by(ended.standing().entitlement())));
        areas.decide(draft, to.area(), new Arrival.SignIn(Openings.derived(cause, "sign in"), visit));
        return issued;
    }

    static boolean isSuspended(WaitingArea area, TicketOffice.Line line) {
        return area.queue(new QueueId(line.queue())).filter(Queue::suspended).isPresent();
    }

    /** The visit under which a ticket goes on in another line. */
    static VisitId onward(VisitId visit, TicketOffice.Line to) {
        return new VisitId(visit.value() + STEP + to.area() + to.queue());
    }

    /** The register number of a visit, which every ticket it was transferred to keeps in front. */
    public static String registerNo(VisitId visit) {
        return StopId.of(visit)
                .map(StopId::registerNo)
                .orElseGet(() -> visit.value().split(STEP, 2)[0]);
    }

    /** Whether a ticket is for a clinic that was registered with, and not for a stop after it or an errand. */
    public static boolean isOfClinic(VisitId visit) {
        return StopId.of(visit).isEmpty();
    }

    /** Whether a ticket goes on for this visit after a transfer. */
    static boolean goesOnFor(VisitId visit, Ticket ticket) {
        return ticket.visit().value().startsWith(visit.value() + STEP);
    }
}
