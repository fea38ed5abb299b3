package org.houzhen.server.engine;

/** What puts one waiting ticket before another; {@link Grounds} finds it. */
public enum Ground {
    /** The first one's turn has come: it was sent to a door, the second waits in the hall (RULES 7). */
    AT_DOOR,
    /** Both wait at one door; the first came there earlier, or by the green channel (RULES 7). */
    DOOR_ORDER,
    /** The second signed in early, and its place does not count yet (RULES 1). */
    NOT_YET_ACTIVE,
    /** Both signed in early; the first one's place begins to count earlier (RULES 1). */
    EARLIER_START,
    /** The rule that draws the first is reason enough: its kind is due before the second. */
    ITS_RULE,
    /** The second is of a kind that lets others go first, and has not let enough go (RULES 1 to 6, 9). */
    LETS_PASS,
    /** The second was missed a moment ago and is not offered yet (RULES 4). */
    PAUSED,
    /** The time segment (RULES 2). */
    EARLIER_SEGMENT,
    /** The same time segment; the second was added to it later (RULES 1, 6). */
    BEHIND_SEGMENT,
    /** The same segment; appointments before walk-ins (RULES 2). */
    APPOINTED_FIRST,
    /** Of one kind; the first began to wait earlier. */
    EARLIER_ARRIVAL,
    /** The emergency grade (RULES 2). */
    MORE_URGENT,
    /** Both let others go first; the first has done so earlier. */
    DUE_EARLIER,
    /** Equal in all else; the number decides. */
    SMALLER_NUMBER,
    /** Neither is due, and nobody who is waits: then kinds go in a fixed order. */
    ORDER_OF_KINDS
}
