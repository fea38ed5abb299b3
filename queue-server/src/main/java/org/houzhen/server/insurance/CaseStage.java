package org.houzhen.server.insurance;

/**
 * How far a case has come. Forward each stage needs one transaction; back, {@code SETTLED} is cancelled, what was charged
 * is withdrawn and the visit given up.
 *
 * <pre>
 * OPENED -1101-> KNOWN -2201-> VISIT -2203-> DIAGNOSED -2204-> CHARGED -2206-> QUOTED -2207-> SETTLED
 *    \--------------+---2202----+---------------+---2205--------+---------------+     <-2208----/
 *                            ENDED
 * </pre>
 */
enum CaseStage {
    OPENED,
    KNOWN,
    VISIT,
    DIAGNOSED,
    CHARGED,
    QUOTED,
    SETTLED,
    ENDED;

    boolean before(CaseStage other) {
        return compareTo(other) < 0;
    }
}
