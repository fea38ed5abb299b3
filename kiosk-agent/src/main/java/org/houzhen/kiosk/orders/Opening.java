package org.houzhen.kiosk.orders;

import java.util.UUID;

/**
 * An order, a sign-in, a number for a window or a move to another day that was asked for, and whose end is not known yet.
 *
 * @param request as it goes over the wire, so that it can be repeated word by word after a restart
 */
public record Opening(UUID key, Kind kind, String request) {
    /** What is asked for. */
    public enum Kind {
        REGISTRATION,
        BILLS,
        RETURN,
        EBILL,
        SIGN_IN,
        WINDOW,
        MOVE;

        boolean opensOrder() {
            return this != SIGN_IN && this != WINDOW && this != MOVE;
        }
    }

    @Override
    public String toString() {
        return "Opening[" + kind + ", " + key + "]";
    }
}
