package org.houzhen.hardware.link;

import java.time.Duration;

/** The moment a call must have ended by, however many waits it consists of. */
public final class Deadline {
    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    public boolean isOver() {
        return left().isZero();
    }

    /** What is left, but not more than the given part. */
    public Duration leftUpTo(Duration part) {
        Duration left = left();
        return left.compareTo(part) < 0 ? left : part;
    }
}
