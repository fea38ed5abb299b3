package org.houzhen.wire;

import java.time.Instant;
import java.util.List;

/**
 * Who calls whom in one waiting area now: of each open room its lines, how often each is called, and the emergency grades
 * it takes.
 *
 * @param area empty where no area has opened today
 * @param areas those this person answers for
 * @param gradesLeft emergency grades that no open room takes
 */
public record RoomPlans(
        String area,
        String areaName,
        List<String> areas,
        List<Queue> queues,
        List<Room> rooms,
        List<Integer> gradesLeft) {

    /**
     * A line.
     *
     * @param byGrade it is an emergency line
     * @param rooms names of the open rooms that call for it
     */
    public record Queue(String id, String label, boolean byGrade, int waiting, List<String> rooms) {}

    /**
     * An open room.
     *
     * @param weights how often each of its lines is called beside the others; empty when the better right goes first
     * @param grades empty for all
     * @param changed who last changed this since the room was opened; absent for nobody
     */
    public record Room(
            String id,
            String name,
            String staff,
            List<String> queues,
            List<Integer> weights,
            List<Integer> grades,
            Change changed) {}

    /** @param note why, in that person's words */
    public record Change(OrderChanges.Person by, Instant at, String note) {}
}
