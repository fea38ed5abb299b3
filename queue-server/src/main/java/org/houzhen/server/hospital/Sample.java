package org.houzhen.server.hospital;

import java.time.Instant;
import java.util.List;

/**
 * One tube of the laboratory's worklist.
 *
 * @param panel such as 血常规
 * @param state how far it has come
 */
public record Sample(
        String sampleNo,
        String registerNo,
        Patient patient,
        String panelCode,
        String panel,
        String specimen,
        State state,
        Instant paidAt,
        List<Analyte> analytes) {
    /** The steps of a sample; it only moves forward. */
    public enum State {
        PAID,
        COLLECTED,
        RECEIVED,
        RESULTED,
        AUDITED
    }

    /**
     * One thing measured.
     *
     * @param range the reference range for this patient's sex and age, such as "3.5-9.5"
     * @param value empty until recorded
     * @param flag H, L, A for abnormal, or empty
     */
    public record Analyte(String code, String name, String unit, String range, String value, String flag) {
        @Override
        public String toString() {
            return "Analyte[" + code + "]";
        }
    }

    @Override
    public String toString() {
        return "Sample[" + sampleNo + " " + state + "]";
    }
}
