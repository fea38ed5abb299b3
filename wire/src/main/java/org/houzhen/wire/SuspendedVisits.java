package org.houzhen.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The patients of cancelled clinics (停诊) who wanted their money or another day, and what has come of it.
 *
 * @param days the days there are lists of, the last one first
 * @param open those of them that have left something for a person, as far as is known without asking the hospital
 */
public record SuspendedVisits(LocalDate day, List<LocalDate> days, List<LocalDate> open, List<Visit> visits) {
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
     * @param money of a REFUND; absent for another day, and while the hospital cannot be asked
     * @param moved the later day the patient is moved to; absent where none was chosen
     * @param confirmed what a person has answered for; absent where nobody has
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
            MoneyBack money,
            Moved moved,
            Confirmed confirmed) {
        /** The same, with what somebody has answered for. */
        public Visit with(Confirmed word) {
            return new Visit(
                    number,
                    registerNo,
                    maskedName,
                    areaName,
                    queue,
                    choice,
                    at,
                    tradeNo,
                    paid,
                    state,
                    money,
                    moved,
                    word);
        }
    }

    /**
     * Who answered for what.
     *
     * @param said PAID_BACK, NOT_DUE, BOOKED, or DONE for what was ticked off before it was asked what
     * @param paper the number it can be looked up by; empty where there is none
     * @param by the name of whoever said so
     */
    public record Confirmed(String said, String paper, String by, Instant at) {}
}
