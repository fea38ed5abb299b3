package org.houzhen.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Who was left over when a day was closed.
 *
 * @param days the closed days there are lists of, the last one first
 */
public record DayClosing(LocalDate day, List<LocalDate> days, List<Area> areas) {
    /** One waiting area; {@code done} counts the visits that were finished. */
    public record Area(String area, String areaName, int done, List<LeftOver> leftOver) {}

    /**
     * A ticket that was not finished.
     *
     * @param state NO_SHOW or UNFINISHED; CANCELLED for who chose a refund or another day when the clinic was cancelled
     * @param before how far it had come: ISSUED, WAITING, INVITED, CALLED, SERVING, MISSED or PARKED
     * @param suspended its clinic was cancelled (停诊) and it was never served
     * @param choice REFUND or ANOTHER_DAY; absent when nothing was chosen
     */
    public record LeftOver(
            String number,
            String visit,
            String maskedName,
            String queue,
            Instant slotStart,
            String state,
            String before,
            boolean suspended,
            String choice) {}
}
