package org.houzhen.server.engine;

/** Why a ticket is where it is in the line. Every call and every listed place cites one. */
public enum Rule {
    /** Life comes first (RULES 5, P0). */
    GREEN_CHANNEL,
    /** Waited longer than the guard allows, so the ratios stand back. */
    WAITED_LONG,
    /** Put back after a miss, and the calls it had to let pass have passed (RULES 4). */
    REQUEUED,
    /** One priority ticket after so many ordinary ones (RULES 5). */
    PRIORITY_RATIO,
    /** One returning patient after so many first visits (RULES 3). */
    RETURN_RATIO,
    /** One late arrival after so many punctual ones (RULES 1). */
    LATE_RATIO,
    /** By time segment and number (RULES 2). */
    TURN,
    /** Nobody with a better right waits. */
    NOBODY_ELSE,
    /** A member of staff chose this ticket and gave a reason (RULES 8). */
    CHOSEN,
    /** Signed in early; the place begins to count later (RULES 1). */
    NOT_YET_ACTIVE
}
