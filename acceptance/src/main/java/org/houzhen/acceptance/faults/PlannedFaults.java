package org.houzhen.acceptance.faults;

import java.util.HashMap;
import java.util.Map;

/** What goes wrong on purpose at a simulated counterpart, by what it is asked and how often. Any thread may call. */
public final class PlannedFaults {
    /** Kinds of faults. */
    public enum Kind {
        /** Nothing is done, and no answer comes. */
        LOST,
        /** It is done, and no answer comes. */
        ANSWER_LOST,
        /** Nobody hears an answer; it is done when the next call comes. */
        LATE,
        /** It is done twice, as a proxy that repeats requests would; the second answer is given. */
        DOUBLED,
        /** Nothing is done, and it is refused in words. */
        REFUSED,
        /** It is done, and the answer is signed by somebody else, or is rubbish where nothing is signed. */
        FORGED
    }

    private record Planned(Kind kind, int times) {}

    private final Map<String, Planned> planned = new HashMap<>();

    public synchronized void plan(String call, Kind kind, int times) {
        planned.put(call, new Planned(kind, times));
    }

    /** Whether this call, made now, has this fault; takes it off the plan. */
    public synchronized boolean strikes(String call, Kind kind) {
        Planned next = planned.get(call);
        if (next == null || next.kind() != kind) {
            return false;
        }
        if (next.times() == 1) {
            planned.remove(call);
        } else {
            planned.put(call, new Planned(kind, next.times() - 1));
        }
        return true;
    }
}
