package org.houzhen.wire;

/**
 * A clerk answers for what was done for a patient of a cancelled clinic (停诊).
 *
 * @param said PAID_BACK, NOT_DUE or BOOKED
 * @param paper PAID_BACK: the number on the paper of the refund; BOOKED: the new register number; empty for NOT_DUE
 */
public record ConfirmVisit(String said, String paper) {}
