package org.houzhen.server.reconciliation;

/**
 * Where a correction stands. Money is OWED until the channel has accepted its return; STUCK is for two people again, who have
 * it asked for once more, or say that they HANDED it BACK themselves.
 */
enum CorrectionStage {
    OWED,
    SENT,
    RETURNED,
    STUCK,
    HANDED_BACK,
    WRITTEN_OFF;

    boolean open() {
        return this == OWED || this == SENT;
    }
}
