package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A patient gets a number and comes. */
public sealed interface Arrival extends Command {
    static long presence(VisitId visit) {
        return Asked.of("presence", visit);
    }

    /** Finds the visit's ticket. */
    private static Answer ofVisit(WaitingArea area, VisitId visit, Function<Ticket, Answer> then) {
        return area.ticketOf(visit).map(then).orElseGet(() -> Answer.refused(Refusal.UNKNOWN_VISIT));
    }

    /**
     * Issues a number (取号). The same visit keeps its first ticket; only {@link Reopen} gives one anew.
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
        public long asked(WaitingArea area) {
            return Asked.of("TakeTicket", visit, queue, patient);
        }

        @Override
        public Answer decide(WaitingArea area) {
            Optional<Ticket> earlier = area.ticketOf(visit);
            if (earlier.isPresent()) {
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
    }

    /** The patient is here (签到); saying so again changes nothing. Early is kept until it counts; late goes where RULES 1 says. */
    record SignIn(Cause cause, VisitId visit) implements Arrival {
        @Override
        public long asked(WaitingArea area) {
            return presence(visit);
        }

        private static final Set<TicketState> HERE =
                Set.of(TicketState.WAITING, TicketState.INVITED, TicketState.CALLED, TicketState.SERVING);

        @Override
        public Answer decide(WaitingArea area) {
            return ofVisit(area, visit, ticket -> {
                if (HERE.contains(ticket.state())) {
                    return Answer.repeated(List.of());
                }
                return ticket.state() == TicketState.ISSUED
                        ? refusal(ticket, area.rules().signIn(), area.now(cause))
                                .map(Answer::refused)
                                .orElseGet(() -> signsIn(area, ticket))
                        : Answer.wrongState(ticket);
            });
        }

        private static Optional<Refusal> refusal(Ticket ticket, RuleSet.SignIn rule, Instant now) {
            if (now.isAfter(ticket.standing().until())) {
                return Optional.of(Refusal.HALF_DAY_OVER);
            }
            if (rule.early() == RuleSet.Early.REFUSED
                    && opens(ticket, rule, now).isAfter(now)) {
                return Optional.of(Refusal.TOO_EARLY);
            }
            return isTooLate(ticket, rule, now) ? Optional.of(Refusal.TOO_LATE) : Optional.empty();
        }

        private static boolean isTooLate(Ticket ticket, RuleSet.SignIn rule, Instant now) {
            Instant end = ticket.issued().slotEnd();
            boolean graced = !now.isAfter(end.plus(rule.lateGrace()));
            boolean substituted = ticket.standing().origin() == Standing.Origin.SUBSTITUTED;
            return !substituted && now.isAfter(end) && (graced ? rule.late() : rule.tooLate()) == RuleSet.Late.REFUSED;
        }

        /** When the place begins to count; life in danger waits for no time segment (RULES 5). */
        private static Instant opens(Ticket ticket, RuleSet.SignIn rule, Instant now) {
            return ticket.priority() == Priority.GREEN_CHANNEL
                    ? now
                    : ticket.issued().slotStart().minus(rule.earlyBy());
        }

        private Answer signsIn(WaitingArea area, Ticket ticket) {
            RuleSet.SignIn rule = area.rules().signIn();
            Instant opens = rule.early() == RuleSet.Early.FREE ? area.now(cause) : opens(ticket, rule, area.now(cause));
            Instant activeFrom = opens.isAfter(area.now(cause)) ? opens : area.now(cause);
            Seat seat = new Seats(ticket, area.queueOf(ticket), area.rules()).atSignIn(area.now(cause), activeFrom);
            List<AreaEvent> facts = new ArrayList<>(2);
            facts.add(new AreaEvent.SignedIn(ticket.number(), seat, activeFrom));
            parkedAt(ticket.number(), ticket.openGates()).ifPresent(facts::add);
            return new Answer.Done(facts, false);
        }

        /** Whoever is not ready is here, and waits aside. */
        private static Optional<AreaEvent> parkedAt(TicketNumber number, Set<Gate> gates) {
            return gates.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new AreaEvent.Parked(number, Reason.of(Reason.Code.NOT_READY)));
        }
    }

    /**
     * Signs in whoever was sent on to another line and is sent back to this one, under a number that is still to sign in: a
     * place in front of many, which somebody answers for (RULES 6, 8).
     */
    record ComeBack(Cause cause, VisitId visit, Warrant warrant) implements Arrival {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("ComeBack", visit, warrant.reason());
        }

        @Override
        public Answer decide(WaitingArea area) {
            return ofVisit(area, visit, ticket -> {
                if (ticket.state() != TicketState.ISSUED) {
                    return Answer.wrongState(ticket);
                }
                return warrant.refusal(area, cause).map(Answer::refused).orElseGet(() -> comesBack(area, ticket));
            });
        }

        private Answer comesBack(WaitingArea area, Ticket ticket) {
            Seat seat =
                    new Seats(ticket, area.queueOf(ticket), area.rules()).atSignIn(area.now(cause), area.now(cause));
            int place = new Places(area, area.now(cause)).ofNew(anew(ticket), seat);
            return Answer.done(
                    warrant.changes(ticket.number(), 0, place),
                    new AreaEvent.SignedIn(ticket.number(), seat, area.now(cause)));
        }

        /** To try a place out on, which a ticket would be changed by. */
        private static Ticket anew(Ticket ticket) {
            return new Ticket(ticket.issued(), ticket.sequence());
        }
    }

    /**
     * A nurse takes in anew whoever ended as a no-show, or came when signing in or being put back was no longer possible
     * (RULES 1 and 4): a new number with the last place, which waits at once. The nurse answers for it.
     */
    record Reopen(Cause cause, TicketNumber number, Warrant warrant) implements Arrival {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("Reopen", number, warrant.reason());
        }

        private static final Set<Refusal> TO_THE_NURSE = Set.of(Refusal.HALF_DAY_OVER, Refusal.TOO_LATE);

        @Override
        public Answer decide(WaitingArea area) {
            Optional<Ticket> ticket = area.ticket(number);
            if (ticket.isEmpty()) {
                return Answer.refused(Refusal.UNKNOWN_TICKET);
            }
            if (!area.isLatestOfItsVisit(ticket.get()) || !mayReopen(area, ticket.get())) {
                return Answer.wrongState(ticket.get());
            }
            if (area.queueOf(ticket.get()).suspended()) {
                return Answer.refused(Refusal.QUEUE_SUSPENDED);
            }
            return warrant.refusal(area, cause).map(Answer::refused).orElseGet(() -> reopen(area, ticket.get()));
        }

        private boolean mayReopen(WaitingArea area, Ticket ticket) {
            return switch (ticket.state()) {
                case NO_SHOW -> true;
                case ISSUED ->
                    SignIn.refusal(ticket, area.rules().signIn(), area.now(cause))
                            .filter(TO_THE_NURSE::contains)
                            .isPresent();
                case MISSED ->
                    Detour.isMissedTooOften(area, ticket) || Detour.isClosedFor(area, ticket, area.now(cause));
                case WAITING, INVITED, CALLED, SERVING, PARKED, DONE, TRANSFERRED, CANCELLED, UNFINISHED -> false;
            };
        }

        private Answer reopen(WaitingArea area, Ticket old) {
            AreaEvent.TicketIssued issued = anew(area, old);
            var anew = new Ticket(issued, area.issuedCount() + 1);
            Seat seat = new Seats(anew, area.queueOf(old), area.rules()).atSignIn(area.now(cause), area.now(cause));
            int place = old.openGates().isEmpty() ? new Places(area, area.now(cause)).ofNew(anew, seat) : 0;
            List<AreaEvent> facts = new ArrayList<>(5);
            if (!old.state().isFinal()) {
                facts.add(new AreaEvent.NoShow(number));
            }
            facts.add(issued);
            facts.add(warrant.changes(issued.number(), 0, place));
            facts.add(new AreaEvent.SignedIn(issued.number(), seat, area.now(cause)));
            SignIn.parkedAt(issued.number(), old.openGates()).ifPresent(facts::add);
            return new Answer.Done(facts, false);
        }

        private AreaEvent.TicketIssued anew(WaitingArea area, Ticket ticket) {
            AreaEvent.TicketIssued old = ticket.issued();
            return new AreaEvent.TicketIssued(
                    TicketNumber.of(area.letter(), area.issuedCount() + 1),
                    old.visit(),
                    old.queue(),
                    old.patient(),
                    old.maskedName(),
                    old.priority(),
                    old.slotStart(),
                    old.slotEnd(),
                    number.value(),
                    ticket.standing()
                            .with(Standing.Origin.REOPENED)
                            .by(old.standing().entitlement())
                            .behind(ticket.openGates())
                            .until(Instant.MAX));
        }
    }

    /**
     * The doctor consents to one more patient than the clinic has numbers for (加号, RULES 6). It moves nobody: the patient
     * registers and pays as always, and the number that comes of it waits behind the segment that runs.
     *
     * @param until the end of the half day
     */
    record GrantExtra(Cause cause, QueueId queue, String patient, Reason reason, Instant until) implements Arrival {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("GrantExtra", queue, patient, reason);
        }

        @Override
        public Answer decide(WaitingArea area) {
            return area.queue(queue)
                    .map(found -> found.hasConsent(patient, area.now(cause))
                            ? Answer.repeated(List.of())
                            : refusal(area, found)
                                    .map(Answer::refused)
                                    .orElseGet(() ->
                                            Answer.done(new AreaEvent.ExtraGranted(queue, patient, reason, until))))
                    .orElseGet(() -> Answer.refused(Refusal.UNKNOWN_QUEUE));
        }

        private Optional<Refusal> refusal(WaitingArea area, Queue found) {
            if (found.kind() != QueueKind.CLINIC) {
                return Optional.of(Refusal.EXTRA_CLINICS_ONLY);
            }
            if (found.suspended()) {
                return Optional.of(Refusal.QUEUE_SUSPENDED);
            }
            if (!reason.given()) {
                return Optional.of(Refusal.REASON_MISSING);
            }
            if (area.now(cause).isAfter(until)) {
                return Optional.of(Refusal.EXTRA_TOO_LATE);
            }
            if (hasNumber(area)) {
                return Optional.of(Refusal.EXTRA_HAS_NUMBER);
            }
            return found.consented() >= area.rules().extras().max()
                    ? Optional.of(Refusal.EXTRAS_SPENT)
                    : Optional.empty();
        }

        private boolean hasNumber(WaitingArea area) {
            return area.tickets().stream()
                    .filter(ticket -> ticket.queue().equals(queue))
                    .filter(ticket -> ticket.issued().patient().equals(patient))
                    .anyMatch(ticket -> ticket.state() != TicketState.CANCELLED);
        }
    }

    /** The doctor takes a consent back as long as nobody has used it; when there is none, there is nothing to do. */
    record TakeExtraBack(Cause cause, QueueId queue, String patient) implements Arrival {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("TakeExtraBack", queue, patient);
        }

        @Override
        public Answer decide(WaitingArea area) {
            Optional<Queue> found = area.queue(queue);
            if (found.isEmpty()) {
                return Answer.refused(Refusal.UNKNOWN_QUEUE);
            }
            if (found.get().hasConsent(patient, area.now(cause))) {
                return Answer.done(new AreaEvent.ExtraTakenBack(queue, patient));
            }
            return isUsed(area) ? Answer.refused(Refusal.EXTRA_USED) : Answer.repeated(List.of());
        }

        private boolean isUsed(WaitingArea area) {
            return area.tickets().stream()
                    .filter(ticket -> ticket.queue().equals(queue))
                    .filter(ticket -> ticket.issued().patient().equals(patient))
                    .anyMatch(ticket -> ticket.standing().origin() == Standing.Origin.EXTRA);
        }
    }

    /** The registration was cancelled before the patient was seen (退号). */
    record Cancel(Cause cause, VisitId visit) implements Arrival {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("Cancel", visit);
        }

        private static final Set<TicketState> CANCELLABLE =
                Set.of(TicketState.ISSUED, TicketState.WAITING, TicketState.INVITED, TicketState.MISSED);

        @Override
        public Answer decide(WaitingArea area) {
            return ofVisit(
                    area,
                    visit,
                    ticket -> CANCELLABLE.contains(ticket.state()) || isAwayUnseen(ticket)
                            ? Answer.done(new AreaEvent.Cancelled(ticket.number()))
                            : Answer.wrongState(ticket));
        }

        private static boolean isAwayUnseen(Ticket ticket) {
            return ticket.state() == TicketState.PARKED && ticket.entered().isEmpty();
        }
    }
}
