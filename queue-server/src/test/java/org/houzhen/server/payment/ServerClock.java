package org.houzhen.server.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of the server, that may be set back while the world's goes on. */
final class ServerClock extends Clock {
    private final Clock world;
    private Duration by = Duration.ZERO;
    private Duration behind = Duration.ZERO;

    ServerClock(Clock world) {
        this.world = world;
    }

    void setBackBy(Duration wanted) {
        by = wanted;
    }

    /** Set back once; again changes nothing more. */
    void setBack() {
        behind = by;
    }

    /** When to look again for what is due at a moment of the server's; soon, where that is further ahead than anybody waits. */
    Instant inTheWorld(Instant at) {
        Instant there = at.plus(behind);
        boolean slept = there.isAfter(world.instant().plus(Duration.ofHours(2)));
        return slept ? world.instant().plusSeconds(30) : there;
    }

    @Override
    public Instant instant() {
        return world.instant().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return world.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
