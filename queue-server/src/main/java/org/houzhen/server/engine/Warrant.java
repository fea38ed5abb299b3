package org.houzhen.server.engine;

import java.util.Optional;

/**
 * What lets a person change an order: a reason, and past the daily limit a second person (RULES 8).
 *
 * @param approvedBy role and number of the second person, who proved to be present; empty for none
 */
public record Warrant(Reason reason, String approvedBy) {
    private static final String DOCTOR = "doctor:";

    public static Warrant of(Reason reason) {
        return new Warrant(reason, "");
    }

    /** Why a person may not change an order there now (RULES 8). A doctor's choices are counted and published instead of limited. */
    public Optional<Refusal> refusal(WaitingArea area, Cause cause) {
        if (!reason.given()) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        boolean alone = approvedBy.isBlank() || approvedBy.equals(cause.actor());
        boolean spent = area.changesBy(cause.actor()) >= area.rules().jumps().changesMax();
        return alone && spent && !cause.actor().startsWith(DOCTOR)
                ? Optional.of(Refusal.NEEDS_APPROVAL)
                : Optional.empty();
    }

    AreaEvent changes(TicketNumber number, int before, int after) {
        return new AreaEvent.OrderChanged(number, reason, approvedBy, before, after);
    }
}
