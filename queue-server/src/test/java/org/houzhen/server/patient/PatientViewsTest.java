package org.houzhen.server.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.Patient;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.PatientView;
import org.houzhen.wire.Sex;
import org.junit.jupiter.api.Test;

class PatientViewsTest {
    @Test
    void aTerminalShowsNothingThatABystanderCouldUse() {
        var document = new IdentityDocument(IdentityDocument.Type.RESIDENT_ID, "11010519491231002X");
        var patient = new Patient(
                "P1", "欧阳婉清", document, Sex.FEMALE, LocalDate.of(1949, 12, 31), "13812348000", "某街1号", Guardian.NONE);

        assertThat(PatientViews.of(patient, LocalDate.of(2026, 11, 22)))
                .isEqualTo(new PatientView("P1", "欧**清", "110105********002X", "138****8000", 76, Sex.FEMALE));
    }
}
