package org.houzhen.wire;

/**
 * Somebody has given a refund back on the payment platform itself, and two people say so.
 *
 * @param number the number of that refund on the platform
 * @param approval what the second person was given for this very refund
 */
public record ReturnedElsewhere(String number, String approval) {}
