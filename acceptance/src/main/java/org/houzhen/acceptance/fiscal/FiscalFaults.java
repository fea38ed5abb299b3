package org.houzhen.acceptance.fiscal;

import java.util.HashMap;
import java.util.Map;

/** What goes wrong on purpose, by the method's name and how often. Any thread may call. */
final class FiscalFaults {
    /** Kinds of faults. */
    enum Kind {
        /** Nothing is done, and no answer comes. */
        LOST,
        /** It is done, and no answer comes. */
        ANSWER_LOST,
        /** Nobody hears an answer; it is done when the platform is asked the next time. */
        LATE,
        /** It is done twice, as a proxy that repeats requests would; the second answer is given. */
        DOUBLED,
        REFUSED,
        /** It is done, and the answer is signed by somebody else. */
        FORGED
    }

    private record Planned(Kind kind, int times) {}

    private final Map<String, Planned> planned = new HashMap<>();

    synchronized void plan(String method, Kind kind, int times) {
        planned.put(method, new Planned(kind, times));
    }

    /** Whether the next call of that method has this fault; takes it off the plan. */
    synchronized boolean strikes(String method, Kind kind) {
        Planned next = planned.get(method);
        if (next == null || next.kind() != kind) {
            return false;
        }
        if (next.times() == 1) {
            planned.remove(method);
        } else {
            planned.put(method, new Planned(kind, next.times() - 1));
        }
        return true;
    }
}
