package org.houzhen.wire;

/** Prints a fiscal e-bill; every copy after the first is marked. */
public record PrintEBill(String patientId, String busNo) {}
