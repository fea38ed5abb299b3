package org.houzhen.wire;

import java.util.List;

/**
 * Whom a doctor has consented to give an extra number (加号) and who has not registered yet.
 *
 * @param left how many more the doctor may consent to in this half day
 */
public record OpenExtras(int left, List<Consent> open) {
    /** One patient, whose consent may still be taken back. */
    public record Consent(String patientId, String name, String sexAndAge) {
        @Override
        public String toString() {
            return "Consent[" + patientId + "]";
        }
    }
}
