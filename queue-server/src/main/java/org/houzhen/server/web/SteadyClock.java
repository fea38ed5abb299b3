package org.houzhen.server.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows for how long the machine's clock has run as time itself does. A machine that has just started may read its clock in
 * the wrong time zone and be hours ahead until the network's time arrives; what cannot be undone waits until it is steady.
 * One thread uses it, and looks at least every few minutes.
 */
public final class SteadyClock {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
    private static final Duration DRIFT_MAX = Duration.ofSeconds(2);

    private final Clock clock;
    private final LongSupplier nanos;
    private Instant lookedAt;
    private long lookedNanos;
    private long steadySince;

    /** @param nanos time that nobody sets, such as {@link System#nanoTime} */
    public SteadyClock(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        lookedAt = clock.instant();
        lookedNanos = nanos.getAsLong();
        steadySince = lookedNanos;
    }

    /** Looks now. A clock that was set since the last look begins anew. */
    public boolean isSteadyFor(Duration time) {
        Instant now = clock.instant();
        long nowNanos = nanos.getAsLong();
        Duration set = Duration.between(lookedAt, now).minusNanos(nowNanos - lookedNanos);
        if (set.abs().compareTo(DRIFT_MAX) > 0) {
            LOG.warn(
                    "the clock of this machine was set by {} s; no day is closed and nothing forgotten before it is steady",
                    set.toSeconds());
            steadySince = nowNanos;
        }
        lookedAt = now;
        lookedNanos = nowNanos;
        return nowNanos - steadySince >= time.toNanos();
    }
}
