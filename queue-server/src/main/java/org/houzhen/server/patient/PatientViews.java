package org.houzhen.server.patient;

import java.time.LocalDate;
import org.houzhen.server.hospital.Patient;
import org.houzhen.wire.MaskedName;
import org.houzhen.wire.MaskedNumber;
import org.houzhen.wire.PatientView;

/** Shows of a patient what a bystander may see. */
final class PatientViews {
    private PatientViews() {}

    static PatientView of(Patient patient, LocalDate today) {
        return new PatientView(
                patient.id(),
                MaskedName.of(patient.name()).shown(),
                MaskedNumber.document(patient.document().number()),
                MaskedNumber.phone(patient.phone()),
                patient.ageAt(today),
                patient.sex());
    }
}
