package org.houzhen.server.engine;

/** The rule that refused a command. A refused command changes nothing; what may be done instead is said by the desk. */
public enum Refusal {
    UNKNOWN_QUEUE,
    UNKNOWN_ROOM,
    UNKNOWN_TICKET,
    UNKNOWN_VISIT,
    /** The ticket is not in a state this command starts from. */
    WRONG_STATE,
    NOBODY_WAITING,
    /** The room called somebody who has neither entered nor been missed. */
    ROOM_HAS_OPEN_CALL,
    ROOM_IS_SERVING,
    ROOM_IS_EMPTY,
    ROOM_PAUSED,
    /** The ticket's queue is not served by this room. */
    OTHER_ROOM,
    /** The ticket was called too short a time ago. */
    TOO_SOON,
    /** The ticket was called as often as allowed: mark it missed. */
    CALLED_ENOUGH,
    /** Too late to take a miss back: put the ticket back instead. */
    UNDO_EXPIRED,
    /** Missed too often: a nurse must register the patient anew. */
    MISSED_TOO_OFTEN,
    REASON_MISSING,
    /** The day of this area is over. */
    DAY_CLOSED
}
