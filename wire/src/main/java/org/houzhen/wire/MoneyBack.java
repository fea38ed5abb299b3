package org.houzhen.wire;

import java.time.Instant;

/**
 * What becomes of the money of a registration whose clinic was cancelled (停诊), once the patient wants it back.
 *
 * @param state OPENING (chosen, the refund is about to begin), REFUNDING, REFUNDED, NOTHING_PAID (nothing was, so nothing
 *     goes back), STUCK (the refund was opened and waits for a person) or FOR_A_PERSON (none was, or it was refused)
 * @param amount what goes back to the patient, without what goes back to the medical insurance; absent while nobody knows
 * @param insured whether the medical insurance gets its part back as well
 * @param refundNo absent where there is no refund of ours
 * @param at when the money was given back; absent before
 * @param why why a person has to do it; absent otherwise
 */
public record MoneyBack(String state, Money amount, boolean insured, String refundNo, Instant at, Problem why) {}
