package org.houzhen.wire;

import java.time.Instant;

/** One number of a clinic session (号源) and the time segment it belongs to. */
public record SlotView(String id, int number, Instant start, Instant end, boolean free) {}
