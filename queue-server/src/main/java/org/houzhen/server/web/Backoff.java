package org.houzhen.server.web;

import java.time.Duration;

/** How long to wait before somebody is asked again: 1, 2, 4 ... seconds, doubled so many times at most. */
public record Backoff(int doublingsMax) {
    /** @param attempt how often was asked before this time, from 0 */
    public Duration after(int attempt) {
        return Duration.ofSeconds(1L << Math.min(attempt, doublingsMax));
    }
}
