package org.houzhen.acceptance.day;

import java.util.ArrayList;
import java.util.List;
import org.houzhen.server.engine.Priority;

/** One patient's day as it went, for the table and the CSV; nobody's name. */
final class Visit {
    final int index;
    final boolean emergency;
    final boolean appointed;
    final Priority priority;
    final List<String> stops = new ArrayList<>();
    long registered;
    long slotStart;
    long signedIn;
    long entered;
    long left;
    int missed;
    boolean medicine;
    String outcome = "OPEN";

    Visit(int index, boolean emergency, boolean appointed, Priority priority) {
        this.index = index;
        this.emergency = emergency;
        this.appointed = appointed;
        this.priority = priority;
    }

    /** What the table groups by. */
    String kind() {
        if (emergency) {
            return "emergency";
        }
        String channel = appointed ? "appointed" : "walk-in";
        return priority == Priority.NORMAL ? channel : "priority";
    }

    boolean wasSeen() {
        return entered > 0;
    }

    /** From the later of sign-in and appointment to the room (RULES 14). */
    long waitedSeconds() {
        return Math.max(0, entered - Math.max(signedIn, appointed ? slotStart : 0)) / 1_000;
    }
}
