package org.houzhen.hardware;

import java.time.Instant;

/** How a device is, why, and since when; the rest of the product shows it and never guesses. */
public record DeviceStatus(State state, DeviceReason reason, Instant since) {
    /** Degraded still works, but somebody should come soon. */
    public enum State {
        ONLINE,
        DEGRADED,
        OFFLINE,
        UNKNOWN
    }

    public boolean isUsable() {
        return state == State.ONLINE || state == State.DEGRADED;
    }

    /** The status after learning the same again is the same status: its {@code since} stays. */
    public DeviceStatus becoming(State newState, DeviceReason newReason, Instant now) {
        return newState == state && newReason == reason ? this : new DeviceStatus(newState, newReason, now);
    }

    public static DeviceStatus starting(Instant now) {
        return new DeviceStatus(State.UNKNOWN, DeviceReason.STARTING, now);
    }
}
