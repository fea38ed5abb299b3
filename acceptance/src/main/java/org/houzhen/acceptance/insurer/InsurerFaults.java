package org.houzhen.acceptance.insurer;

import java.util.HashMap;
import java.util.Map;

/** What goes wrong on purpose, by the number of the transaction and how often. Any thread may call. */
final class InsurerFaults {
    /** Kinds of faults. */
    enum Kind {
        /** Nothing is done, and no answer comes. */
        LOST,
        /** It is done, and no answer comes. */
        ANSWER_LOST,
        /** It is refused in words. */
        REFUSED,
        /** The answer is signed by somebody else, or is rubbish where nothing is signed. */
        FORGED
    }

    private record Planned(Kind kind, int times) {}

    private final Map<String, Planned> planned = new HashMap<>();

    synchronized void plan(String infno, Kind kind, int times) {
        planned.put(infno, new Planned(kind, times));
    }

    /** Whether the next transaction of that number has this fault; takes it off the plan. */
    synchronized boolean strikes(String infno, Kind kind) {
        Planned next = planned.get(infno);
        if (next == null || next.kind() != kind) {
            return false;
        }
        if (next.times() == 1) {
            planned.remove(infno);
        } else {
            planned.put(infno, new Planned(kind, next.times() - 1));
        }
        return true;
    }
}
