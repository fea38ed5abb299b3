package org.houzhen.server.hospital;

import java.util.List;

/** What the medical insurance (医保) asks about a visit before it pays its part. Asking changes nothing. */
public interface InsuranceFacts {
    /**
     * Of bills that their patient is about to pay. BILL_CHANGED when one is gone, INSURANCE_ONE_VISIT when they are of
     * several visits, INSURANCE_NO_DIAGNOSIS.
     */
    Outcome<InsuredVisit> ofBills(CallContext context, String patientId, List<String> billIds);
}
