package org.houzhen.server.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A ticket leaves the straight way and comes back. Whatever changes an order needs a reason. */
public sealed interface Detour extends Command {
    TicketNumber number();

    /** Finds the ticket, which must stand in one of these states. */
    private static Answer ticketIn(
            WaitingArea area, TicketNumber number, Set<TicketState> states, Function<Ticket, Answer> then) {
        Optional<Ticket> ticket = area.ticket(number);
        if (ticket.isEmpty()) {
            return Answer.refused(Refusal.UNKNOWN_TICKET);
        }
        return states.contains(ticket.get().state()) ? then.apply(ticket.get()) : Answer.refused(Refusal.WRONG_STATE);
    }

    private static Queue queueOf(WaitingArea area, Ticket ticket) {
        return area.queue(ticket.queue()).orElseThrow();
    }

    /** The miss was a mistake: next again, without penalty. */
    record UndoMiss(Cause cause, TicketNumber number) implements Detour {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return ticketIn(area, number, Set.of(TicketState.MISSED), ticket -> {
                if (ticket.missedAt().plus(rules.undoMiss()).isBefore(cause.at())) {
                    return Answer.refused(Refusal.UNDO_EXPIRED);
                }
                return Answer.done(new AreaEvent.MissUndone(number, Seats.behind(queueOf(area, ticket), 0, ticket)));
            });
        }
    }

    /** A missed patient came back (召回): waits behind as many others as RULES 4 says for this miss. */
    record Requeue(Cause cause, TicketNumber number) implements Detour {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return ticketIn(area, number, Set.of(TicketState.MISSED), ticket -> {
                if (ticket.misses() > rules.requeueDistances().size()) {
                    return Answer.refused(Refusal.MISSED_TOO_OFTEN);
                }
                int distance = rules.requeueDistances().get(ticket.misses() - 1);
                return Answer.done(new AreaEvent.Requeued(
                        number, Seats.behind(queueOf(area, ticket), distance, ticket), distance));
            });
        }
    }

    /** Away at an examination, or not ready. Keeps the number. */
    record Park(Cause cause, TicketNumber number, String reason) implements Detour {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            if (reason.isBlank()) {
                return Answer.refused(Refusal.REASON_MISSING);
            }
            return ticketIn(
                    area,
                    number,
                    Set.of(TicketState.WAITING, TicketState.CALLED, TicketState.SERVING),
                    ticket -> Answer.done(new AreaEvent.Parked(number, reason)));
        }
    }

    /** Back from a test, the same day and with the same number (回诊). */
    record Return(Cause cause, TicketNumber number) implements Detour {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            return ticketIn(
                    area,
                    number,
                    Set.of(TicketState.PARKED, TicketState.DONE),
                    ticket -> Answer.done(new AreaEvent.Returned(number, Seats.returning(ticket, cause.at()))));
        }
    }

    /**
     * Ends a ticket here because it goes on in another queue (转诊), whose side is a {@link Arrival.TakeTicket} linked to
     * it; both are journaled in one transaction.
     */
    record Transfer(Cause cause, TicketNumber number, String destination, String reason) implements Detour {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            if (reason.isBlank()) {
                return Answer.refused(Refusal.REASON_MISSING);
            }
            return ticketIn(
                    area,
                    number,
                    Set.of(TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.MISSED),
                    ticket -> Answer.done(new AreaEvent.Transferred(number, destination, reason)));
        }
    }

    /** A nurse raises or lowers a class, for a reason that is kept. */
    record ChangePriority(Cause cause, TicketNumber number, Priority priority, String reason) implements Detour {
        @Override
        public Answer decide(WaitingArea area, RuleSet rules) {
            if (reason.isBlank()) {
                return Answer.refused(Refusal.REASON_MISSING);
            }
            return ticketIn(
                    area,
                    number,
                    Set.of(TicketState.ISSUED, TicketState.WAITING),
                    ticket -> Answer.done(new AreaEvent.PriorityChanged(
                            number, priority, Seats.byPriority(ticket, priority, cause.at()), reason)));
        }
    }
}
