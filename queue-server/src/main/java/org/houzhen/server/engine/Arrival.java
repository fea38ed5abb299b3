package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A patient gets a number and comes. */
public sealed interface Arrival extends Command {
    /** Finds the visit's ticket. */
    private static Answer ofVisit(WaitingArea area, VisitId visit, Function<Ticket, Answer> then) {
        return area.ticketOf(visit).map(then).orElseGet(() -> Answer.refused(Refusal.UNKNOWN_VISIT));
    }

    /**
     * Issues a number (取号). The same visit keeps its first ticket; only a nurse may give one anew after a no-show or an
     * ended half day ({@link Standing.Origin#REOPENED}).
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
            String linked,
            Standing standing)
            implements Arrival {
        @Override
        public Answer decide(WaitingArea area) {
            Optional<Ticket> earlier = area.ticketOf(visit);
            if (earlier.isPresent() && !mayReopen(earlier.get())) {
                return Answer.repeated(List.of(earlier.get().issued()));
            }
            Optional<Queue> found = area.queue(queue);
            if (found.isEmpty()) {
                return Answer.refused(Refusal.UNKNOWN_QUEUE);
            }
            if (found.get().suspended()) {
                return Answer.refused(Refusal.QUEUE_SUSPENDED);
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
                    linked,
                    standing));
        }

        private boolean mayReopen(Ticket earlier) {
            return standing.origin() == Standing.Origin.REOPENED && earlier.state() == TicketState.NO_SHOW;
        }
    }

    /** The patient is here (签到); saying so again changes nothing. Early is kept until it counts; late goes where RULES 1 says. */
    record SignIn(Cause cause, VisitId visit) implements Arrival {
        private static final Set<TicketState> HERE =
                Set.of(TicketState.WAITING, TicketState.INVITED, TicketState.CALLED, TicketState.SERVING);

        @Override
        public Answer decide(WaitingArea area) {
            return ofVisit(area, visit, ticket -> {
                if (HERE.contains(ticket.state())) {
                    return Answer.repeated(List.of());
                }
                return ticket.state() == TicketState.ISSUED
                        ? refusal(ticket, area.rules().signIn())
                                .map(Answer::refused)
                                .orElseGet(() -> signsIn(area, ticket))
                        : Answer.refused(Refusal.WRONG_STATE);
            });
        }

        private Optional<Refusal> refusal(Ticket ticket, RuleSet.SignIn rule) {
            if (cause.at().isAfter(ticket.standing().until())) {
                return Optional.of(Refusal.HALF_DAY_OVER);
            }
            if (rule.early() == RuleSet.Early.REFUSED && opens(ticket, rule).isAfter(cause.at())) {
                return Optional.of(Refusal.TOO_EARLY);
            }
            return isTooLate(ticket, rule) ? Optional.of(Refusal.TOO_LATE) : Optional.empty();
        }

        private boolean isTooLate(Ticket ticket, RuleSet.SignIn rule) {
            Instant end = ticket.issued().slotEnd();
            boolean graced = !cause.at().isAfter(end.plus(rule.lateGrace()));
            boolean substituted = ticket.standing().origin() == Standing.Origin.SUBSTITUTED;
            return !substituted
                    && cause.at().isAfter(end)
                    && (graced ? rule.late() : rule.tooLate()) == RuleSet.Late.REFUSED;
        }

        private static Instant opens(Ticket ticket, RuleSet.SignIn rule) {
            return ticket.issued().slotStart().minus(rule.earlyBy());
        }

        private Answer signsIn(WaitingArea area, Ticket ticket) {
            RuleSet.SignIn rule = area.rules().signIn();
            Instant opens = rule.early() == RuleSet.Early.FREE ? cause.at() : opens(ticket, rule);
            Instant activeFrom = opens.isAfter(cause.at()) ? opens : cause.at();
            Seat seat = new Seats(ticket, area.queueOf(ticket), area.rules()).atSignIn(cause.at(), activeFrom);
            List<AreaEvent> facts = new ArrayList<>(2);
            facts.add(new AreaEvent.SignedIn(ticket.number(), seat, activeFrom));
            if (!ticket.openGates().isEmpty()) {
                facts.add(new AreaEvent.Parked(ticket.number(), Reason.of(Reason.Code.NOT_READY)));
            }
            return new Answer.Done(facts, false);
        }
    }

    /** The registration was cancelled before the patient was seen (退号). */
    record Cancel(Cause cause, VisitId visit) implements Arrival {
        private static final Set<TicketState> CANCELLABLE =
                Set.of(TicketState.ISSUED, TicketState.WAITING, TicketState.INVITED, TicketState.MISSED);

        @Override
        public Answer decide(WaitingArea area) {
            return ofVisit(
                    area,
                    visit,
                    ticket -> CANCELLABLE.contains(ticket.state())
                            ? Answer.done(new AreaEvent.Cancelled(ticket.number()))
                            : Answer.refused(Refusal.WRONG_STATE));
        }
    }
}
