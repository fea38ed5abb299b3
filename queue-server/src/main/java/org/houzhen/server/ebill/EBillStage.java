package org.houzhen.server.ebill;

/**
 * Where a bill stands.
 *
 * <pre>
 * OWED -> ISSUED -> FLUSHING -> FLUSHED
 *    \-> VOID
 * </pre>
 */
enum EBillStage {
    /** It is to be issued, and may have been. */
    OWED,
    ISSUED,
    /** Money went back: its red bill is to be issued, and may have been. */
    FLUSHING,
    /** A red bill has taken it back. */
    FLUSHED,
    /** Money went back before anybody was asked for the bill. */
    VOID;

    boolean standsNoMore() {
        return this == FLUSHED || this == VOID;
    }
}
