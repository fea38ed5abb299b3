package org.houzhen.server.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a stored moment has come. A clock that is set back leaves moments further ahead than anybody waits on purpose: those
 * have come as well, so that nothing sleeps until the clock is there again.
 *
 * @param longest anybody waits on purpose
 */
public record Due(Duration longest) {
    /** Stands for a moment that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    public boolean hasCome(Instant at, Instant now) {
        return !at.isAfter(now) || at.isAfter(now.plus(longest));
    }

    /** The same of a column with milliseconds, as a condition with the parameters of {@link #bounds}. */
    public String condition(String column) {
        return "(%1$s <= ? or %1$s > ? and %1$s < %2$d)".formatted(column, NEVER);
    }

    public List<Long> bounds(Instant now) {
        return List.of(now.toEpochMilli(), now.plus(longest).toEpochMilli());
    }

    /** What was noted when it happened cannot be to come: where the clock was set back since, it is taken for now. */
    public static Instant past(Instant noted, Instant now) {
        return noted.isAfter(now) ? now : noted;
    }
}
