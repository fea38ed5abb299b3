package org.houzhen.server.staff;

/** What a person works as; it decides what the person may do. */
public enum Role {
    ADMINISTRATOR,
    NURSE,
    DOCTOR,
    CLERK,
    LABORATORY
}
