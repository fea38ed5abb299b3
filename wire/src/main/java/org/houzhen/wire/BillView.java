package org.houzhen.wire;

import java.time.Instant;
import java.util.List;

/**
 * One unpaid bill; it is paid whole.
 *
 * @param heldBy where somebody is paying it right now; absent when it is free
 */
public record BillView(
        String id,
        String department,
        String doctor,
        Instant billedAt,
        Money total,
        List<FeeLine> lines,
        String heldBy) {}
