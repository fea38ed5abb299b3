package org.houzhen.server.hospital;

import java.util.List;

/** What the medical insurance (医保) asks about a visit before it pays its part. Asking changes nothing. */
public interface InsuranceFacts {
    /**
     * Of bills that their patient is about to pay. BILL_CHANGED when one is gone, INSURANCE_ONE_VISIT when they are of
     * several visits, INSURANCE_NO_DIAGNOSIS.
     */
    Outcome<InsuredVisit> ofBills(CallContext context, String patientId, List<String> billIds);

    /**
     * Of a clinic that the patient is about to register with: the visit has no number yet and began now, its items are the
     * fees of the registration. Diagnoses are there only where the insurer wants one of who was not seen yet.
     * SESSION_STOPPED when there is no such clinic, PATIENT_NOT_FOUND.
     */
    Outcome<InsuredVisit> ofRegistration(CallContext context, String patientId, String sessionId);
}
