package org.houzhen.server.engine;

/** The rule that refused a command. A refused command changes nothing; what may be done instead is said by the desk. */
public enum Refusal {
    UNKNOWN_QUEUE,
    UNKNOWN_ROOM,
    UNKNOWN_TICKET,
    UNKNOWN_VISIT,
    /** Another command was done under this id: the page that pressed is out of step. */
    IDEMPOTENCY_KEY_REUSED,
    /** The ticket is not in a state this command starts from. */
    WRONG_STATE,
    NOBODY_WAITING,
    /** The room called somebody who has neither entered nor been missed. */
    ROOM_HAS_OPEN_CALL,
    ROOM_IS_SERVING,
    /** Somebody else is in the room now, or nobody, than whoever pressed saw there. */
    ROOM_HAS_CHANGED,
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
    DAY_CLOSED,
    /** Changed orders as often today as one person may alone: a second one must approve (RULES 8). */
    NEEDS_APPROVAL,
    /** The clinic was cancelled (停诊). */
    QUEUE_SUSPENDED,
    /** The clinic takes place: nobody chooses anything instead of it. */
    CLINIC_TAKES_PLACE,
    /** Not all readiness gates are confirmed. */
    NOT_READY,
    /** The hospital lets nobody sign in so early. */
    TOO_EARLY,
    /** The hospital lets nobody sign in so late: to the nurse. */
    TOO_LATE,
    /** A morning's number in the afternoon: to the nurse. */
    HALF_DAY_OVER,
    /** Somebody else sits in that room. */
    ROOM_IN_USE,
    /** The doctor has consented to as many extra numbers as one half day may have (RULES 6). */
    EXTRAS_SPENT,
    /** The half day of this clinic is over: nothing can be added to it. */
    EXTRA_TOO_LATE,
    /** The patient has a number of this clinic today: it is called, or comes back. */
    EXTRA_HAS_NUMBER,
    /** The patient has registered with the doctor's consent: it can be taken back no more. */
    EXTRA_USED,
    /** Extra numbers are for clinics whose numbers are limited. */
    EXTRA_CLINICS_ONLY,
    /** One weight from 1 to 9 for each queue, or none. */
    WRONG_WEIGHTS,
    /** A room that calls for nobody is closed, not arranged. */
    ROOM_WITHOUT_QUEUE,
    /** No other room would call for a queue that this one gives up. */
    QUEUE_WITHOUT_ROOM,
    /** No other room would take a grade that this one gives up. */
    GRADE_WITHOUT_ROOM,
    /** Everybody who waits has a grade that this room does not take. */
    OTHER_GRADES
}
