package org.houzhen.kiosk.contract;

import java.util.Map;

/** One command under way, as its service sees it. */
interface Work {
    String name();

    /** What the command carries; never null. */
    Map<String, Object> payload();

    /** Canceled, out of time, or the terminal is needed by a patient: a read that waits must look here between looks. */
    boolean isOver();

    /** Tells the client something on the way. */
    void event(String name, Map<String, Object> payload);

    /** Why there is no result. */
    Completion unfinished();
}
