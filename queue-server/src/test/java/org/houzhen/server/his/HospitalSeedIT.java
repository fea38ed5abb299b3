package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.his.TestHospital.MONDAY;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.houzhen.server.his.TestHospital.MovableClock;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Department;
import org.houzhen.server.hospital.ResidentNumber;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.Test;

class HospitalSeedIT {
    @OnBothDatabases
    void theHospitalIsAsLargeAsACountysIs(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);

        assertThat(count(test.store, "department where kind = 'C'")).isEqualTo(22);
        assertThat(count(test.store, "department where kind = 'T'")).isEqualTo(14);
        assertThat(count(test.store, "waiting_area")).isEqualTo(20);
        assertThat(count(test.store, "doctor")).isBetween(55, 70);
        assertThat(count(test.store, "price_item")).isGreaterThan(140);
        assertThat(count(test.store, "patient where id <= 'P0000040'")).isEqualTo(40);
        assertThat(count(
                        test.store,
                        "price_item i where kind = 'LABORATORY' and not exists"
                                + " (select 1 from analyte a where a.panel_code = i.code)"))
                .isZero();
    }

    @OnBothDatabases
    void everyClinicIsOpenEveryDayAndTellsWhereItIs(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        for (int day = 0; day < 7; day++) {
            List<Department> open = test.hospital.scheduling().departments(test.kiosk(), MONDAY.plusDays(day));
            assertThat(open).hasSize(22).allSatisfy(department -> {
                assertThat(department.area()).matches("[A-H]");
                assertThat(department.place()).startsWith("门诊楼");
                assertThat(department.remaining()).isGreaterThan(10);
            });
        }
        assertThat(test.hospital.scheduling().departments(test.kiosk(), MONDAY).stream()
                        .mapToInt(Department::remaining)
                        .sum())
                .as("numbers of a weekday")
                .isGreaterThan(1_500);
    }

    @OnBothDatabases
    void theFictionalPatientsHaveNumbersThatAreRight(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        List<String> numbers = test.store
                .jdbc()
                .sql("select document_number from patient where id <= 'P0000040'")
                .query(String.class)
                .list();

        assertThat(numbers).hasSize(40).allSatisfy(number -> {
            assertThat(number).startsWith("990101");
            assertThat(ResidentNumber.parse(number, MONDAY)).isPresent();
        });
    }

    @OnBothDatabases
    void nobodySharesARoomAtTheSameTime(TestHospital.Database database) {
        assertThat(count(
                        TestHospital.on(database).store,
                        "(select room_id from clinic_session where id <> 'crowd' group by room_id, day, period"
                                + " having count(distinct doctor_id) > 1) x"))
                .isZero();
    }

    @Test
    void aNewDayBringsNewNumbersAndTheOldOnesStay() {
        var clock = new MovableClock();
        try (Store store = TestHospital.store(TestHospital.Database.SQLITE);
                ReferenceHospital hospital = open(store, false, clock)) {
            int before = count(store, "slot");
            var night = new HospitalNight(hospital, clock);
            night.round();
            assertThat(count(store, "slot")).isEqualTo(before);

            clock.set(MONDAY.plusDays(1), LocalTime.MIDNIGHT);
            night.round();

            assertThat(count(store, "slot")).isGreaterThan(before);
            assertThat(count(store, "clinic_session where day = '" + MONDAY.plusDays(8) + "'"))
                    .isPositive();
            hospital.calendar().release();
            assertThat(count(
                            store,
                            "(select day, doctor_id, period from clinic_session"
                                    + " group by day, doctor_id, period having count(*) > 1) x"))
                    .isZero();
        }
    }

    @Test
    void aHospitalThatIsAlwaysOpenSellsAtAnyMinute() {
        var clock = new MovableClock();
        try (Store store = TestHospital.store(TestHospital.Database.SQLITE);
                ReferenceHospital hospital = open(store, true, clock)) {
            for (LocalTime time = LocalTime.MIDNIGHT;
                    time.isBefore(LocalTime.of(23, 30));
                    time = time.plusMinutes(47)) {
                clock.set(MONDAY, time);
                assertThat(sellable(hospital, clock)).as("at " + time).isPositive();
            }
            clock.set(MONDAY, LocalTime.of(23, 59, 50));
            assertThat(sellable(hospital, clock)).isPositive();
        }
    }

    private static long sellable(ReferenceHospital hospital, MovableClock clock) {
        return hospital.scheduling().sessions(null, "C01", LocalDate.now(clock)).stream()
                .map(ClinicSession::id)
                .flatMap(id -> hospital.scheduling().slots(null, id).stream())
                .filter(Slot::free)
                .filter(slot -> Duration.between(slot.start(), clock.instant()).toMinutes() < 15)
                .count();
    }

    private static ReferenceHospital open(Store store, boolean alwaysOpen, MovableClock clock) {
        return ReferenceHospital.open(store, TestHospital.rules(alwaysOpen), clock, () -> "token");
    }

    private static int count(Store store, String from) {
        return store.jdbc()
                .sql("select count(*) from " + from)
                .query(Integer.class)
                .single();
    }
}
