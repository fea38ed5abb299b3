package org.houzhen.wire;

/**
 * A terminal reports what became of a slip.
 *
 * @param confirmed the printer proved that the paper came out; otherwise nobody knows
 */
public record SlipPrinted(String slipId, boolean confirmed) {}
