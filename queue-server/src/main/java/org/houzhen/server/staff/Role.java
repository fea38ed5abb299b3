package org.houzhen.server.staff;

import java.util.Set;

/** What a person works as; it decides what the person may do. */
public enum Role {
    ADMINISTRATOR,
    /** A nurse who also answers for the order of her areas: sees every change of it and allows what one may not alone. */
    HEAD_NURSE,
    NURSE,
    DOCTOR,
    /** Sits at a window of the cashier and looks after money; calls only in the areas named for this person. */
    CLERK,
    LABORATORY,
    /** Draws blood or runs devices, in the areas named for this person. */
    TECHNICIAN,
    /** Prepares and gives out medicine, in the areas named for this person. */
    PHARMACIST;

    /** Whether these people judge how ill somebody is. */
    public boolean givesGrades() {
        return !needsAreas() && this != LABORATORY && this != ADMINISTRATOR;
    }

    /** Whether patients are called in this work only where somebody was named for it. */
    boolean needsAreas() {
        return this == TECHNICIAN || this == PHARMACIST || this == CLERK;
    }

    /** Who calls patients. */
    static final Set<Role> CALLERS = Set.of(HEAD_NURSE, NURSE, DOCTOR, TECHNICIAN, PHARMACIST, CLERK);

    /** Who takes care of lines and patients' visits. */
    static final Set<Role> CARERS = Set.of(HEAD_NURSE, NURSE, DOCTOR);

    /** Who may open again a day that was closed by mistake (RULES 14). */
    static final Set<Role> REOPENERS = Set.of(ADMINISTRATOR, HEAD_NURSE, NURSE);

    /** Who answers for the order of an area (RULES 8). */
    static final Set<Role> OVERSEERS = Set.of(ADMINISTRATOR, HEAD_NURSE);
}
