package org.houzhen.wire;

/**
 * A terminal asks to lock a slot for a patient and to open the order that pays for it.
 *
 * @param payBy how; absent where the patient had no choice, or chooses later
 * @param payer INSURANCE where the medical insurance shall pay its part; absent where the patient pays all
 * @param extra the number the doctor has consented to beyond those of the session (加号), without a slot to choose; absent else
 * @param credential what {@link LodgedCredential} said, where the patient showed the electronic credential for it; else absent
 */
public record Register(
        String patientId,
        String sessionId,
        String slotId,
        PayBy payBy,
        String payer,
        String credential,
        Boolean extra) {
    public Register(String patientId, String sessionId, String slotId, PayBy payBy) {
        this(patientId, sessionId, slotId, payBy, null, null, null);
    }

    public Register(String patientId, String sessionId, String slotId) {
        this(patientId, sessionId, slotId, null);
    }

    /** Part of it is the medical insurance's to pay. */
    public static Register insured(String patientId, String sessionId, String slotId, String credential) {
        return new Register(patientId, sessionId, slotId, null, PayBills.INSURANCE, credential, null);
    }

    /** The same for the number the doctor has consented to. */
    public Register asExtra() {
        return new Register(patientId, sessionId, "", payBy, payer, credential, true);
    }
}
