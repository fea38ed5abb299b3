package org.houzhen.server.staff;

/** What a person works as; it decides what the person may do. */
public enum Role {
    ADMINISTRATOR,
    NURSE,
    DOCTOR,
    CLERK,
    LABORATORY,
    /** Draws blood or runs devices, in the areas named for this person. */
    TECHNICIAN,
    /** Prepares and gives out medicine, in the areas named for this person. */
    PHARMACIST;

    /** Whether these people judge how ill somebody is. */
    public boolean givesGrades() {
        return !needsAreas() && this != CLERK && this != LABORATORY && this != ADMINISTRATOR;
    }

    /** Whether this work is done only where somebody was named for it. */
    boolean needsAreas() {
        return this == TECHNICIAN || this == PHARMACIST;
    }
}
