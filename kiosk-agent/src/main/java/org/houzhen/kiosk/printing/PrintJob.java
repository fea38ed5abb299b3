package org.houzhen.kiosk.printing;

import java.time.Instant;

/**
 * One thing to be printed, without what is printed: a terminal's disk holds nothing about a patient.
 *
 * @param id the slip's id, or the report job's; one job for ever
 * @param origin where its content can be had again: a trade number, a register number, the number for a window, a report and
 *     its version, or the number of an e-bill's copy
 * @param copies how many times bytes may have reached the printer
 * @param pages of a report that was confirmed
 * @param reported the server knows the end of it
 * @param queuedAt when it was first asked for
 */
public record PrintJob(
        String id, Kind kind, String origin, State state, int copies, int pages, boolean reported, Instant queuedAt) {
    /** What is printed. */
    public enum Kind {
        ORDER_SLIP,
        SIGN_IN_SLIP,
        /** A number for a window of the cashier. */
        WINDOW_SLIP,
        REPORT,
        /** A fiscal e-bill on the report printer's paper. */
        EBILL_SHEET;

        /** On the receipt printer, and owed to its patient until a copy is proven; anything else its patient asks for again. */
        public boolean isSlip() {
            return switch (this) {
                case ORDER_SLIP, SIGN_IN_SLIP, WINDOW_SLIP -> true;
                case REPORT, EBILL_SHEET -> false;
            };
        }
    }

    /** How far it is. Only QUEUED, SENT and UNKNOWN are not final. */
    public enum State {
        /** Nothing has reached the printer since it was last asked for. */
        QUEUED,
        /** Written before the first byte; found at boot it means that nobody knows. */
        SENT,
        /** The printer proved the first copy. */
        CONFIRMED,
        /** The printer proved a later copy, which is marked 补打 on paper. */
        REPRINTED,
        /** Bytes went out and no proof came; another copy is due, and it will be marked. */
        UNKNOWN,
        /** Nobody knows, and no further copy will be made by itself: it is offered to the technician. */
        GIVEN_UP;

        public boolean isProven() {
            return this == CONFIRMED || this == REPRINTED;
        }
    }

    /** A copy made now might be the second on paper, and must say so. */
    public boolean isReprint() {
        return copies > 0;
    }

    public boolean isFinal() {
        return state.isProven() || state == State.GIVEN_UP;
    }
}
