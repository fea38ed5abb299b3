package org.houzhen.wire;

/**
 * Two people have handed back themselves what a channel would not give back.
 *
 * @param paper the number on the paper they have of it, by which it can be looked up; names no patient
 * @param approval what the second person was given for this very refund
 */
public record HandBackRefund(String paper, String approval) {}
