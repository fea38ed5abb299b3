package org.houzhen.wire;

/**
 * The body of desk commands that change an order or choose: what is not needed is absent.
 *
 * @param reason why; compulsory where an order changes
 * @param priority GREEN_CHANNEL, FIRST, SECOND or NORMAL, for a change of class
 * @param queue the destination of a transfer
 * @param area the destination's area
 */
public record DeskReason(String reason, String priority, String area, String queue) {}
