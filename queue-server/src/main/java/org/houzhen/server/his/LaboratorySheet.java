package org.houzhen.server.his;

import java.time.Instant;
import java.util.List;
import org.houzhen.server.hospital.Patient;

/** Everything a laboratory report says. */
record LaboratorySheet(
        String hospital,
        String panel,
        Patient patient,
        int age,
        String registerNo,
        String sampleNo,
        String specimen,
        String department,
        String doctor,
        Instant orderedAt,
        Instant receivedAt,
        Instant auditedAt,
        String auditor,
        List<Line> lines) {
    /** One analyte with its value. */
    record Line(String name, String code, String value, String unit, String reference, String flag, boolean critical) {
        @Override
        public String toString() {
            return "Line[" + code + "]";
        }
    }

    boolean critical() {
        return lines.stream().anyMatch(Line::critical);
    }

    @Override
    public String toString() {
        return "LaboratorySheet[" + sampleNo + "]";
    }
}
