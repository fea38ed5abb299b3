package org.houzhen.server.engine;

/**
 * The order within a queue is made of lanes. Each is sorted by itself; {@link Line} draws from them in turn. A lane's
 * position here is its right of way when several could go.
 */
public enum Lane {
    /** Next, whatever else waits. */
    GREEN_CHANNEL,
    /** Put back after a missed call: due after a number of other calls. */
    REQUEUED,
    /** P1 and P2: one for every so many ordinary ones. */
    PRIORITY,
    /** Back with results the same day (回诊): one for every so many first visits. */
    RETURNING,
    /** Signed in after the own time segment: one for every so many punctual ones. */
    LATE,
    /** Everybody else, by time segment and number. */
    ORDINARY
}
