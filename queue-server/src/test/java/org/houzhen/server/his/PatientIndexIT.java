package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.his.TestHospital.refusal;
import static org.houzhen.server.his.TestHospital.replayed;
import static org.houzhen.server.his.TestHospital.value;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;

class PatientIndexIT {
    private static final LocalDate ADULT = LocalDate.of(1990, 2, 3);

    @OnBothDatabases
    void aRecordIsFoundByNumberAndNameTogether(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        PatientIndex index = test.hospital.patients();
        Patient patient = test.adult();

        assertThat(value(index.find(test.kiosk(), patient.document(), " " + patient.name() + " ")))
                .isEqualTo(patient);
        assertThat(refusal(index.find(test.kiosk(), patient.document(), "另一人")))
                .isEqualTo(HospitalErrorCode.IDENTITY_MISMATCH);
        assertThat(index.get(test.kiosk(), patient.id())).contains(patient);
    }

    @OnBothDatabases
    void whatCannotBeANumberIsToldApartFromANumberNobodyHas(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        PatientIndex index = test.hospital.patients();

        var wrongDigit = new IdentityDocument(IdentityDocument.Type.RESIDENT_ID, "110105194912310021");
        var unknown = new IdentityDocument(IdentityDocument.Type.RESIDENT_ID, "11010519491231002x");
        assertThat(refusal(index.find(test.kiosk(), wrongDigit, "张三"))).isEqualTo(HospitalErrorCode.CARD_INVALID);
        assertThat(refusal(index.find(test.kiosk(), unknown, "张三"))).isEqualTo(HospitalErrorCode.PATIENT_NOT_FOUND);
    }

    @OnBothDatabases
    void aRecordOpenedTwiceIsTheSameRecord(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        PatientIndex index = test.hospital.patients();
        NewPatient wanted = TestHospital.newPatient(Sex.MALE, ADULT, Guardian.NONE);

        Outcome<Patient> first = index.create(test.kiosk(), wanted);
        Outcome<Patient> second = index.create(test.kiosk(), wanted);

        assertThat(replayed(first)).isFalse();
        assertThat(replayed(second)).isTrue();
        assertThat(value(second)).isEqualTo(value(first));
        var other = new NewPatient("他人", wanted.document(), Sex.MALE, ADULT, "", "", Guardian.NONE);
        assertThat(refusal(index.create(test.kiosk(), other))).isEqualTo(HospitalErrorCode.IDENTITY_MISMATCH);
    }

    @OnBothDatabases
    void manyTerminalsOpeningOneRecordGetOneRecord(TestHospital.Database database) throws InterruptedException {
        TestHospital test = TestHospital.on(database);
        NewPatient wanted = TestHospital.newPatient(Sex.MALE, ADULT, Guardian.NONE);
        var threads = Executors.newFixedThreadPool(8);
        Callable<Outcome<Patient>> open = () -> test.hospital.patients().create(test.kiosk(), wanted);

        var ids = threads.invokeAll(Stream.generate(() -> open).limit(16).toList()).stream()
                .map(SchedulingIT::answer)
                .map(outcome -> value(outcome).id())
                .collect(Collectors.toSet());
        threads.shutdown();

        assertThat(ids).hasSize(1);
    }

    @OnBothDatabases
    void aChildNeedsAGuardian(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        PatientIndex index = test.hospital.patients();
        LocalDate birth = LocalDate.of(2020, 1, 1);

        assertThat(refusal(index.create(test.kiosk(), TestHospital.newPatient(Sex.MALE, birth, Guardian.NONE))))
                .isEqualTo(HospitalErrorCode.GUARDIAN_REQUIRED);
        var mother = new Guardian("试者母", new IdentityDocument(IdentityDocument.Type.OTHER, "M1"), "母亲");
        assertThat(test.person(Sex.MALE, birth, mother).guardian()).isEqualTo(mother);
    }

    @OnBothDatabases
    void aBirthDateThatContradictsTheCardIsRefused(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        NewPatient honest = TestHospital.newPatient(Sex.MALE, ADULT, Guardian.NONE);
        var wrong =
                new NewPatient(honest.name(), honest.document(), Sex.MALE, ADULT.plusYears(1), "", "", Guardian.NONE);

        assertThat(refusal(test.hospital.patients().create(test.kiosk(), wrong)))
                .isEqualTo(HospitalErrorCode.CARD_INVALID);
    }

    @OnBothDatabases
    void aMergedRecordLeadsToTheSurvivor(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient old = test.adult();
        Patient survivor = test.adult();
        test.store
                .jdbc()
                .sql("update patient set merged_into = ? where id = ?")
                .params(survivor.id(), old.id())
                .update();

        assertThat(test.hospital.patients().get(test.kiosk(), old.id())).contains(survivor);
        assertThat(value(test.hospital.patients().find(test.kiosk(), old.document(), survivor.name())))
                .isEqualTo(survivor);
    }
}
