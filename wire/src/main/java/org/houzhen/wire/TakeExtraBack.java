package org.houzhen.wire;

/** A doctor takes the consent to an extra number (加号) back. */
public record TakeExtraBack(String patientId) {}
