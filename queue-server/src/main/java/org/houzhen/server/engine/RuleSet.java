package org.houzhen.server.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The hospital's numbers (RULES 1 to 5). They decide what happens next and never what has happened: events carry what was
 * decided, so that a journal reads the same under every rule set.
 *
 * @param earlySignIn how long before the time segment a sign-in becomes active; an earlier one is kept until then
 * @param lateGrace how late after the segment one still goes to the late lane; later means the end of the half day
 * @param ordinaryBefore for each lane, how many ordinary tickets go before one of it
 * @param guard nobody at the head of a lane waits longer than this, whatever the ratios; put-back tickets have their distance
 * @param requeueDistances after the first, second… miss: how many calls pass before the ticket is due again; {@link
 *     #END_OF_HALF_DAY} means the end, and past the list the ticket becomes a no-show
 * @param missedPause a missed ticket is not offered again within this time unless nobody else waits
 * @param callsMax how often one ticket may be called in a row
 * @param repeatGap time between two calls of one ticket
 * @param undoMiss how long a mistaken miss can be taken back without penalty
 * @param nextFinishesCurrent calling the next one finishes the one in the room
 */
public record RuleSet(
        Duration earlySignIn,
        Duration lateGrace,
        Map<Lane, Integer> ordinaryBefore,
        Duration guard,
        List<Integer> requeueDistances,
        Duration missedPause,
        int callsMax,
        Duration repeatGap,
        Duration undoMiss,
        boolean nextFinishesCurrent) {

    public static final int END_OF_HALF_DAY = 10_000;

    /** What the field does most, and what we ship. */
    public static RuleSet defaults() {
        return new RuleSet(
                Duration.ofMinutes(30),
                Duration.ofMinutes(30),
                Map.of(Lane.PRIORITY, 2, Lane.RETURNING, 2, Lane.LATE, 2),
                Duration.ofMinutes(60),
                List.of(3, 5, END_OF_HALF_DAY),
                Duration.ofMinutes(5),
                3,
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                true);
    }

    int ordinaryBefore(Lane lane) {
        return ordinaryBefore.getOrDefault(lane, 0);
    }
}
