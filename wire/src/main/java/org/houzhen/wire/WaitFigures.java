package org.houzhen.wire;

import java.time.LocalDate;
import java.util.List;

/**
 * How long people waited in one area on one day, for whoever answers for it (RULES 14). It names no patient.
 *
 * @param area empty where no area has opened yet
 * @param areas the areas that can be asked for
 * @param days the days there are figures of, the last one first
 * @param all the whole area
 * @param doctors each who let somebody in, the longest waits first
 * @param byDay this area on the days before and on this one, the last one first
 */
public record WaitFigures(
        String area,
        String areaName,
        LocalDate day,
        List<String> areas,
        List<LocalDate> days,
        Steps steps,
        Waits all,
        List<Doctor> doctors,
        List<Day> byDay) {

    /** How many numbers of the day have come how far: each step counts whoever has taken it at least once. */
    public record Steps(int registered, int signedIn, int called, int entered, int finished) {}

    /**
     * Waits after the appointment: from sign-in, or from the start of the time segment where that is later, until coming in
     * for the first time.
     *
     * @param entered how many came in
     * @param p50Seconds half of them waited no longer; absent for nobody
     * @param p90Seconds nine of ten waited no longer
     */
    public record Waits(int entered, Long p50Seconds, Long p90Seconds, Long longestSeconds) {}

    /** Whoever sat in the room, or the room where nobody is named. */
    public record Doctor(String doctor, Waits waits) {}

    /** One day of the area. */
    public record Day(LocalDate day, Waits waits) {}
}
