package org.houzhen.wire;

import java.util.List;

/** A terminal asks to lock unpaid bills of one patient and to open the order that pays for them. */
public record PayBills(String patientId, List<String> billIds) {}
