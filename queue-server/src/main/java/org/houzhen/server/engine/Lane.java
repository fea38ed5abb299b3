package org.houzhen.server.engine;

/**
 * The order within a queue is made of lanes. Each is sorted by itself; {@link Line} draws from them in turn. A lane's
 * position here is its right of way when several could go.
 */
public enum Lane {
    /** Next, whatever else waits. */
    GREEN_CHANNEL(Rule.GREEN_CHANNEL),
    /** A mistaken miss was taken back: due at once. */
    RESTORED(Rule.RESTORED),
    /** Put back after a missed call: due after a number of other calls. */
    REQUEUED(Rule.REQUEUED),
    /** Was not ready in turn and is now: due after a number of other calls. */
    READY_AGAIN(Rule.READY_AGAIN),
    /** Sent here by another queue: due after a number of other calls. */
    TRANSFERRED(Rule.TRANSFERRED),
    /** P1 and P2: one for every so many ordinary ones. */
    PRIORITY(Rule.PRIORITY_RATIO),
    /** Back with results (回诊): one for every so many first visits. */
    RETURNING(Rule.RETURN_RATIO),
    /** Signed in after the own time segment: one for every so many punctual ones. */
    LATE(Rule.LATE_RATIO),
    /** Emergency: by grade, then by time. */
    GRADED(Rule.GRADE),
    /** By time segment. */
    APPOINTED(Rule.TURN),
    /** By time segment; within one, mixed with the appointed. */
    WALK_IN(Rule.TURN),
    /** The end of the half day: when nobody else waits. */
    LAST(Rule.NOBODY_ELSE);

    private final Rule rule;

    Lane(Rule rule) {
        this.rule = rule;
    }

    /** Why a ticket of this lane is drawn when the lane is due. */
    public Rule rule() {
        return rule;
    }

    /** Whether a call from here is one that ratios count. */
    public boolean isOrdinary() {
        return this == GRADED || this == APPOINTED || this == WALK_IN;
    }

    /** Whether nobody here may wait longer than the guard; who was put back or came too late has a distance instead, an emergency its grade. */
    boolean isGuarded() {
        return !isByCount() && this != LAST && this != GRADED;
    }

    /** Whether a seat here says after how many calls it is due. */
    boolean isByCount() {
        return this == REQUEUED || this == READY_AGAIN || this == TRANSFERRED;
    }
}
