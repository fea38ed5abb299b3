package org.houzhen.wire;

import java.time.Instant;

/**
 * A registration of today as a kiosk shows it.
 *
 * @param ticket the number in the waiting area, once there is one
 * @param state REGISTERED, SIGNED_IN, IN_VISIT, MAY_RETURN (seen, and may come back with results), SEEN, MISSED, CANCELLED,
 *     or SUSPENDED (nobody calls: the clinic was cancelled)
 * @param news what happens with the money of whoever left a cancelled clinic; absent for everybody else
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
