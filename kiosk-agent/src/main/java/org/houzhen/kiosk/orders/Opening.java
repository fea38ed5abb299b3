package org.houzhen.kiosk.orders;

import java.util.UUID;

/**
 * An order that was asked for, and whose answer is not known yet.
 *
 * @param request as it goes over the wire, so that it can be repeated word by word after a restart
 */
public record Opening(UUID key, Kind kind, String request) {
    /** What is asked for. */
    public enum Kind {
        REGISTRATION,
        BILLS
    }

    @Override
    public String toString() {
        return "Opening[" + kind + ", " + key + "]";
    }
}
