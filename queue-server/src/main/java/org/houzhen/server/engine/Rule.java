package org.houzhen.server.engine;

/** Why a ticket is where it is in the line. Every call and every listed place cites one. */
public enum Rule {
    /** Life comes first (RULES 5, P0). */
    GREEN_CHANNEL,
    /** A miss that was a mistake costs nothing (RULES 4). */
    RESTORED,
    /** Waited longer than the guard allows, so the ratios stand back (RULES 2). */
    WAITED_LONG,
    /** Put back after a miss, and the calls it had to let pass have passed (RULES 4). */
    REQUEUED,
    /** Was not ready in turn, and the calls it had to let pass have passed (RULES 9). */
    READY_AGAIN,
    /** Came from another queue, and the calls it had to let pass have passed (RULES 6). */
    TRANSFERRED,
    /**
     * Its half day is over, and in its own line nobody goes before it: another line of the same room, whose half day has
     * begun, waits for it (RULES 4: never past closing).
     */
    CLOSING,
    /** One priority ticket after so many ordinary ones (RULES 5). */
    PRIORITY_RATIO,
    /** One returning patient after so many first visits (RULES 3). */
    RETURN_RATIO,
    /** A returning patient has let as many pass as one may be asked to (RULES 3). */
    RETURN_LIMIT,
    /** One late arrival after so many punctual ones (RULES 1). */
    LATE_RATIO,
    /** Emergency: by grade, then by time (RULES 2). */
    GRADE,
    /** One walk-in after so many appointments of the same segment (RULES 2). */
    WALK_IN_RATIO,
    /** By time segment and number (RULES 2). */
    TURN,
    /** Nobody with a better right waits. */
    NOBODY_ELSE,
    /** A member of staff chose this ticket and gave a reason (RULES 8). */
    CHOSEN,
    /** Signed in early; the place begins to count later (RULES 1). */
    NOT_YET_ACTIVE
}
