package org.houzhen.server.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Counts how often each of many does something within a window of time, and says when it is too often. */
public final class Often {
    private static final int KEYS_MAX = 10_000;

    private final Clock clock;
    private final long windowMillis;
    private final int max;
    private final AtomicReference<Window> window = new AtomicReference<>(new Window(0, new ConcurrentHashMap<>()));

    public Often(Clock clock, Duration window, int max) {
        this.clock = clock;
        this.windowMillis = window.toMillis();
        this.max = max;
    }

    private record Window(long since, Map<String, Integer> counts) {}

    /** What is said to one that asks. */
    public enum Verdict {
        ALLOWED,
        /** This one did it too often. */
        TOO_OFTEN,
        /** So many different ones came that this new one cannot be counted. */
        CROWDED
    }

    /** Counts, and says whether it is still allowed; when too many different ones come, new ones are refused. */
    public boolean allows(String key) {
        return count(key) == Verdict.ALLOWED;
    }

    /** As {@link #allows}, with the reason. */
    public Verdict count(String key) {
        Map<String, Integer> counts = current().counts;
        if (!counts.containsKey(key) && counts.size() >= KEYS_MAX) {
            return Verdict.CROWDED;
        }
        return counts.merge(key, 1, Integer::sum) <= max ? Verdict.ALLOWED : Verdict.TOO_OFTEN;
    }

    /** Takes one count back: what was counted did not take place. */
    public void giveBack(String key) {
        current().counts.computeIfPresent(key, (each, count) -> count > 1 ? count - 1 : null);
    }

    private Window current() {
        long now = clock.millis();
        return window.updateAndGet(
                old -> Math.abs(now - old.since) < windowMillis ? old : new Window(now, new ConcurrentHashMap<>()));
    }
}
