package org.houzhen.wire;

import java.util.List;

/**
 * A terminal asks to lock unpaid bills of one patient and to open the order that pays for them.
 *
 * @param payBy how; absent where the patient had no choice, or chooses later
 * @param payer INSURANCE where the medical insurance shall pay its part; absent where the patient pays all
 * @param credential what {@link LodgedCredential} said, where the patient showed the electronic credential for it; else absent
 */
public record PayBills(String patientId, List<String> billIds, PayBy payBy, String payer, String credential) {
    public static final String INSURANCE = "INSURANCE";

    public PayBills(String patientId, List<String> billIds, PayBy payBy) {
        this(patientId, billIds, payBy, null, null);
    }

    public PayBills(String patientId, List<String> billIds) {
        this(patientId, billIds, null);
    }

    /** Part of it is the medical insurance's to pay. */
    public static PayBills insured(String patientId, List<String> billIds, String credential) {
        return new PayBills(patientId, billIds, null, INSURANCE, credential);
    }
}
