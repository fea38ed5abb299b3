package org.houzhen.server.engine;

/** What a priority class was given for, which people read from its mark (RULES 5). It decides nothing; the class does. */
public enum Entitlement {
    /** Soldier or veteran (军), by a certificate that a nurse has seen. */
    MILITARY,
    /** Old (老), by the identity or what a nurse has seen. */
    AGE,
    /** Disabled, pregnant, a small child, ill (优); also where the journal of an earlier day does not say. */
    OTHER;

    static Entitlement of(Reason.Code reason) {
        return switch (reason) {
            case MILITARY -> MILITARY;
            case ELDERLY -> AGE;
            default -> OTHER;
        };
    }
}
