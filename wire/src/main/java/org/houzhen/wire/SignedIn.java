package org.houzhen.wire;

import java.time.Instant;

/**
 * The answer to a sign-in.
 *
 * @param room where to wait or go, as the queue knows it now
 * @param state WAITING in the hall, INVITED to the room's door, CALLED into the room, SERVING there; SUSPENDED when the
 *     clinic was cancelled (停诊)
 * @param ahead how many are before this patient now
 * @param activeFrom when the place in the queue begins to count; later than now for an early arrival
 */
public record SignedIn(
        String ticket, String area, String room, String state, int ahead, Instant activeFrom, Slip slip) {}
