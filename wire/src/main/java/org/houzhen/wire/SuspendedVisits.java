package org.houzhen.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The patients of cancelled clinics (停诊) for whom a clerk has something to do: a refund, or another day.
 *
 * @param days the days there are lists of, the last one first
 */
public record SuspendedVisits(LocalDate day, List<LocalDate> days, List<Visit> visits) {
    /**
     * One of them.
     *
     * @param queue the clinic that was cancelled, in words
     * @param choice REFUND or ANOTHER_DAY
     * @param at when it was chosen
     * @param tradeNo the order that was paid; absent when the hospital does not know the registration any more
     * @param paid what was paid
     * @param state of the registration at the hospital: REGISTERED, SIGNED_IN… as long as it stands, CANCELLED when it does
     *     not; absent while the hospital cannot be asked
     * @param doneBy the name of whoever ticked it off; absent as long as it is to be done
     */
    public record Visit(
            String number,
            String registerNo,
            String maskedName,
            String areaName,
            String queue,
            String choice,
            Instant at,
            String tradeNo,
            Money paid,
            String state,
            String doneBy,
            Instant doneAt) {}
}
