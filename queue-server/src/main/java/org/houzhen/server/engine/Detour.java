package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A ticket leaves the straight way and comes back. Whatever changes an order needs a reason. */
public sealed interface Detour extends Command {
    /** Whoever is away keeps the new class or grade for when they are back. */
    Set<TicketState> NOT_AT_A_DOOR =
            Set.of(TicketState.ISSUED, TicketState.WAITING, TicketState.MISSED, TicketState.PARKED);

    Set<TicketState> HERE_OR_COMING = Set.of(
            TicketState.ISSUED, TicketState.WAITING, TicketState.INVITED, TicketState.MISSED, TicketState.PARKED);

    TicketNumber number();

    @Override
    default long asked(WaitingArea area) {
        return Asked.of(getClass().getSimpleName(), number());
    }

    /** Whoever signs in, comes back after a miss or with results presses the same button: "I am here". */
    static long presence(WaitingArea area, TicketNumber number) {
        return area.ticket(number)
                .map(ticket -> Arrival.presence(ticket.visit()))
                .orElseGet(() -> Asked.of("presence", number));
    }

    /** Finds the ticket, which must stand in one of these states. */
    private static Answer ticketIn(
            WaitingArea area, TicketNumber number, Set<TicketState> states, Function<Ticket, Answer> then) {
        Optional<Ticket> ticket = area.ticket(number);
        if (ticket.isEmpty()) {
            return Answer.refused(Refusal.UNKNOWN_TICKET);
        }
        return states.contains(ticket.get().state()) ? then.apply(ticket.get()) : Answer.wrongState(ticket.get());
    }

    private static Seats seats(WaitingArea area, Ticket ticket) {
        return new Seats(ticket, area.queueOf(ticket), area.rules());
    }

    /** Waits again; whoever came early is no earlier for having been away. */
    private static AreaEvent readied(Ticket ticket, Seat seat, Instant now) {
        Instant opens = ticket.opens().orElse(now);
        return new AreaEvent.Readied(ticket.number(), seat, opens.isAfter(now) ? opens : now);
    }

    /** The miss was a mistake: next again, without penalty. */
    record UndoMiss(Cause cause, TicketNumber number) implements Detour {
        @Override
        public Answer decide(WaitingArea area) {
            return ticketIn(area, number, Set.of(TicketState.MISSED), ticket -> {
                boolean expired =
                        ticket.missedAt().plus(area.rules().missed().undo()).isBefore(area.now(cause));
                return expired
                        ? Answer.refused(Refusal.UNDO_EXPIRED)
                        : Answer.done(new AreaEvent.MissUndone(
                                number, seats(area, ticket).restored(area.now(cause))));
            });
        }
    }

    /**
     * A missed patient came back (召回): waits behind as many others as RULES 4 says for this miss. Whoever comes back after
     * the half day in which the call was missed, or when no room calls that line any more, goes to the nurse, as whoever
     * signs in then does (RULES 1): nobody is put back into a line that has closed.
     */
    record Requeue(Cause cause, TicketNumber number) implements Detour {
        @Override
        public long asked(WaitingArea area) {
            return presence(area, number);
        }

        @Override
        public Answer decide(WaitingArea area) {
            List<Integer> distances = area.rules().missed().distances();
            return ticketIn(area, number, Set.of(TicketState.MISSED), ticket -> {
                if (isMissedTooOften(area, ticket)) {
                    return Answer.refused(Refusal.MISSED_TOO_OFTEN);
                }
                if (isClosedFor(area, ticket, area.now(cause))) {
                    return Answer.refused(Refusal.HALF_DAY_OVER);
                }
                int distance = distances.get(ticket.misses() - 1);
                return Answer.done(new AreaEvent.Requeued(
                        number, seats(area, ticket).afterMiss(distance, area.now(cause)), distance));
            });
        }
    }

    /** So it is only when the rules became stricter after its last miss: else that would have ended it. */
    static boolean isMissedTooOften(WaitingArea area, Ticket ticket) {
        return ticket.misses() > area.rules().missed().distances().size();
    }

    /** Whether the half day of a missed ticket is over, and with it the line it would go back to. */
    static boolean isClosedFor(WaitingArea area, Ticket ticket, Instant now) {
        Instant until = ticket.standing().until();
        boolean called = area.rooms().stream()
                .anyMatch(room -> !room.closed() && room.queues().contains(ticket.queue()));
        return now.isAfter(until) && (!called || !ticket.missedAt().isAfter(until));
    }

    /** Away at an examination, or not ready. Keeps the number. */
    record Park(Cause cause, TicketNumber number, Reason reason) implements Detour {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("Park", number, reason);
        }

        @Override
        public Answer decide(WaitingArea area) {
            if (!reason.given()) {
                return Answer.refused(Refusal.REASON_MISSING);
            }
            return ticketIn(
                    area,
                    number,
                    Set.of(TicketState.WAITING, TicketState.INVITED, TicketState.CALLED, TicketState.SERVING),
                    ticket -> Answer.done(new AreaEvent.Parked(number, reason)));
        }
    }

    /** Back from a test, the same day and with the same number (回诊). */
    record Return(Cause cause, TicketNumber number) implements Detour {
        @Override
        public long asked(WaitingArea area) {
            return presence(area, number);
        }

        @Override
        public Answer decide(WaitingArea area) {
            return ticketIn(
                    area,
                    number,
                    Set.of(TicketState.PARKED, TicketState.DONE),
                    ticket -> ticket.openGates().isEmpty()
                            ? Answer.done(back(area, ticket))
                            : Answer.refused(Refusal.NOT_READY));
        }

        /** Nobody comes back from tests whom no doctor has seen: whoever was away before the turn has the old place (RULES 3). */
        private AreaEvent back(WaitingArea area, Ticket ticket) {
            QueueKind kind = area.queueOf(ticket).kind();
            boolean unseen = ticket.entered().isEmpty() && (kind == QueueKind.CLINIC || kind == QueueKind.EMERGENCY);
            Seats seats = seats(area, ticket);
            return unseen
                    ? readied(ticket, seats.ready(area.now(cause)), area.now(cause))
                    : new AreaEvent.Returned(number, seats.returning(area.now(cause)));
        }
    }

    /** A nurse, or the pharmacy, confirms that a gate is passed; with the last one the ticket waits (RULES 9, 11). */
    record Confirm(Cause cause, TicketNumber number, Gate gate) implements Detour {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("Confirm", number, gate);
        }

        @Override
        public Answer decide(WaitingArea area) {
            return ticketIn(area, number, Set.of(TicketState.ISSUED, TicketState.PARKED), ticket -> {
                Set<Gate> open = ticket.openGates();
                if (!open.contains(gate)) {
                    return Answer.repeated(List.of());
                }
                List<AreaEvent> facts = new ArrayList<>(2);
                facts.add(new AreaEvent.GateConfirmed(number, gate));
                if (open.size() == 1 && ticket.state() == TicketState.PARKED) {
                    facts.add(readied(ticket, seats(area, ticket).ready(area.now(cause)), area.now(cause)));
                }
                return new Answer.Done(facts, false);
            });
        }
    }

    /**
     * Ends a ticket here because it goes on in another queue (转诊), whose side is a {@link Arrival.TakeTicket} linked to
     * it; both are journaled in one transaction.
     */
    record Transfer(Cause cause, TicketNumber number, String destination, Reason reason) implements Detour {
        private static final Set<TicketState> MOVABLE = Set.of(
                TicketState.ISSUED,
                TicketState.WAITING,
                TicketState.INVITED,
                TicketState.CALLED,
                TicketState.SERVING,
                TicketState.MISSED);

        @Override
        public long asked(WaitingArea area) {
            return Asked.of("Transfer", number, destination, reason);
        }

        @Override
        public Answer decide(WaitingArea area) {
            return reason.given()
                    ? ticketIn(
                            area,
                            number,
                            MOVABLE,
                            ticket -> Answer.done(new AreaEvent.Transferred(number, destination, reason)))
                    : Answer.refused(Refusal.REASON_MISSING);
        }
    }

    /**
     * A patient of a cancelled clinic chooses what comes instead (停诊). The ticket ends here: a substitute goes on in
     * another queue by an {@link Arrival.TakeTicket} journaled in the same transaction.
     */
    record ChooseInstead(Cause cause, TicketNumber number, Instead choice, String to) implements Detour {
        private static final Set<TicketState> CHOOSING =
                Set.of(TicketState.ISSUED, TicketState.WAITING, TicketState.MISSED, TicketState.PARKED);

        @Override
        public long asked(WaitingArea area) {
            return Asked.of("ChooseInstead", number, choice, to);
        }

        @Override
        public Answer decide(WaitingArea area) {
            return ticketIn(
                    area,
                    number,
                    CHOOSING,
                    ticket -> area.queueOf(ticket).suspended()
                            ? Answer.done(new AreaEvent.InsteadChosen(number, choice, to), end())
                            : Answer.refused(Refusal.CLINIC_TAKES_PLACE));
        }

        private AreaEvent end() {
            return switch (choice) {
                case SUBSTITUTE -> new AreaEvent.Transferred(number, to, Reason.of(Reason.Code.CLINIC_CHANGED));
                case REFUND, ANOTHER_DAY -> new AreaEvent.Cancelled(number);
            };
        }
    }

    /** A nurse raises or lowers a class, and answers for it. At a door the order is made, but for life in danger (RULES 5, 7). */
    record ChangePriority(Cause cause, TicketNumber number, Priority priority, Warrant warrant) implements Detour {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("ChangePriority", number, priority, warrant.reason());
        }

        @Override
        public Answer decide(WaitingArea area) {
            boolean green = priority == Priority.GREEN_CHANNEL;
            return changed(area, this, green ? HERE_OR_COMING : NOT_AT_A_DOOR, warrant, ticket -> {
                Instant since = sinceOf(ticket, area.now(cause));
                boolean early = since.isAfter(area.now(cause));
                Seat seat = seats(area, ticket).byClass(priority, green && early ? area.now(cause) : since);
                Entitlement by = Entitlement.of(warrant.reason().code());
                return new Move(seat, new AreaEvent.PriorityChanged(number, priority, by, seat));
            });
        }
    }

    /** A nurse gives an emergency grade, which is triage; changing one is a change of order, which somebody answers for. */
    record Grade(Cause cause, TicketNumber number, int grade, Warrant warrant) implements Detour {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("Grade", number, grade, warrant.reason());
        }

        @Override
        public Answer decide(WaitingArea area) {
            boolean first = area.ticket(number)
                    .filter(ticket -> ticket.standing().grade() == Standing.UNGRADED)
                    .isPresent();
            return first ? triage(area) : regrade(area);
        }

        private Answer triage(WaitingArea area) {
            return ticketIn(area, number, NOT_AT_A_DOOR, ticket -> {
                Seat seat = seats(area, ticket).byGrade(grade, sinceOf(ticket, area.now(cause)));
                return Answer.done(new AreaEvent.Graded(number, grade, seat));
            });
        }

        private Answer regrade(WaitingArea area) {
            return changed(area, this, NOT_AT_A_DOOR, warrant, ticket -> {
                Seat seat = seats(area, ticket).byGrade(grade, sinceOf(ticket, area.now(cause)));
                return new Move(seat, new AreaEvent.Graded(number, grade, seat));
            });
        }
    }

    /** Another seat, and the fact that gives it. */
    record Move(Seat seat, AreaEvent fact) {}

    private static Instant sinceOf(Ticket ticket, Instant now) {
        return ticket.waitingSince().orElse(now);
    }

    /** A change of order that somebody answers for: who may, what it does to the place, and the fact itself. */
    private static Answer changed(
            WaitingArea area, Detour command, Set<TicketState> states, Warrant warrant, Function<Ticket, Move> to) {
        Optional<Refusal> refusal = warrant.refusal(area, command.cause());
        if (refusal.isPresent()) {
            return Answer.refused(refusal.get());
        }
        return ticketIn(area, command.number(), states, ticket -> {
            var places = new Places(area, area.now(command.cause()));
            Move move = to.apply(ticket);
            return Answer.done(
                    warrant.changes(command.number(), places.of(ticket), places.on(ticket, move.seat())), move.fact());
        });
    }
}
