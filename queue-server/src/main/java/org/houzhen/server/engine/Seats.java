package org.houzhen.server.engine;

import java.time.Instant;
import java.util.Optional;

/** Where a ticket sits: the only place that knows what each lane sorts by. */
final class Seats {
    private final Ticket ticket;
    private final Queue queue;
    private final RuleSet rules;

    Seats(Ticket ticket, Queue queue, RuleSet rules) {
        this.ticket = ticket;
        this.queue = queue;
        this.rules = rules;
    }

    /** For one who signs in now, punctual or not; {@code activeFrom} is when the place begins to count. */
    Seat atSignIn(Instant now, Instant activeFrom) {
        return byUrgency(activeFrom).orElseGet(() -> byOrigin(now, activeFrom));
    }

    /**
     * However it comes to wait: life in danger goes first (RULES 5), and in an emergency line the grade decides, then the
     * time (RULES 2). Empty where neither is the case.
     */
    private Optional<Seat> byUrgency(Instant since) {
        boolean green = ticket.priority() == Priority.GREEN_CHANNEL;
        return green || queue.kind() == QueueKind.EMERGENCY
                ? Optional.of(byClass(ticket.priority(), since))
                : Optional.empty();
    }

    private Seat byOrigin(Instant now, Instant activeFrom) {
        return switch (ticket.standing().origin()) {
            case REGISTERED -> byPunctuality(now, activeFrom);
            case SUBSTITUTED ->
                byClass(ticket.priority(), activeFrom); // The clinic did not keep the time, not the patient.
            case EXTRA -> ordinary(startOfRunningSlot(now), now.toEpochMilli());
            case THREE_DAY -> returning(now);
            case TRANSFERRED -> after(Lane.TRANSFERRED, rules.rooms().transferPlaces());
            case REOPENED -> last(now);
        };
    }

    private Seat byPunctuality(Instant now, Instant activeFrom) {
        Instant slotEnd = ticket.issued().slotEnd();
        if (ticket.priority() != Priority.NORMAL || !now.isAfter(slotEnd) || !hasSlots()) {
            return byClass(ticket.priority(), activeFrom);
        }
        boolean graced = !now.isAfter(slotEnd.plus(rules.signIn().lateGrace()));
        return late(graced ? rules.signIn().late() : rules.signIn().tooLate(), now);
    }

    private boolean hasSlots() {
        return queue.kind() == QueueKind.CLINIC || queue.kind() == QueueKind.DEVICES;
    }

    private Seat late(RuleSet.Late late, Instant now) {
        return switch (late) {
            case INSERTED -> new Seat(Lane.LATE, now.toEpochMilli(), 0, ticket.sequence());
            case END_OF_SLOT -> ordinary(startOfRunningSlot(now), now.toEpochMilli());
            case LAST, REFUSED -> last(now);
            case AS_PUNCTUAL -> byClass(Priority.NORMAL, now);
        };
    }

    /** Ordinary tickets by what their queue sorts by, priority ones and the green channel by arrival. */
    Seat byClass(Priority priority, Instant since) {
        return switch (priority) {
            case GREEN_CHANNEL -> new Seat(Lane.GREEN_CHANNEL, since.toEpochMilli(), 0, ticket.sequence());
            case FIRST, SECOND ->
                queue.kind() == QueueKind.EMERGENCY
                        ? inTurn(since)
                        : new Seat(Lane.PRIORITY, since.toEpochMilli(), 0, ticket.sequence());
            case NORMAL -> inTurn(since);
        };
    }

    private Seat inTurn(Instant since) {
        long arrival = since.toEpochMilli();
        return switch (queue.kind()) {
            case CLINIC, DEVICES ->
                ordinary(ticket.issued().slotStart(), rules.order().within() == RuleSet.Within.SIGN_IN ? arrival : 0);
            case WINDOWS, CASHIER, PHARMACY -> ordinary(since, 0);
            case EMERGENCY -> graded(ticket.standing(), since);
        };
    }

    /** By the grade a nurse has given; the green channel stands above every grade and is not left by one. */
    Seat byGrade(int grade, Instant since) {
        return ticket.priority() == Priority.GREEN_CHANNEL
                ? byClass(Priority.GREEN_CHANNEL, since)
                : graded(ticket.standing().graded(grade), since);
    }

    private Seat graded(Standing standing, Instant since) {
        return new Seat(Lane.GRADED, standing.rank(), since.toEpochMilli(), ticket.sequence());
    }

    private Seat ordinary(Instant slot, long minor) {
        Lane lane = ticket.standing().channel() == Standing.Channel.APPOINTED ? Lane.APPOINTED : Lane.WALK_IN;
        return new Seat(lane, slot.toEpochMilli(), minor, ticket.sequence());
    }

    /** The start of the time segment that runs now, reckoned in segments as long as the ticket's own. */
    private Instant startOfRunningSlot(Instant now) {
        Instant start = ticket.issued().slotStart();
        long length = Math.max(1, ticket.issued().slotEnd().toEpochMilli() - start.toEpochMilli());
        long passed = Math.max(0, now.toEpochMilli() - start.toEpochMilli());
        return start.plusMillis(passed / length * length);
    }

    /** Back with results; at a window or device, ready now: close to the front, for it is no second visit. */
    Seat returning(Instant now) {
        return byUrgency(ticket.signedIn().orElse(now)).orElseGet(() -> afterTests(now));
    }

    private Seat afterTests(Instant now) {
        boolean parked = ticket.state() == TicketState.PARKED;
        if (parked && (queue.kind().isPool() || queue.kind() == QueueKind.DEVICES)) {
            return after(Lane.READY_AGAIN, rules.pools().notReadyPlaces());
        }
        return new Seat(Lane.RETURNING, now.toEpochMilli(), 0, ticket.sequence());
    }

    /** After so many more calls from the queue. */
    Seat after(Lane lane, int places) {
        return new Seat(lane, queue.tally().calls() + places, 0, ticket.sequence());
    }

    /** After a miss: so many places, or the end of the half day. */
    Seat afterMiss(int distance, Instant now) {
        return byUrgency(now)
                .orElseGet(() -> distance == RuleSet.END_OF_HALF_DAY ? last(now) : after(Lane.REQUEUED, distance));
    }

    Seat last(Instant now) {
        return new Seat(Lane.LAST, now.toEpochMilli(), 0, ticket.sequence());
    }

    /** A mistaken miss taken back: before all who were put back. */
    Seat restored(Instant now) {
        return new Seat(Lane.RESTORED, now.toEpochMilli(), 0, ticket.sequence());
    }

    /** For one who is ready now: the old place, unless the turn has passed; medicine goes by when it is ready. */
    Seat ready(Instant now) {
        if (queue.kind() == QueueKind.PHARMACY) {
            return byClass(ticket.priority(), now);
        }
        return byUrgency(ticket.signedIn().orElse(now)).orElseGet(this::oldPlace);
    }

    private Seat oldPlace() {
        boolean passed = ticket.seat().lane().isOrdinary() && queue.isPast(ticket.seat());
        return passed ? after(Lane.READY_AGAIN, rules.pools().notReadyPlaces()) : ticket.seat();
    }
}
