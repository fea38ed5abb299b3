package org.houzhen.wire;

/**
 * A terminal asks to lock a slot for a patient and to open the order that pays for it.
 *
 * @param payBy how; absent where the patient had no choice, or chooses later
 * @param payer INSURANCE where the medical insurance shall pay its part; absent where the patient pays all
 * @param credential what {@link LodgedCredential} said, where the patient showed the electronic credential for it; else absent
 */
public record Register(
        String patientId, String sessionId, String slotId, PayBy payBy, String payer, String credential) {
    public Register(String patientId, String sessionId, String slotId, PayBy payBy) {
        this(patientId, sessionId, slotId, payBy, null, null);
    }

    public Register(String patientId, String sessionId, String slotId) {
        this(patientId, sessionId, slotId, null);
    }

    /** Part of it is the medical insurance's to pay. */
    public static Register insured(String patientId, String sessionId, String slotId, String credential) {
        return new Register(patientId, sessionId, slotId, null, PayBills.INSURANCE, credential);
    }
}
