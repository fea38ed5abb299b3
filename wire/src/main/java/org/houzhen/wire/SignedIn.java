package org.houzhen.wire;

import java.time.Instant;

/**
 * The answer to a sign-in.
 *
 * @param ahead how many are before this patient now
 * @param activeFrom when the place in the queue begins to count; later than now for an early arrival
 */
public record SignedIn(String ticket, String area, String room, int ahead, Instant activeFrom, Slip slip) {}
