package org.houzhen.server.reconciliation;

/** What came of comparing one movement of money on two sides. */
enum Kind {
    MATCHED,
    /** The other side has it on the day before or after. */
    LATE,
    OURS_ONLY,
    THEIRS_ONLY,
    AMOUNT,
    STATE;

    boolean isDifference() {
        return this != MATCHED && this != LATE;
    }
}
