package org.houzhen.wire;

/**
 * A terminal asks to lock a slot for a patient and to open the order that pays for it.
 *
 * @param payBy how; absent where the patient had no choice
 */
public record Register(String patientId, String sessionId, String slotId, PayBy payBy) {
    public Register(String patientId, String sessionId, String slotId) {
        this(patientId, sessionId, slotId, null);
    }
}
