package org.houzhen.server.engine;

/** Where a ticket stands. A final state has no successor. */
public enum TicketState {
    /** The number is issued; the patient has not signed in (未签到). */
    ISSUED,
    /** 候诊. */
    WAITING,
    /** Sent to the door of a room, where it is called next (二次候诊). */
    INVITED,
    /** Called, not yet entered. */
    CALLED,
    /** In the room (就诊中). */
    SERVING,
    /** Called and did not come (过号); may be put back. */
    MISSED,
    /** Away at an examination, or not ready; keeps the number (检查中). */
    PARKED,
    /** 已就诊. May come back the same day with results (回诊). */
    DONE,
    /** Goes on under a linked ticket in another queue (转诊). */
    TRANSFERRED,
    /** Missed too often, or never came (爽约). */
    NO_SHOW,
    CANCELLED,
    /** Still open when the area closed. */
    UNFINISHED;

    /** Here, and not yet called. */
    boolean isInLine() {
        return this == WAITING || this == INVITED;
    }

    /** At the door of a room, called to it or in it. */
    boolean hasRoom() {
        return this == INVITED || this == CALLED || this == SERVING;
    }

    /** Nothing may follow. DONE is not final for the day: a patient returns with results. */
    public boolean isFinal() {
        return this == TRANSFERRED || this == NO_SHOW || this == CANCELLED || this == UNFINISHED;
    }
}
