package org.houzhen.acceptance.day;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/** The server's clock: stands still until it is set, and may be wrong by an offset, as real ones are. */
final class VirtualClock extends Clock {
    private final AtomicLong millis;
    private final AtomicLong wrongBy;
    private final ZoneId zone;

    VirtualClock(Instant start, ZoneId zone) {
        this(new AtomicLong(start.toEpochMilli()), new AtomicLong(), zone);
    }

    private VirtualClock(AtomicLong millis, AtomicLong wrongBy, ZoneId zone) {
        this.millis = millis;
        this.wrongBy = wrongBy;
        this.zone = zone;
    }

    void set(long time) {
        millis.set(time);
    }

    /** A clock that was set by hand, or by a time server. */
    void jump(long offset) {
        wrongBy.set(offset);
    }

    @Override
    public long millis() {
        return millis.get() + wrongBy.get();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new VirtualClock(millis, wrongBy, other);
    }
}
