package org.houzhen.wire;

import java.util.List;
import org.houzhen.wire.TicketPath.Said;

/**
 * The later days that a patient of a cancelled clinic (停诊) can be moved to (改期): the same department, at the same price.
 *
 * @param state OPEN to be chosen, MOVING (the hospital has not answered yet), MOVED, or ELSEWHERE (not here; {@code said}
 *     tells where)
 * @param said what is so, and what to do
 * @param sessions the same doctor's first, the earliest first; empty unless OPEN
 */
public record OtherDays(String state, Said said, List<Session> sessions) {
    /**
     * One clinic session with room.
     *
     * @param day such as 12月3日 星期四 上午
     * @param times the first free number of each hour
     */
    public record Session(
            String id,
            Said day,
            String doctor,
            String title,
            String level,
            Money price,
            boolean sameDoctor,
            List<Time> times) {}

    /**
     * One number that is free.
     *
     * @param said such as 09:00–09:15
     */
    public record Time(String slotId, String said) {}
}
