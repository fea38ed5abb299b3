package org.houzhen.server.engine;

import java.util.Comparator;

/**
 * A ticket's place within its lane: smaller comes first. It is fixed when the ticket takes it, so that a change of rules
 * never reorders who already waits.
 *
 * @param major what the lane sorts by: time segment, time of arrival, grade, or the count of calls at which it is due
 * @param minor what orders equals: the time of arrival, or 0 where the number does
 * @param sequence the number within the area, which breaks every tie
 */
public record Seat(Lane lane, long major, long minor, long sequence) implements Comparable<Seat> {
    private static final Comparator<Seat> ORDER = Comparator.comparing(Seat::lane)
            .thenComparingLong(Seat::major)
            .thenComparingLong(Seat::minor)
            .thenComparingLong(Seat::sequence);

    @Override
    public int compareTo(Seat other) {
        return ORDER.compare(this, other);
    }
}
