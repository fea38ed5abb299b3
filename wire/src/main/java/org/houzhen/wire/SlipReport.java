package org.houzhen.wire;

import java.time.Instant;
import java.util.List;

/** A terminal tells of slips of the last day that were not proven when they were printed; sent whenever the list changed. */
public record SlipReport(List<Slip> slips) {
    /**
     * One slip, without what stands on it.
     *
     * @param kind ORDER_SLIP, SIGN_IN_SLIP or WINDOW_SLIP
     * @param number the trade number or the register number
     * @param state UNKNOWN, GIVEN_UP, or PROVEN by a later copy
     * @param copies how many may be out
     */
    public record Slip(String id, String kind, String number, String state, int copies, Instant queuedAt) {}
}
