package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.his.TestHospital.MONDAY;
import static org.houzhen.server.his.TestHospital.refusal;
import static org.houzhen.server.his.TestHospital.value;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Patient;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;

class LockRulesIT {
    private static final LocalDate ADULT = LocalDate.of(1985, 3, 3);
    private static final Guardian MOTHER =
            new Guardian("试者母", new IdentityDocument(IdentityDocument.Type.OTHER, "M1"), "母亲");

    @OnBothDatabases
    void theFirstRuleThatFailsIsTheAnswer(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient man = test.person(Sex.MALE, ADULT, Guardian.NONE);
        ClinicSession gynaecology = afternoon(test, "C12");

        assertThat(refusal(test.lock(man, gynaecology, 1))).isEqualTo(HospitalErrorCode.SEX_LIMIT);
        sql(test, "update patient set blocked_until = 9999999999999 where id = ?", man.id());
        assertThat(refusal(test.lock(man, gynaecology, 1))).isEqualTo(HospitalErrorCode.BLOCKED);
        sql(test, "update clinic_session set stopped = 1 where id = ?", gynaecology.id());
        assertThat(refusal(test.lock(man, gynaecology, 1))).isEqualTo(HospitalErrorCode.SESSION_STOPPED);
        sql(test, "update clinic_session set stopped = 0 where id = ?", gynaecology.id());
    }

    @OnBothDatabases
    void nobodyRegistersOutsideTheSale(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient patient = test.adult();
        ClinicSession morning = test.session("C06", 0);

        test.clock.set(MONDAY, LocalTime.of(8, 15));
        assertThat(refusal(test.lock(patient, morning, 1)))
                .as("a segment that is over")
                .isEqualTo(HospitalErrorCode.OUT_OF_WINDOW);
        test.clock.set(MONDAY, LocalTime.of(11, 30));
        assertThat(refusal(test.lock(patient, morning, 0))).isEqualTo(HospitalErrorCode.OUT_OF_WINDOW);
        int last = test.hospital.scheduling().slots(test.kiosk(), morning.id()).size();
        assertThat(refusal(test.lock(patient, morning, last)))
                .as("half an hour before the end")
                .isEqualTo(HospitalErrorCode.OUT_OF_WINDOW);
    }

    @OnBothDatabases
    void theFarthestDayOpensAtSeven(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        LocalDate farthest = MONDAY.plusDays(7);

        test.clock.set(MONDAY, LocalTime.of(6, 59));
        assertThat(test.hospital.scheduling().sessions(test.kiosk(), "C05", farthest))
                .isEmpty();
        test.clock.set(MONDAY, LocalTime.of(7, 0));
        assertThat(test.hospital.scheduling().sessions(test.kiosk(), "C05", farthest))
                .isNotEmpty();
    }

    @OnBothDatabases
    void childrenGoToPaediatricsAndAdultsDoNot(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient child = test.person(Sex.FEMALE, LocalDate.of(2019, 6, 1), MOTHER);

        assertThat(refusal(test.lock(test.adult(), test.session("C14", 0), 1))).isEqualTo(HospitalErrorCode.AGE_LIMIT);
        assertThat(refusal(test.lock(child, test.session("C05", 0), 1))).isEqualTo(HospitalErrorCode.AGE_LIMIT);
        value(test.lock(child, test.session("C14", 0), 1));
        sql(test, "update patient set guardian_name = '' where id = ?", child.id());
        assertThat(refusal(test.lock(child, afternoon(test, "C14"), 1))).isEqualTo(HospitalErrorCode.GUARDIAN_REQUIRED);
    }

    @OnBothDatabases
    void theSameDoctorIsRegisteredOnceADay(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient patient = test.adult();
        List<ClinicSession> wholeDay = sameDoctorTwice(test);
        test.registered(patient, wholeDay.get(0), 1);

        assertThat(refusal(test.lock(patient, wholeDay.get(1), 1))).isEqualTo(HospitalErrorCode.DUPLICATE_REGISTRATION);
    }

    private static List<ClinicSession> sameDoctorTwice(TestHospital test) {
        return Stream.of("C01", "C19", "C21", "C22")
                .flatMap(department -> test.sessions(department).stream())
                .collect(Collectors.groupingBy(ClinicSession::doctorId))
                .values()
                .stream()
                .filter(day -> day.size() == 2)
                .findFirst()
                .orElseThrow();
    }

    @OnBothDatabases
    void threeDepartmentsADayAreEnough(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient patient = test.adult();
        test.registered(patient, test.session("C16", 0), 1);
        test.registered(patient, test.session("C17", 0), 3);
        test.registered(patient, test.session("C18", 0), 5);

        assertThat(refusal(test.lock(patient, test.session("C19", 0), 7))).isEqualTo(HospitalErrorCode.QUOTA_EXCEEDED);
    }

    @OnBothDatabases
    void nobodyIsInTwoRoomsAtOnce(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient patient = test.adult();
        ClinicSession eyes = test.session("C15", 0);
        var registered = test.registered(patient, eyes, 5);
        ClinicSession skin = test.session("C18", 0);
        int same = test.hospital.scheduling().slots(test.kiosk(), skin.id()).stream()
                .filter(slot -> slot.start().equals(registered.slot().start()))
                .findFirst()
                .orElseThrow()
                .number();

        assertThat(refusal(test.lock(patient, skin, same))).isEqualTo(HospitalErrorCode.TIME_OVERLAP);
    }

    @OnBothDatabases
    void kiosksLeaveExpertsNumbersForOthersUntilShortlyBefore(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        ClinicSession expert = Stream.of("C02", "C03", "C04", "C05", "C07")
                .flatMap(department -> test.sessions(department).stream())
                .filter(session -> session.level().equals("主任医师"))
                .findFirst()
                .orElseThrow();
        test.clock.set(MONDAY, LocalTime.of(7, 0));
        for (int i = 1; i <= 12; i++) {
            test.registered(test.adult(), expert, i);
        }

        assertThat(refusal(test.lock(test.adult(), expert, 13))).isEqualTo(HospitalErrorCode.QUOTA_EXCEEDED);
        test.clock.forward(Duration.ofMinutes(30));
        value(test.lock(test.adult(), expert, 13));
    }

    private static ClinicSession afternoon(TestHospital test, String department) {
        return test.sessions(department).stream()
                .filter(session -> session.period() == ClinicPeriod.AFTERNOON)
                .findFirst()
                .orElseThrow();
    }

    private static void sql(TestHospital test, String statement, String id) {
        assertThat(test.store.jdbc().sql(statement).param(id).update()).isEqualTo(1);
    }
}
