package org.houzhen.wire;

/**
 * Two people have read in the bank's statement that no card was charged for an order, or that the charge was undone.
 *
 * @param paper the number of the statement, or of the bank's letter; names no patient
 * @param approval what the second person was given for this very order
 */
public record BankHasNothing(String paper, String approval) {}
