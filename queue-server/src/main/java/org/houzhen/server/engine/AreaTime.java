package org.houzhen.server.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as it counts in an area: never before what has happened there already. A clock that is set back stands still here
 * until it has caught up, so that nobody who signed in before is early afterwards, and arrivals keep their order; one that
 * is set back by more than {@link #SET_BACK_MAX} was wrong before, and is believed now.
 */
final class AreaTime {
    private static final Duration SET_BACK_MAX = Duration.ofMinutes(30);

    private Instant latest = Instant.EPOCH;

    Instant steady(Instant clock) {
        return clock.isBefore(latest) && !clock.isBefore(latest.minus(SET_BACK_MAX)) ? latest : clock;
    }

    /** Something happened, as this clock says; gives when that counts as. */
    Cause passes(Cause told) {
        latest = steady(told.at());
        return told.at().equals(latest) ? told : told.at(latest);
    }
}
