package org.houzhen.wire;

/** The half day of a clinic session (午别). */
public enum ClinicPeriod {
    MORNING,
    AFTERNOON,
    NIGHT
}
