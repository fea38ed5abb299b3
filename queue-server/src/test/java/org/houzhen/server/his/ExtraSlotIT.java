package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.his.TestHospital.MONDAY;
import static org.houzhen.server.his.TestHospital.refusal;
import static org.houzhen.server.his.TestHospital.replayed;
import static org.houzhen.server.his.TestHospital.tradeNo;
import static org.houzhen.server.his.TestHospital.value;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling.LockSlot;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.hospital.SlotLock;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;
import org.springframework.jdbc.core.JdbcTemplate;

/** A slot beyond those of a session (加号) is its patient's alone, and locked and committed like any other. */
class ExtraSlotIT {
    private static Outcome<SlotLock> extra(TestHospital test, Patient patient, ClinicSession session) {
        return test.hospital.scheduling().lock(test.kiosk(), new LockSlot(patient.id(), session.id(), "", true));
    }

    /** A session whose slots are gone, until it is closed: others use the hospital too. */
    private record SoldOut(JdbcTemplate jdbc, ClinicSession session) implements AutoCloseable {
        static SoldOut of(TestHospital test, String department) {
            var soldOut = new SoldOut(new JdbcTemplate(test.store.dataSource()), test.session(department, 0));
            soldOut.release();
            soldOut.move("FREE", "SOLD");
            return soldOut;
        }

        /** What tests before still held lapses while this one is under way. */
        private void release() {
            jdbc.update(
                    "update slot set state = 'FREE', lock_token = null, lock_expires = null"
                            + " where session_id = ? and state = 'LOCKED'",
                    session.id());
        }

        private void move(String from, String to) {
            jdbc.update(
                    "update slot set state = ? where session_id = ? and state = ? and reserved_for is null"
                            + " and lock_token is null",
                    to,
                    session.id(),
                    from);
        }

        void stopped(int stopped) {
            jdbc.update("update clinic_session set stopped = ? where id = ?", stopped, session.id());
        }

        @Override
        public void close() {
            stopped(0);
            move("SOLD", "FREE");
        }
    }

    private static List<Slot> slots(TestHospital test, ClinicSession session) {
        return test.hospital.scheduling().slots(test.kiosk(), session.id());
    }

    @OnBothDatabases
    void aSessionThatIsSoldOutGetsOneMoreNumberInTheSegmentThatRuns(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        SoldOut soldOut = SoldOut.of(test, "C03");
        ClinicSession session = soldOut.session();
        try (soldOut) {
            test.clock.set(MONDAY, LocalTime.of(9, 20));
            Patient patient = test.adult();
            List<Slot> before = slots(test, session);
            assertThat(refusal(test.lock(patient, session, 0))).isEqualTo(HospitalErrorCode.SLOT_TAKEN);

            SlotLock lock = value(extra(test, patient, session));
            assertThat(lock.slot().extra()).isTrue();
            assertThat(lock.slot().number()).isEqualTo(before.size() + 1);
            assertThat(lock.slot().start().atZone(TestHospital.ZONE).toLocalTime())
                    .isEqualTo(LocalTime.of(9, 15));
            assertThat(slots(test, session)).isEqualTo(before);
            assertThat(test.hospital
                            .scheduling()
                            .session(test.kiosk(), session.id())
                            .orElseThrow()
                            .remaining())
                    .isZero();

            Registration registration = value(test.commit(lock, tradeNo()));
            assertThat(registration.slot().extra()).isTrue();
            assertThat(refusal(extra(test, patient, session))).isEqualTo(HospitalErrorCode.DUPLICATE_REGISTRATION);
        }
    }

    @OnBothDatabases
    void askedAgainItIsTheSameNumberAndNobodyElseCanHaveIt(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        SoldOut soldOut = SoldOut.of(test, "C06");
        ClinicSession session = soldOut.session();
        try (soldOut) {
            test.clock.set(MONDAY, LocalTime.of(9, 0));
            Patient patient = test.adult();
            SlotLock lock = value(extra(test, patient, session));

            Outcome<SlotLock> again = extra(test, patient, session);
            assertThat(replayed(again)).isTrue();
            assertThat(value(again).token()).isEqualTo(lock.token());
            test.hospital.scheduling().unlock(test.kiosk(), lock.token());
            Patient other = test.adult();
            assertThat(refusal(test.hospital
                            .scheduling()
                            .lock(
                                    test.kiosk(),
                                    new LockSlot(
                                            other.id(),
                                            session.id(),
                                            lock.slot().id()))))
                    .isEqualTo(HospitalErrorCode.SLOT_TAKEN);
            assertThat(refusal(
                            test.hospital.scheduling().lock(test.kiosk(), new LockSlot(other.id(), session.id(), ""))))
                    .isEqualTo(HospitalErrorCode.SLOT_TAKEN);

            test.clock.set(MONDAY, LocalTime.of(10, 1));
            SlotLock later = value(extra(test, patient, session));
            assertThat(later.slot().id()).isEqualTo(lock.slot().id());
            assertThat(later.slot().start().atZone(TestHospital.ZONE).toLocalTime())
                    .isEqualTo(LocalTime.of(10, 0));
        }
    }

    @OnBothDatabases
    void whoPaidLateHasTheVerySameNumber(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        SoldOut soldOut = SoldOut.of(test, "C05");
        ClinicSession session = soldOut.session();
        try (soldOut) {
            test.clock.set(MONDAY, LocalTime.of(9, 0));
            SlotLock lock = value(extra(test, test.adult(), session));
            test.clock.set(MONDAY, LocalTime.of(9, 40)); // Longer than any lock.

            assertThat(value(test.commit(lock, tradeNo())).slot().id())
                    .isEqualTo(lock.slot().id());
        }
    }

    @OnBothDatabases
    void theSaleMayBeOverButNotTheSessionAndNotThePatientsOwnLimits(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        SoldOut soldOut = SoldOut.of(test, "C02");
        ClinicSession session = soldOut.session();
        try (soldOut) {
            Patient patient = test.adult();
            test.clock.set(MONDAY, LocalTime.of(11, 59));
            Patient child = test.person(
                    Sex.FEMALE,
                    LocalDate.of(2019, 6, 1),
                    new Guardian("试者母", new IdentityDocument(IdentityDocument.Type.OTHER, "M1"), "母亲"));

            assertThat(refusal(extra(test, child, session))).isEqualTo(HospitalErrorCode.AGE_LIMIT);
            value(extra(test, patient, session));
            test.clock.set(MONDAY, LocalTime.of(12, 0));
            assertThat(refusal(extra(test, test.adult(), session))).isEqualTo(HospitalErrorCode.OUT_OF_WINDOW);
            soldOut.stopped(1);
            assertThat(refusal(extra(test, test.adult(), session))).isEqualTo(HospitalErrorCode.SESSION_STOPPED);
        }
    }

    @OnBothDatabases
    void manyAtOnceGetANumberEach(TestHospital.Database database) throws Exception {
        TestHospital test = TestHospital.on(database);
        SoldOut soldOut = SoldOut.of(test, "C08");
        ClinicSession session = soldOut.session();
        try (soldOut) {
            test.clock.set(MONDAY, LocalTime.of(9, 0));
            var attempts = new ArrayList<Callable<Outcome<SlotLock>>>();
            for (int i = 0; i < 12; i++) {
                Patient patient = test.adult();
                attempts.add(() -> extra(test, patient, session));
            }
            var threads = Executors.newFixedThreadPool(6);
            List<SlotLock> locks = threads.invokeAll(attempts).stream()
                    .map(SchedulingIT::answer)
                    .map(TestHospital::value)
                    .toList();
            threads.shutdown();

            assertThat(locks).extracting(lock -> lock.slot().number()).doesNotHaveDuplicates();
        }
    }
}
