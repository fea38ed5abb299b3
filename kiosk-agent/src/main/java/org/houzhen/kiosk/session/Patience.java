package org.houzhen.kiosk.session;

import java.time.Duration;

/** How long a screen waits for a press: after {@code warn} it says so, after {@code end} the session is over. */
public record Patience(Duration warn, Duration end) {
    public static final Patience NORMAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(45));
    public static final Patience LONG = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(75));

    /** Nobody is expected to press anything. */
    public static final Patience ENDLESS = new Patience(Duration.ZERO, Duration.ZERO);

    boolean isEndless() {
        return end.isZero();
    }
}
