package org.houzhen.server.hospital;

import java.time.Instant;

/**
 * One number of a clinic session (号源) with its time segment; both are fixed when the session is released.
 *
 * @param extra beyond those the session was released with, for one patient whose doctor consented (加号)
 */
public record Slot(String id, String sessionId, int number, Instant start, Instant end, boolean free, boolean extra) {}
