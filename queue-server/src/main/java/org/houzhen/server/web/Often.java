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

    /** Counts, and says whether it is still allowed; when too many different ones come, new ones are refused. */
    public boolean allows(String key) {
        long now = clock.millis();
        Window current = window.updateAndGet(
                old -> Math.abs(now - old.since) < windowMillis ? old : new Window(now, new ConcurrentHashMap<>()));
        boolean known = current.counts.containsKey(key) || current.counts.size() < KEYS_MAX;
        return known && current.counts.merge(key, 1, Integer::sum) <= max;
    }
}
