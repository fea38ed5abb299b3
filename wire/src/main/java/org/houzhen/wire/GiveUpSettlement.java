package org.houzhen.wire;

/**
 * Two people at the cash desk have seen with the insurer that nothing of an order stands there, which the insurer's system
 * does not say by itself.
 *
 * @param approval what the second person was given for this
 */
public record GiveUpSettlement(String tradeNo, String reason, String approval) {}
