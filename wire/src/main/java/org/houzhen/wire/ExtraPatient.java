package org.houzhen.wire;

/**
 * Whom a doctor is about to give an extra number (加号).
 *
 * @param left how many more the doctor may consent to in this half day
 */
public record ExtraPatient(String patientId, String name, String sexAndAge, int left) {
    @Override
    public String toString() {
        return "ExtraPatient[" + patientId + "]";
    }
}
