package org.houzhen.wire;

import java.time.Instant;

/**
 * A registration of today, or one of an earlier day of which something is paid and not done, as a kiosk shows it.
 *
 * @param ticket the number in the waiting area, or of the first stop that is left, once there is one
 * @param state REGISTERED, SIGNED_IN, IN_VISIT, MAY_RETURN (seen, and may come back with results), SEEN, MISSED, CANCELLED,
 *     SUSPENDED (nobody calls: the clinic was cancelled), STOPS_LEFT (of an earlier day: a sign-in gives numbers for what is
 *     left) or STOPS_LAPSED (too late for that)
 * @param news what happens with the money of whoever left a cancelled clinic, or what is left to do; else absent
 * @param mayMove whether a later day can be chosen here (改期), as the clinic was cancelled
 */
public record VisitView(
        String registerNo,
        String department,
        String doctor,
        ClinicPeriod period,
        Instant slotStart,
        Instant slotEnd,
        String place,
        String ticket,
        String state,
        TicketPath.Said news,
        boolean mayMove) {}
