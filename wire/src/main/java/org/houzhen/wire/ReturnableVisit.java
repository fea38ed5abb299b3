package org.houzhen.wire;

import java.time.Instant;

/**
 * A registration as a patient may want to return it (退号).
 *
 * @param ticket the number in the waiting area, once there is one
 * @param amount what would go back to the patient
 * @param split what would go back to whom; absent where the medical insurance paid nothing
 * @param refusal why it cannot be returned here; absent when it can
 */
public record ReturnableVisit(
        String registerNo,
        String department,
        String doctor,
        ClinicPeriod period,
        Instant slotStart,
        Instant slotEnd,
        String place,
        String ticket,
        Money amount,
        Split split,
        Problem refusal) {}
