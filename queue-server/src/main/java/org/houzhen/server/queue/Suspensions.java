package org.houzhen.server.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.journal.Draft;
import org.houzhen.server.web.Patience;

/**
 * Clinics that are cancelled (停诊), and what each of their patients chooses instead. The journal is first; the hospital is
 * told after, and again with every repetition of the same press.
 */
public final class Suspensions {
    private final Areas areas;
    private final Openings openings;
    private final OutpatientScheduling scheduling;

    Suspensions(Areas areas, Openings openings, OutpatientScheduling scheduling) {
        this.areas = areas;
        this.openings = openings;
        this.scheduling = scheduling;
    }

    /** Nobody is called from the queue any more, and nobody can register with its clinic. */
    public Answer suspend(Cause cause, CallContext context, String area, QueueId queue, Reason reason) {
        Answer answer = Patience.await(areas.send(area, new RoomCommand.SuspendQueue(cause, queue, reason)));
        return answer.match(
                done -> {
                    scheduling.stop(context, queue.value());
                    return done;
                },
                refused -> refused);
    }

    public Answer resume(Cause cause, CallContext context, String area, QueueId queue) {
        Answer answer = Patience.await(areas.send(area, new RoomCommand.ResumeQueue(cause, queue)));
        return answer.match(
                done -> {
                    scheduling.resume(context, queue.value());
                    return done;
                },
                refused -> refused);
    }

    /**
     * The patient wants to go. The journal is all that is written: whoever gives money back reads it there, so that no kill
     * between the two can lose it.
     */
    public Answer leave(Cause cause, String area, TicketNumber number, Instead choice) {
        return Patience.await(areas.send(area, new Detour.ChooseInstead(cause, number, choice, "")));
    }

    /** Another doctor today. The new ticket keeps time segment and class, and waits if the old one did. */
    public Substituted substitute(Cause cause, String from, TicketNumber number, TicketOffice.Line to) {
        return areas.together(draft -> {
            Optional<Refusal> closed = Transfers.takesNobody(draft.state(areas.today(to.area())), to);
            if (closed.isPresent()) {
                return new Substituted(Answer.refused(closed.get()), "");
            }
            TicketState before = draft.state(areas.today(from))
                    .ticket(number)
                    .map(Ticket::state)
                    .orElse(TicketState.ISSUED);
            Answer chosen = areas.decide(
                    draft,
                    from,
                    new Detour.ChooseInstead(cause, number, Instead.SUBSTITUTE, to.area() + "/" + to.queue()));
            return chosen.match(
                    done -> new Substituted(done, goOn(draft, cause, new Old(from, number, before), to)),
                    refused -> new Substituted(refused, ""));
        });
    }

    /** @param number the new one; empty when it was refused */
    public record Substituted(Answer answer, String number) {}

    private record Old(String area, TicketNumber number, TicketState before) {}

    private String goOn(Draft<WaitingArea, Recorded> draft, Cause cause, Old old, TicketOffice.Line to) {
        Ticket ended = draft.state(areas.today(old.area())).ticket(old.number()).orElseThrow();
        openings.open(draft, to, cause);
        VisitId visit = Transfers.onward(ended.visit(), to);
        areas.decide(
                draft,
                to.area(),
                new Arrival.TakeTicket(
                        Openings.derived(cause, "take"),
                        visit,
                        new QueueId(to.queue()),
                        ended.issued().patient(),
                        to.shown(areas.rules().naming(), ended.issued().maskedName()),
                        ended.priority(),
                        ended.issued().slotStart(),
                        ended.issued().slotEnd(),
                        old.area() + "/" + old.number(),
                        standing(ended, to, draft.state(areas.today(to.area())).steady(cause.at()))));
        if (old.before() == TicketState.WAITING || old.before() == TicketState.MISSED) {
            areas.decide(draft, to.area(), new Arrival.SignIn(Openings.derived(cause, "sign in"), visit));
        }
        return draft.state(areas.today(to.area()))
                .ticketOf(visit)
                .orElseThrow()
                .number()
                .value();
    }

    /** Nobody comes late to a place that was offered after its half day (RULES 6). */
    private Standing standing(Ticket ended, TicketOffice.Line to, Instant now) {
        Instant halfDayEnd =
                TicketDesk.halfDayEnd(to, areas.rules().of(to.area()).signIn());
        return new Standing(
                        ended.standing().channel(),
                        Standing.Origin.SUBSTITUTED,
                        ended.standing().grade(),
                        Set.of(),
                        0,
                        null,
                        ended.standing().entitlement())
                .until(now.isAfter(halfDayEnd) ? Instant.MAX : halfDayEnd);
    }
}
