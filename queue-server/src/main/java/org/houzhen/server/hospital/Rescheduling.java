package org.houzhen.server.hospital;

import java.util.Optional;

/**
 * Moves a paid registration to another clinic session on a later day (改期; SIU^S13). It stays the same registration and the
 * same payment: register number, trade number, receipt, e-bill and insurance settlement are those of before.
 */
public interface Rescheduling {
    /** How many days ahead a registration can be moved; 0 where this hospital's system cannot move any. */
    int daysAhead();

    /**
     * Gives up the old slot and takes the new one, both or neither; the registration is as if nobody had signed in. The key
     * is the move number: repeated, it gets its first answer, a refusal as well, so that a request that was long on its way
     * changes nothing any more. Only what is retryable is not remembered.
     *
     * <p>SLOT_TAKEN when another patient was faster or is paying for it, AMOUNT_MISMATCH when the new session costs
     * something else, OUT_OF_WINDOW when it is of another department, not later than the old one or not on sale,
     * SESSION_STOPPED, ALREADY_SEEN, REGISTRATION_NOT_FOUND when it was cancelled, MOVED_BEFORE when it does not stand at
     * {@code fromSlotId} any more, and what the rules about patients forbid. No channel's quota counts it.
     */
    Outcome<Registration> move(CallContext context, Move move);

    /** What came of a move; empty when the hospital has never had its number, which is final only for what was never sent. */
    Optional<Outcome<Registration>> find(CallContext context, String moveNo);

    /**
     * One move.
     *
     * @param fromSlotId where the registration stands, so that two moves that were decided on the same state are one
     */
    record Move(String moveNo, String registerNo, String fromSlotId, String toSlotId) {}
}
