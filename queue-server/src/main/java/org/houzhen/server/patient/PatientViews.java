package org.houzhen.server.patient;

import java.time.LocalDate;
import org.houzhen.server.hospital.Patient;
import org.houzhen.wire.MaskedName;
import org.houzhen.wire.PatientView;

/** Shows of a patient what a bystander may see. */
final class PatientViews {
    private static final int DOCUMENT_HEAD = 6;
    private static final int DOCUMENT_TAIL = 4;
    private static final int PHONE_HEAD = 3;
    private static final int PHONE_TAIL = 4;
    private static final int SHORT_EDGE = 1;

    private PatientViews() {}

    static PatientView of(Patient patient, LocalDate today) {
        return new PatientView(
                patient.id(),
                MaskedName.of(patient.name()).shown(),
                masked(patient.document().number(), DOCUMENT_HEAD, DOCUMENT_TAIL),
                masked(patient.phone(), PHONE_HEAD, PHONE_TAIL),
                patient.ageAt(today),
                patient.sex());
    }

    /** Stars in the middle; of a number too short to hide anything that way, only its ends stay. */
    static String masked(String number, int head, int tail) {
        int length = number.length();
        if (length >= head + 2 * tail) {
            return number.substring(0, head) + "*".repeat(length - head - tail) + number.substring(length - tail);
        }
        return length <= 2 * SHORT_EDGE
                ? "*".repeat(length)
                : number.substring(0, SHORT_EDGE)
                        + "*".repeat(length - 2 * SHORT_EDGE)
                        + number.substring(length - SHORT_EDGE);
    }
}
