package org.houzhen.server.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Money;
import org.houzhen.wire.Sex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrivacyTest {
    private static final IdentityDocument DOCUMENT =
            new IdentityDocument(IdentityDocument.Type.RESIDENT_ID, "11010519491231002X");
    private static final LocalDate BIRTH = LocalDate.of(1949, 12, 31);
    private static final Guardian GUARDIAN = new Guardian("张母", DOCUMENT, "母亲");
    private static final Patient PATIENT =
            new Patient("P1", "张三", DOCUMENT, Sex.FEMALE, BIRTH, "13812348000", "某街1号", GUARDIAN);
    private static final ClinicSession SESSION = new ClinicSession(
            "S1",
            "C03",
            "消化内科",
            "A03.02",
            "本部",
            "B",
            "内科一诊区",
            "二层",
            "R201",
            "201诊室",
            "D001",
            "李明",
            "主任医师",
            "主任医师",
            LocalDate.EPOCH,
            ClinicPeriod.MORNING,
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(),
            1,
            false);
    private static final Slot SLOT = new Slot("S1-1", "S1", 1, Instant.EPOCH, Instant.EPOCH, true, false);
    private static final Registration REGISTRATION = new Registration(
            "26112200001",
            "T1",
            PATIENT,
            SESSION,
            SLOT,
            List.of(new FeeLine("挂号费", Money.ZERO)),
            Money.ZERO,
            "R1",
            Registration.State.REGISTERED,
            Instant.EPOCH);
    private static final Sample SAMPLE = new Sample(
            "L1",
            "26112200001",
            PATIENT,
            "L001",
            "血常规",
            "静脉血",
            Sample.State.PAID,
            Instant.EPOCH,
            List.of(new Sample.Analyte("WBC", "白细胞", "", "", "12.85", "H")));

    static Stream<Object> records() {
        return Stream.of(
                PATIENT,
                GUARDIAN,
                new NewPatient("张三", DOCUMENT, Sex.FEMALE, BIRTH, "13812348000", "某街1号", GUARDIAN),
                REGISTRATION,
                SAMPLE,
                SAMPLE.analytes().get(0),
                new SlotLock("token", "P1", SESSION, SLOT, List.of(), Money.ZERO, Instant.EPOCH),
                Outcome.done(PATIENT),
                Outcome.replayed(REGISTRATION),
                List.of(PATIENT));
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsPrintedOfARecordIdentifiesNobody(Object held) {
        assertThat(held.toString()).doesNotContain("张", "1101", "1949", "1381", "某街", "12.85", "token=");
    }
}
