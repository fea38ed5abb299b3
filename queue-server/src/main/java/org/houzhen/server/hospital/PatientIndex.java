package org.houzhen.server.hospital;

import java.util.Optional;
import org.houzhen.wire.IdentityDocument;

/** The hospital's patient index. */
public interface PatientIndex {
    /**
     * Finds who holds a document. Number and name must both fit: PATIENT_NOT_FOUND, IDENTITY_MISMATCH when the number is
     * somebody else's, CARD_INVALID when it cannot be a number at all.
     */
    Outcome<Patient> find(CallContext context, IdentityDocument document, String name);

    /** A number that was merged leads to the surviving record. */
    Optional<Patient> get(CallContext context, String patientId);

    /**
     * Opens a record. The key is the document: opened twice, the first record is answered. IDENTITY_MISMATCH when the
     * document is on record under another name, GUARDIAN_REQUIRED for a child, CARD_INVALID.
     */
    Outcome<Patient> create(CallContext context, NewPatient patient);
}
