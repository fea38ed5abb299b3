package org.houzhen.server.engine;

import java.util.Arrays;

/** What ratios and put-back distances count: the tickets drawn from one queue. */
final class Tally {
    private final int[] since;
    private long calls;
    private int returnsInRow;

    Tally() {
        since = new int[Lane.values().length];
    }

    private Tally(Tally other) {
        since = Arrays.copyOf(other.since, other.since.length);
        calls = other.calls;
        returnsInRow = other.returnsInRow;
    }

    Tally copy() {
        return new Tally(this);
    }

    /** Counts a draw: an ordinary one brings every other lane nearer, its own sets a lane back. */
    void count(Lane lane) {
        calls++;
        returnsInRow = lane == Lane.RETURNING ? returnsInRow + 1 : 0;
        if (lane.isOrdinary()) {
            for (Lane other : Lane.values()) {
                since[other.ordinal()] += other != Lane.WALK_IN || lane == Lane.APPOINTED ? 1 : 0;
            }
        }
        if (!lane.isOrdinary() || lane == Lane.WALK_IN) {
            since[lane.ordinal()] = 0;
        }
    }

    /** All draws so far. */
    long calls() {
        return calls;
    }

    /** How many ordinary ones were drawn since the last of this lane; for walk-ins, how many appointed. */
    int since(Lane lane) {
        return since[lane.ordinal()];
    }

    int returnsInRow() {
        return returnsInRow;
    }
}
