package org.houzhen.wire;

import java.util.List;

/**
 * A terminal asks to lock unpaid bills of one patient and to open the order that pays for them.
 *
 * @param payBy how; absent where the patient had no choice
 */
public record PayBills(String patientId, List<String> billIds, PayBy payBy) {
    public PayBills(String patientId, List<String> billIds) {
        this(patientId, billIds, null);
    }
}
