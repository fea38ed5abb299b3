package org.houzhen.server.engine;

import java.util.Comparator;

/**
 * A ticket's place within its lane: smaller comes first. It is fixed when the ticket takes it, so that a change of rules
 * never reorders who already waits.
 *
 * @param major time segment, or call count at which a requeued ticket is due, or time of arrival: what the lane sorts by
 * @param minor the number within the area, which breaks every tie
 */
public record Seat(Lane lane, long major, long minor) implements Comparable<Seat> {
    private static final Comparator<Seat> ORDER =
            Comparator.comparing(Seat::lane).thenComparingLong(Seat::major).thenComparingLong(Seat::minor);

    @Override
    public int compareTo(Seat other) {
        return ORDER.compare(this, other);
    }
}
