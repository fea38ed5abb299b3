package org.houzhen.wire;

import java.time.Instant;

/**
 * What becomes of the money of a registration whose clinic was cancelled (停诊), once the patient wants it back.
 *
 * @param amount what goes back to the patient, without what goes back to the medical insurance; absent while nobody knows
 * @param insured whether the medical insurance gets its part back as well
 * @param refundNo absent where there is no refund of ours
 * @param at when the money was given back; absent before
 * @param why why a person has to do it; absent otherwise
 */
public record MoneyBack(State state, Money amount, boolean insured, String refundNo, Instant at, Problem why) {
    /** How far it is. */
    public enum State {
        /** Chosen; the refund is about to begin. */
        OPENING,
        REFUNDING,
        REFUNDED,
        /** People have handed it back themselves; the channel would not. */
        HANDED_BACK,
        /** Nothing was, so nothing goes back. */
        NOTHING_PAID,
        /** The refund was opened and waits for a person. */
        STUCK,
        /** No refund was opened, or it was refused: a person has to do it. */
        FOR_A_PERSON
    }
}
