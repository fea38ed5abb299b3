package org.houzhen.server.engine;

import java.time.Instant;
import java.util.Set;

/**
 * Says of two tickets that wait in one queue why the first stands before the second. It decides nothing: {@link Line} has
 * put them there, each with its rule, and of all that is true of the two this names what tells them apart.
 */
public final class Grounds {
    private static final Set<Rule> DUE = Set.of(
            Rule.GREEN_CHANNEL,
            Rule.RESTORED,
            Rule.WAITED_LONG,
            Rule.REQUEUED,
            Rule.READY_AGAIN,
            Rule.TRANSFERRED,
            Rule.PRIORITY_RATIO,
            Rule.RETURN_RATIO,
            Rule.RETURN_LIMIT,
            Rule.LATE_RATIO,
            Rule.CHOSEN);

    private final QueueKind kind;
    private final RuleSet rules;
    private final Instant now;

    public Grounds(Queue queue, RuleSet rules, Instant now) {
        this.kind = queue.kind();
        this.rules = rules;
        this.now = now;
    }

    public Ground of(Line.Place first, Line.Place second) {
        if (first.ticket().state() == TicketState.INVITED) {
            return second.ticket().state() == TicketState.INVITED ? Ground.DOOR_ORDER : Ground.AT_DOOR;
        }
        if (second.rule() == Rule.NOT_YET_ACTIVE) {
            return first.rule() == Rule.NOT_YET_ACTIVE
                    ? byStart(first.ticket(), second.ticket())
                    : Ground.NOT_YET_ACTIVE;
        }
        boolean sameLane = laneOf(first) == laneOf(second);
        if (isPaused(second.ticket()) && !isPaused(first.ticket())) {
            return sameLane || !DUE.contains(first.rule()) ? Ground.PAUSED : Ground.ITS_RULE;
        }
        return sameLane ? withinLane(first.ticket().seat(), second.ticket().seat()) : acrossLanes(first, second);
    }

    private static Lane laneOf(Line.Place place) {
        return place.ticket().seat().lane();
    }

    private boolean isPaused(Ticket ticket) {
        return ticket.seat().lane().isByCount() && !ticket.isOffered(now);
    }

    private static Ground byStart(Ticket first, Ticket second) {
        return first.activeFrom().equals(second.activeFrom()) ? Ground.SMALLER_NUMBER : Ground.EARLIER_START;
    }

    private Ground withinLane(Seat first, Seat second) {
        if (first.major() != second.major()) {
            return switch (first.lane()) {
                case APPOINTED, WALK_IN -> bySegmentOrArrival();
                case GRADED -> Ground.MORE_URGENT;
                case REQUEUED, READY_AGAIN, TRANSFERRED -> Ground.DUE_EARLIER;
                case GREEN_CHANNEL, RESTORED, PRIORITY, RETURNING, LATE, LAST -> Ground.EARLIER_ARRIVAL;
            };
        }
        return withinSegment(first, second);
    }

    private Ground bySegmentOrArrival() {
        return switch (kind) {
            case CLINIC, DEVICES, EMERGENCY -> Ground.EARLIER_SEGMENT;
            case WINDOWS, CASHIER, PHARMACY -> Ground.EARLIER_ARRIVAL;
        };
    }

    private static Ground withinSegment(Seat first, Seat second) {
        if (first.minor() == second.minor()) {
            return Ground.SMALLER_NUMBER;
        }
        return first.minor() == 0 ? Ground.BEHIND_SEGMENT : Ground.EARLIER_ARRIVAL;
    }

    private Ground acrossLanes(Line.Place first, Line.Place second) {
        Lane behind = laneOf(second);
        return switch (first.rule()) {
            case TURN, WALK_IN_RATIO -> behind.isOrdinary() ? ordinary(first, second) : Ground.LETS_PASS;
            case GRADE -> behind.isOrdinary() ? Ground.ITS_RULE : Ground.LETS_PASS;
            case NOBODY_ELSE, CLOSING -> behind == Lane.LAST ? Ground.LETS_PASS : Ground.ORDER_OF_KINDS;
            case GREEN_CHANNEL,
                    RESTORED,
                    WAITED_LONG,
                    REQUEUED,
                    READY_AGAIN,
                    TRANSFERRED,
                    PRIORITY_RATIO,
                    RETURN_RATIO,
                    RETURN_LIMIT,
                    LATE_RATIO,
                    CHOSEN,
                    NOT_YET_ACTIVE -> Ground.ITS_RULE;
        };
    }

    /** An appointment and a walk-in. */
    private Ground ordinary(Line.Place first, Line.Place second) {
        Seat one = first.ticket().seat();
        Seat other = second.ticket().seat();
        if (one.major() != other.major()) {
            return bySegmentOrArrival();
        }
        return switch (rules.order().mix()) {
            case APPOINTED_FIRST -> Ground.APPOINTED_FIRST;
            case EQUAL -> withinSegment(one, other);
            case RATIO -> first.rule() == Rule.WALK_IN_RATIO ? Ground.ITS_RULE : Ground.LETS_PASS;
        };
    }
}
