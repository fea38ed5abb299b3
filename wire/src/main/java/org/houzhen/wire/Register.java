package org.houzhen.wire;

/** A terminal asks to lock a slot for a patient and to open the order that pays for it. */
public record Register(String patientId, String sessionId, String slotId) {}
