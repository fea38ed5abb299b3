package org.houzhen.server.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A patient gets a number and comes. */
public sealed interface Arrival extends Command {
    /**
     * Issues a number (取号). The same visit keeps its first ticket.
     *
     * @param linked the ticket this one goes on for after a transfer; empty otherwise
     */
    record TakeTicket(
            Cause cause,
            VisitId visit,
            QueueId queue,
            String patient,
            String maskedName,
            Priority priority,
            Instant slotStart,
            Instant slotEnd,
            String linked)
            implements Arrival {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            Optional<Ticket> earlier = area.ticketOf(visit);
            if (earlier.isPresent()) {
                return Answer.repeated(List.of(earlier.get().issued()));
            }
            if (area.queue(queue).isEmpty()) {
                return Answer.refused(Refusal.UNKNOWN_QUEUE);
            }
            return Answer.done(new AreaEvent.TicketIssued(
                    TicketNumber.of(area.letter(), area.issuedCount() + 1),
                    visit,
                    queue,
                    patient,
                    maskedName,
                    priority,
                    slotStart,
                    slotEnd,
                    linked));
        }
    }

    /** The patient is here (签到); saying so again changes nothing. Early is kept until it counts; late goes where RULES 1 says. */
    record SignIn(Cause cause, VisitId visit) implements Arrival {
        private static final Set<TicketState> HERE =
                Set.of(TicketState.WAITING, TicketState.CALLED, TicketState.SERVING);

        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            Optional<Ticket> found = area.ticketOf(visit);
            if (found.isEmpty()) {
                return Answer.refused(Refusal.UNKNOWN_VISIT);
            }
            Ticket ticket = found.get();
            if (HERE.contains(ticket.state())) {
                return Answer.repeated(List.of());
            }
            if (ticket.state() != TicketState.ISSUED) {
                return Answer.refused(Refusal.WRONG_STATE);
            }
            Instant opens = ticket.issued().slotStart().minus(rules.earlySignIn());
            Instant activeFrom = opens.isAfter(cause.at()) ? opens : cause.at();
            return Answer.done(new AreaEvent.SignedIn(ticket.number(), seat(ticket, rules), activeFrom));
        }

        private Seat seat(Ticket ticket, RuleSet rules) {
            Instant now = cause.at();
            Instant slotEnd = ticket.issued().slotEnd();
            if (ticket.priority() == Priority.NORMAL && now.isAfter(slotEnd.plus(rules.lateGrace()))) {
                return new Seat(Lane.REQUEUED, RuleSet.END_OF_HALF_DAY, ticket.sequence());
            }
            if (ticket.priority() == Priority.NORMAL && now.isAfter(slotEnd)) {
                return new Seat(Lane.LATE, now.toEpochMilli(), ticket.sequence());
            }
            return Seats.byPriority(ticket, ticket.priority(), now);
        }
    }

    /** The registration was cancelled before the patient was seen (退号). */
    record Cancel(Cause cause, VisitId visit) implements Arrival {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            Optional<Ticket> found = area.ticketOf(visit);
            if (found.isEmpty()) {
                return Answer.refused(Refusal.UNKNOWN_VISIT);
            }
            Ticket ticket = found.get();
            boolean cancellable = ticket.state() == TicketState.ISSUED
                    || ticket.state() == TicketState.WAITING
                    || ticket.state() == TicketState.MISSED;
            return cancellable
                    ? Answer.done(new AreaEvent.Cancelled(ticket.number()))
                    : Answer.refused(Refusal.WRONG_STATE);
        }
    }
}
