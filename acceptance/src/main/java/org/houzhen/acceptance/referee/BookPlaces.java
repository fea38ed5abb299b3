package org.houzhen.acceptance.referee;

import java.util.Set;
import org.houzhen.acceptance.referee.TicketNote.Place;
import org.houzhen.server.engine.RuleSet;

/** Where RULES puts somebody who begins to wait. */
final class BookPlaces {
    private final TicketNote ticket;
    private final QueueNote queue;
    private final RuleSet rules;

    BookPlaces(AreaNote area, TicketNote ticket) {
        this.ticket = ticket;
        this.queue = area.queueOf(ticket);
        this.rules = area.rules;
    }

    Place atSignIn(long now, long activeFrom) {
        return isUrgent() ? byClass(ticket.priority, activeFrom) : byOrigin(now, activeFrom);
    }

    /** Life in danger goes first however it comes to wait; in an emergency line the grade decides, then the time (RULES 2, 5). */
    private boolean isUrgent() {
        return ticket.priority.equals("GREEN_CHANNEL") || queue.kind.equals("EMERGENCY");
    }

    private Place byOrigin(long now, long activeFrom) {
        return switch (ticket.origin) {
            case "EXTRA" -> ordinary(runningSlot(now), now);
            case "THREE_DAY" -> place("RETURNING", now);
            case "TRANSFERRED" ->
                place("TRANSFERRED", queue.drawn.size() + rules.rooms().transferPlaces());
            case "REOPENED" -> place("LAST", now);
            case "SUBSTITUTED" -> byClass(ticket.priority, activeFrom); // Never late: the clinic was cancelled.
            default -> isLate(now) ? late(now) : byClass(ticket.priority, activeFrom);
        };
    }

    private boolean isLate(long now) {
        boolean hasSlots = queue.kind.equals("CLINIC") || queue.kind.equals("DEVICES");
        return hasSlots && ticket.priority.equals("NORMAL") && now > ticket.slotEnd;
    }

    private Place late(long now) {
        RuleSet.SignIn rule = rules.signIn();
        boolean graced = now <= ticket.slotEnd + rule.lateGrace().toMillis();
        return switch (graced ? rule.late() : rule.tooLate()) {
            case INSERTED -> place("LATE", now);
            case END_OF_SLOT -> ordinary(runningSlot(now), now);
            case LAST, REFUSED -> place("LAST", now);
            case AS_PUNCTUAL -> byClass("NORMAL", now);
        };
    }

    Place byClass(String priority, long since) {
        return switch (priority) {
            case "GREEN_CHANNEL" -> place("GREEN_CHANNEL", since);
            case "NORMAL" -> inTurn(since);
            default -> queue.kind.equals("EMERGENCY") ? inTurn(since) : place("PRIORITY", since);
        };
    }

    private Place inTurn(long since) {
        return switch (queue.kind) {
            case "EMERGENCY" -> byGrade(since);
            case "CLINIC", "DEVICES" ->
                ordinary(ticket.slotStart, rules.order().within() == RuleSet.Within.SIGN_IN ? since : 0);
            default -> ordinary(since, 0);
        };
    }

    /** A grade takes nobody out of the green channel, which stands above all of them. */
    Place regraded(long since) {
        return ticket.priority.equals("GREEN_CHANNEL") ? place("GREEN_CHANNEL", since) : byGrade(since);
    }

    private Place byGrade(long since) {
        return new Place("GRADED", ticket.rank(), since, ticket.sequence);
    }

    private Place ordinary(long first, long second) {
        return new Place(ticket.appointed ? "APPOINTED" : "WALK_IN", first, second, ticket.sequence);
    }

    private long runningSlot(long now) {
        long slot = ticket.slotStart;
        long length = Math.max(1, ticket.slotEnd - ticket.slotStart);
        while (slot + length <= now) {
            slot += length;
        }
        return slot;
    }

    /** Who was not ready at a window or device lets so many others go first (RULES 9). */
    Place returning(long now) {
        if (isUrgent()) {
            return byClass(ticket.priority, ticket.signedIn);
        }
        if (ticket.is("PARKED") && Set.of("WINDOWS", "CASHIER", "DEVICES").contains(queue.kind)) {
            return place("READY_AGAIN", queue.drawn.size() + rules.pools().notReadyPlaces());
        }
        return place("RETURNING", now);
    }

    /** Put back after a miss. */
    Place afterMiss(int distance, long now) {
        if (isUrgent()) {
            return byClass(ticket.priority, now);
        }
        return distance == 0 ? place("LAST", now) : place("REQUEUED", queue.drawn.size() + distance);
    }

    Place restored(long now) {
        return place("RESTORED", now);
    }

    /** Ready at last: the old place, unless those behind have gone already; medicine by when it is ready. */
    Place ready(long now) {
        if (queue.kind.equals("PHARMACY")) {
            return byClass(ticket.priority, now);
        }
        if (isUrgent()) {
            return byClass(ticket.priority, ticket.signedIn);
        }
        return queue.hasPassed(ticket)
                ? place("READY_AGAIN", queue.drawn.size() + rules.pools().notReadyPlaces())
                : ticket.place();
    }

    private Place place(String group, long first) {
        return new Place(group, first, 0, ticket.sequence);
    }
}
