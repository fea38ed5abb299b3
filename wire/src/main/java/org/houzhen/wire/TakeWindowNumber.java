package org.houzhen.wire;

/** A patient wants a number for a window of the cashier. Repeated, it is answered as the first time. */
public record TakeWindowNumber(String patientId) {}
