package org.houzhen.server.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * A fact about one waiting area on one day. Applying it never fails on a state that made it, never asks the time, and
 * consults no rule: whatever a rule decided stands in the fact. Who caused it, and when, stands beside it ({@link Cause}).
 */
public sealed interface AreaEvent
        permits AreaEvent.AreaOpened,
                AreaEvent.RulesAdopted,
                AreaEvent.QueueOpened,
                AreaEvent.QueueSuspended,
                AreaEvent.QueueResumed,
                AreaEvent.ExtraGranted,
                AreaEvent.ExtraTakenBack,
                AreaEvent.DayClosed,
                AreaEvent.DayReopened,
                AreaEvent.TicketEvent,
                RoomEvent {
    void applyTo(WaitingArea area, Cause cause);

    /** The ticket it is about; empty for facts about rooms and queues. */
    default Optional<TicketNumber> about() {
        return Optional.empty();
    }

    /** A fact about one ticket. */
    sealed interface TicketEvent extends AreaEvent {
        TicketNumber number();

        @Override
        default Optional<TicketNumber> about() {
            return Optional.of(number());
        }
    }

    /** The area issues numbers with this letter from now on. */
    record AreaOpened(String letter, String name) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.open(this);
        }
    }

    /** These rules hold from now on, for what is decided next. */
    record RulesAdopted(RuleSet rules) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.adopt(rules);
        }
    }

    /**
     * A queue exists from now on; until a room that serves it opens, it is planned in {@code place}, which may be empty.
     *
     * @param department id and national category code of its clinic, by which others know whether its patients may be named;
     *     both empty where nobody said, as in journals of earlier days
     */
    record QueueOpened(QueueId queue, String label, String place, QueueKind kind, String department, String specialty)
            implements AreaEvent {
        public QueueOpened {
            kind = kind == null ? QueueKind.CLINIC : kind;
            department = department == null ? "" : department;
            specialty = specialty == null ? "" : specialty;
        }

        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.openQueue(this);
        }
    }

    /** The clinic of a queue was cancelled (停诊): it is called no more, and each patient is offered what comes instead. */
    record QueueSuspended(QueueId queue, Reason reason) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.requireQueue(queue).suspend(reason, cause.at());
        }
    }

    /** It is called again. */
    record QueueResumed(QueueId queue) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.requireQueue(queue).resume();
        }
    }

    /**
     * A number was issued.
     *
     * @param patient patient index number, by which a desk finds the name
     * @param maskedName what may be shown in public
     * @param linked the ticket this one goes on for after a transfer; empty otherwise
     */
    record TicketIssued(
            TicketNumber number,
            VisitId visit,
            QueueId queue,
            String patient,
            String maskedName,
            Priority priority,
            Instant slotStart,
            Instant slotEnd,
            String linked,
            Standing standing)
            implements TicketEvent {
        public TicketIssued {
            standing = standing == null ? Standing.walkIn() : standing;
        }

        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.issue(this);
        }
    }

    /** The doctor consents to one more than the clinic has numbers for (加号); unless the patient registers, it lapses. */
    record ExtraGranted(QueueId queue, String patient, Reason reason, Instant until) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.requireQueue(queue).consent(patient, until);
        }
    }

    /** The doctor took back a consent that nobody has used: that patient can register for it no more. */
    record ExtraTakenBack(QueueId queue, String patient) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.requireQueue(queue).takeConsentBack(patient);
        }
    }

    /** The patient is here, and waits from {@code activeFrom}. */
    record SignedIn(TicketNumber number, Seat seat, Instant activeFrom) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.require(number).signIn(cause.at());
            area.seat(number, seat, activeFrom, cause.at());
        }
    }

    /** A readiness gate was confirmed. */
    record GateConfirmed(TicketNumber number, Gate gate) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.require(number).pass(gate);
        }
    }

    /** The last gate is passed: it waits, and may be called. */
    record Readied(TicketNumber number, Seat seat, Instant activeFrom) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.seat(number, seat, activeFrom, cause.at());
        }
    }

    /** Sent from the hall to the door of a room (二次候诊), in the order the line had at that moment. */
    record Invited(TicketNumber number, RoomId room, Rule rule) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.invite(this, cause.at());
        }
    }

    /** Sent back from a door to the old place in the line, because nobody will call there. */
    record SentBack(TicketNumber number) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.sendBack(number, cause.at());
        }
    }

    /** @param rule why this ticket and no other; {@link Rule#CHOSEN} follows an {@link OrderChanged} */
    record Called(TicketNumber number, RoomId room, Rule rule) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.call(this, cause);
        }
    }

    /** The same call, spoken again. */
    record CallRepeated(TicketNumber number, RoomId room) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.require(number).repeat(cause.at());
        }
    }

    /** The patient came into the room. */
    record Entered(TicketNumber number, RoomId room) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.require(number).enter(cause.at());
        }
    }

    /** The visit to the room is over. */
    record Finished(TicketNumber number, RoomId room) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.leave(number, room, cause.at());
        }
    }

    /** Called and did not come. */
    record Missed(TicketNumber number, RoomId room, Instant offeredFrom) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.miss(this, cause.at());
        }
    }

    /** The miss was a mistake: the ticket is next again, and the miss does not count. */
    record MissUndone(TicketNumber number, Seat seat) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.require(number).forgiveMiss();
            area.seat(number, seat, cause.at(), cause.at());
        }
    }

    /** A missed patient is back and waits again behind others. */
    record Requeued(TicketNumber number, Seat seat, int distance) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.seat(number, seat, cause.at(), cause.at());
        }
    }

    /** Missed for the last time. */
    record NoShow(TicketNumber number) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.end(number, TicketState.NO_SHOW, cause.at());
        }
    }

    /** Still open when the day was closed. */
    record Unfinished(TicketNumber number) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.end(number, TicketState.UNFINISHED, cause.at());
        }
    }

    /** What closing the day did to this ticket is undone: it is where it was, at its place, its door or in its room. */
    record Restored(TicketNumber number) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            new Reopening(area, cause.at()).restore(number);
        }
    }

    /** The day was closed by mistake and goes on; whoever it ended was {@link Restored} before, in this command. */
    record DayReopened(Reason reason) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            new Reopening(area, cause.at()).finish();
        }
    }

    /** The day is over: nothing follows but that it is opened again. The counts are of those who were still open. */
    record DayClosed(int unfinished, int noShows) implements AreaEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.close(cause);
        }
    }

    /** Away at an examination, or not ready. */
    record Parked(TicketNumber number, Reason reason) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.end(number, TicketState.PARKED, cause.at());
        }
    }

    /** Back, with results or ready. */
    record Returned(TicketNumber number, Seat seat) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.seat(number, seat, cause.at(), cause.at());
        }
    }

    /** The patient goes on elsewhere under a ticket linked to this one. */
    record Transferred(TicketNumber number, String destination, Reason reason) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.end(number, TicketState.TRANSFERRED, cause.at());
        }
    }

    /**
     * A person changes an order and answers for it (RULES 8); what it changes stands in the facts of the same command.
     *
     * @param approvedBy the second person, role and number; empty while the first may still decide alone
     * @param before the place the ticket had, counted from 1; 0 when it had none
     * @param after the place it gets; 0 when it is called
     */
    record OrderChanged(TicketNumber number, Reason reason, String approvedBy, int before, int after)
            implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.countChange(cause.actor());
        }
    }

    /** A nurse changed the class; a waiting ticket takes a new seat. */
    record PriorityChanged(TicketNumber number, Priority priority, Entitlement entitlement, Seat seat)
            implements TicketEvent {
        public PriorityChanged {
            entitlement = entitlement == null ? Entitlement.OTHER : entitlement;
        }

        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.reseat(number, seat, cause.at());
            area.require(number).raise(priority, entitlement, cause.at());
        }
    }

    /** A nurse gave or changed an emergency grade; a waiting ticket takes a new seat. */
    record Graded(TicketNumber number, int grade, Seat seat) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.require(number).regrade(grade);
            area.reseat(number, seat, cause.at());
        }
    }

    /** A patient of a cancelled clinic chose what comes instead; for a substitute {@code to} is as {@code B/S-7}, else empty. */
    record InsteadChosen(TicketNumber number, Instead choice, String to) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.require(number).choose(new Ticket.Chosen(choice, to, cause.at()));
        }
    }

    /** The registration was cancelled. */
    record Cancelled(TicketNumber number) implements TicketEvent {
        @Override
        public void applyTo(WaitingArea area, Cause cause) {
            area.end(number, TicketState.CANCELLED, cause.at());
        }
    }
}
