package org.houzhen.server.queue;

import java.time.Instant;
import java.util.Optional;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.engine.Warrant;
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

    /** Over areas that are open already. */
    public static Transfers over(Areas areas) {
        return new Transfers(areas, new Openings(areas));
    }

    /** @param warrant answers for a place in front of many, where the patient comes back to a line (RULES 8) */
    public Answer transfer(Cause cause, String from, TicketNumber number, TicketOffice.Line to, Warrant warrant) {
        var wish = new Wish(cause, from, number, to, warrant);
        var end = new Detour.Transfer(cause, number, to.area() + "/" + to.queue(), warrant.reason());
        return areas.together(draft -> {
            Answer wouldBe = draft.state(areas.today(from)).decide(end);
            boolean goesOn = wouldBe instanceof Answer.Done done && !done.repeated();
            return goesOn ? transfer(draft, wish, end) : wouldBe;
        });
    }

    private record Wish(Cause cause, String from, TicketNumber number, TicketOffice.Line to, Warrant warrant) {}

    /** What refuses it is asked before the old ticket ends: nobody is left without one. */
    private Answer transfer(Draft<WaitingArea, Recorded> draft, Wish wish, Detour.Transfer end) {
        WaitingArea there = draft.state(areas.today(wish.to().area()));
        Optional<Refusal> closed = takesNobody(there, wish.to());
        if (closed.isPresent()) {
            return Answer.refused(closed.get());
        }
        Ticket ticket =
                draft.state(areas.today(wish.from())).ticket(wish.number()).orElseThrow();
        boolean back = wasThere(there, wish.to(), ticket);
        Optional<Refusal> refusal = back ? wish.warrant().refusal(there, wish.cause()) : Optional.empty();
        if (refusal.isPresent()) {
            return Answer.refused(refusal.get());
        }
        areas.decide(draft, wish.from(), end);
        return goOn(draft, wish, ticket, back);
    }

    /** Whether this registration had a number in that line today. */
    private static boolean wasThere(WaitingArea there, TicketOffice.Line to, Ticket ticket) {
        String registerNo = registerNo(ticket.visit());
        return there.tickets().stream()
                .filter(other -> other.queue().value().equals(to.queue()))
                .anyMatch(other ->
                        isOfClinic(other.visit()) && registerNo(other.visit()).equals(registerNo));
    }

    private Answer goOn(Draft<WaitingArea, Recorded> draft, Wish wish, Ticket ended, boolean back) {
        Cause cause = wish.cause();
        TicketOffice.Line to = wish.to();
        openings.open(draft, to, cause);
        Instant now = draft.state(areas.today(to.area())).steady(cause.at());
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
                        now,
                        ended.issued().slotEnd().isAfter(now) ? ended.issued().slotEnd() : now,
                        wish.from() + "/" + wish.number(),
                        Standing.walkIn()
                                .with(Standing.Origin.TRANSFERRED)
                                .by(ended.standing().entitlement())));
        Cause signIn = Openings.derived(cause, "sign in");
        areas.decide(
                draft,
                to.area(),
                back ? new Arrival.ComeBack(signIn, visit, wish.warrant()) : new Arrival.SignIn(signIn, visit));
        return issued;
    }

    /** Why nobody can be sent to a line: its area's day is over, or its clinic was cancelled. */
    static Optional<Refusal> takesNobody(WaitingArea area, TicketOffice.Line line) {
        if (area.closed()) {
            return Optional.of(Refusal.DAY_CLOSED);
        }
        return area.queue(new QueueId(line.queue())).filter(Queue::suspended).map(queue -> Refusal.QUEUE_SUSPENDED);
    }

    /** The visit under which a ticket goes on in another line. */
    public static VisitId onward(VisitId visit, TicketOffice.Line to) {
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
