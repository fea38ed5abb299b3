package org.houzhen.server.reconciliation;

/** Where a correction stands. Money is OWED until the channel has accepted its return; STUCK is for two people again. */
enum CorrectionStage {
    OWED,
    SENT,
    RETURNED,
    STUCK,
    WRITTEN_OFF;

    boolean open() {
        return this == OWED || this == SENT;
    }
}
