package org.houzhen.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Every change of order in one waiting area on one day (RULES 8), for whoever answers for the area. It holds no patient's
 * name.
 *
 * @param areas the areas that can be asked for
 * @param days the days there is a list of, the last one first
 * @param limit how often one person may change orders alone, by the rules of that day
 * @param rows the last one first
 */
public record OrderChanges(
        String area,
        String areaName,
        LocalDate day,
        List<String> areas,
        List<LocalDate> days,
        int limit,
        List<Row> rows,
        List<ByPerson> people,
        List<ByReason> reasons,
        List<ByDoctor> doctors) {

    /**
     * One change.
     *
     * @param verb CALL_CHOSEN, PRIORITY, GRADE, REOPEN, TRANSFER, TRANSFER_BACK, PARK, UNDO_MISS, SUSPEND, ARRANGE, EXTRA, EXTRA_BACK or REOPEN_DAY
     * @param number the ticket; for REOPEN the new one; empty when it was about a queue or a room
     * @param detail the class or grade given, the destination, or the old number
     * @param reason absent when a rule lets a person do it without one
     * @param before the place in the line, counted from 1; 0 when it had none
     * @param after the same afterwards; 0 when it is called or out of the line
     * @param approvedBy the second person; absent when there was none
     */
    public record Row(
            Instant at,
            String verb,
            String number,
            String queue,
            String detail,
            DeskReasons.Choice reason,
            String note,
            int before,
            int after,
            Person by,
            Person approvedBy) {}

    /**
     * A member of staff.
     *
     * @param role as in {@code nurse}, and {@code terminal} or {@code server} for programs
     * @param name empty when there is no such account any more
     */
    public record Person(String role, String id, String name) {}

    /** How often one person changed orders: those that count for the limit, those with a second person, everything else. */
    public record ByPerson(Person by, int counted, int approved, int other) {}

    /** How often a reason was given. */
    public record ByReason(DeskReasons.Choice reason, int count) {}

    /** How many calls a doctor's room made, and how many of them were chosen out of turn. */
    public record ByDoctor(String doctor, int calls, int chosen) {}
}
