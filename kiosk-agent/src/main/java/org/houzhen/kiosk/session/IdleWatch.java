package org.houzhen.kiosk.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Notices that nobody presses anything: first a warning, then the end. */
final class IdleWatch {
    private final Turns turns;
    private final Clock clock;
    private final Runnable warned;
    private final Runnable ended;
    private Patience patience = Patience.ENDLESS;
    private Turns.Timer timer = () -> {};
    private Instant leaveAt; // Null unless warning.

    IdleWatch(Turns turns, Clock clock, Runnable warned, Runnable ended) {
        this.turns = turns;
        this.clock = clock;
        this.warned = warned;
        this.ended = ended;
    }

    /** When the session ends unless somebody presses something; only while warning. */
    Optional<Instant> leaveAt() {
        return Optional.ofNullable(leaveAt);
    }

    /** The same patience goes on; another begins anew. */
    void watch(Patience wanted) {
        if (!wanted.equals(patience)) {
            patience = wanted;
            active();
        }
    }

    /** Somebody is there. */
    void active() {
        timer.cancel();
        leaveAt = null;
        timer = patience.isEndless() ? () -> {} : turns.after(patience.warn(), this::warn);
    }

    private void warn() {
        var rest = patience.end().minus(patience.warn());
        leaveAt = clock.instant().plus(rest);
        timer = turns.after(rest, this::end);
        warned.run();
    }

    private void end() {
        leaveAt = null;
        ended.run();
    }
}
