package org.houzhen.server.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Stops guessing at enrolment codes: after ten wrong ones within a minute nobody enrols until the minute is over. */
@Component
class EnrolmentLimit {
    private static final int FAILURES_MAX = 10;
    private static final long WINDOW_MILLIS = Duration.ofMinutes(1).toMillis();

    private final AtomicReference<Window> window = new AtomicReference<>(new Window(0, 0));
    private final Clock clock;

    EnrolmentLimit(Clock clock) {
        this.clock = clock;
    }

    boolean allows() {
        Window now = window.get();
        return now.failures() < FAILURES_MAX || clock.millis() - now.startMillis() >= WINDOW_MILLIS;
    }

    void failed() {
        long millis = clock.millis();
        window.updateAndGet(old -> millis - old.startMillis() >= WINDOW_MILLIS
                ? new Window(millis, 1)
                : new Window(old.startMillis(), old.failures() + 1));
    }

    private record Window(long startMillis, int failures) {}
}
