package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.his.TestHospital.MONDAY;
import static org.houzhen.server.his.TestHospital.refusal;
import static org.houzhen.server.his.TestHospital.replayed;
import static org.houzhen.server.his.TestHospital.value;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.OutpatientScheduling.LockSlot;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.hospital.SlotLock;
import org.springframework.jdbc.core.JdbcTemplate;

class SchedulingIT {
    private static final String SURGERY = "C08";
    private static final String BONES = "C09";

    static <T> T answer(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @OnBothDatabases
    void aThousandPatientsForAHundredSlotsGetExactlyAHundred(TestHospital.Database database) throws Exception {
        TestHospital test = TestHospital.on(database);
        List<String> patients = crowd(test, 1_000);
        List<String> slots = hundredSlots(test);
        var attempts = new ArrayList<Callable<Outcome<SlotLock>>>();
        for (int i = 0; i < patients.size(); i++) {
            var request = new LockSlot(patients.get(i), "crowd", i % 2 == 0 ? "" : slots.get(i % slots.size()));
            attempts.add(() -> test.hospital.scheduling().lock(test.kiosk(), request));
        }
        var threads = Executors.newFixedThreadPool(24);
        List<Outcome<SlotLock>> answers =
                threads.invokeAll(attempts).stream().map(SchedulingIT::answer).toList();
        threads.shutdown();

        List<SlotLock> locks = answers.stream()
                .filter(Outcome.Done.class::isInstance)
                .map(TestHospital::value)
                .toList();
        assertThat(locks).hasSize(100);
        assertThat(locks).extracting(lock -> lock.slot().id()).doesNotHaveDuplicates();
        assertThat(locks).extracting(SlotLock::patientId).doesNotHaveDuplicates();
        assertThat(answers)
                .filteredOn(Outcome.Rejected.class::isInstance)
                .extracting(TestHospital::refusal)
                .containsOnly(HospitalErrorCode.SLOT_TAKEN);
    }

    private static List<String> crowd(TestHospital test, int size) {
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < size; i++) {
            rows.add(new Object[] {"X" + i, "众人", "X" + i});
        }
        new JdbcTemplate(test.store.dataSource())
                .batchUpdate(
                        "insert into patient (id, name, document_type, document_number, sex, birth, phone, address,"
                                + " guardian_name, guardian_document_type, guardian_document_number,"
                                + " guardian_relation, version) values (?, ?, 'OTHER', ?, 'MALE', '1980-01-01', '', '',"
                                + " '', '', '', '', 0)",
                        rows);
        return rows.stream().map(row -> (String) row[0]).toList();
    }

    private static List<String> hundredSlots(TestHospital test) {
        var jdbc = new JdbcTemplate(test.store.dataSource());
        long start = MONDAY.atTime(8, 0).atZone(TestHospital.ZONE).toInstant().toEpochMilli();
        long end = start + Duration.ofHours(4).toMillis();
        jdbc.update(
                "insert into clinic_session (id, department_id, doctor_id, level_id, room_id, day, period, starts_at,"
                        + " ends_at, stopped, version) values ('crowd', 'C01', 'D001', '01', 'R201', ?, 'MORNING', ?, ?,"
                        + " 0, 0)",
                MONDAY.toString(),
                start,
                end);
        var ids = new ArrayList<String>();
        for (int i = 1; i <= 100; i++) {
            ids.add("crowd-" + i);
            jdbc.update(
                    "insert into slot (id, session_id, number, starts_at, ends_at, state)"
                            + " values (?, 'crowd', ?, ?, ?, 'FREE')",
                    "crowd-" + i,
                    i,
                    start,
                    end);
        }
        return ids;
    }

    @OnBothDatabases
    void thePatientWhoAsksAgainKeepsTheFirstSlot(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient patient = test.adult();
        ClinicSession session = test.session(SURGERY, 0);

        Outcome<SlotLock> first = test.lock(patient, session, 1);
        test.clock.forward(Duration.ofMinutes(9));
        Outcome<SlotLock> second = test.lock(patient, session, 2);

        assertThat(replayed(second)).isTrue();
        assertThat(value(second).token()).isEqualTo(value(first).token());
        assertThat(value(second).slot().number()).isEqualTo(1);
        assertThat(value(second).expiresAt()).isEqualTo(test.clock.instant().plus(Duration.ofMinutes(10)));
    }

    @OnBothDatabases
    void anExpiredLockIsAnybodysAgain(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        ClinicSession session = test.session(SURGERY, 0);
        SlotLock lost = value(test.lock(test.adult(), session, 3));
        Patient other = test.adult();

        test.clock.forward(Duration.ofMinutes(10));
        assertThat(refusal(test.lock(other, session, 3))).isEqualTo(HospitalErrorCode.SLOT_TAKEN);
        test.clock.forward(Duration.ofMillis(1));
        SlotLock won = value(test.lock(other, session, 3));

        assertThat(won.token()).isNotEqualTo(lost.token());
        assertThat(refusal(test.commit(lost, TestHospital.tradeNo()))).isEqualTo(HospitalErrorCode.SLOT_TAKEN);
        assertThat(value(test.commit(won, TestHospital.tradeNo())).slot().number())
                .isEqualTo(3);
    }

    @OnBothDatabases
    void anotherSessionFreesTheSlotHeldBefore(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient patient = test.adult();
        SlotLock first = value(test.lock(patient, test.session(SURGERY, 0), 4));

        value(test.lock(patient, test.session(BONES, 0), 4));

        assertThat(slot(test, first).free()).isTrue();
        value(test.lock(test.adult(), test.session(SURGERY, 0), 4));
    }

    @OnBothDatabases
    void aSlotThatCouldNotBeHadCostsNothing(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient patient = test.adult();
        SlotLock held = value(test.lock(patient, test.session(SURGERY, 0), 5));
        value(test.lock(test.adult(), test.session(BONES, 0), 5));

        assertThat(refusal(test.lock(patient, test.session(BONES, 0), 5))).isEqualTo(HospitalErrorCode.SLOT_TAKEN);

        value(test.commit(held, TestHospital.tradeNo()));
    }

    @OnBothDatabases
    void whatIsGivenBackIsFreeAtOnceAndTwiceIsNoHarm(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        OutpatientScheduling scheduling = test.hospital.scheduling();
        SlotLock lock = value(test.lock(test.adult(), test.session(SURGERY, 0), 6));

        assertThat(value(scheduling.unlock(test.kiosk(), lock.token()))).isTrue();
        assertThat(value(scheduling.unlock(test.kiosk(), lock.token()))).isFalse();
        assertThat(value(scheduling.unlock(test.kiosk(), "no such token"))).isFalse();

        assertThat(slot(test, lock).free()).isTrue();
        assertThat(refusal(test.commit(lock, TestHospital.tradeNo()))).isEqualTo(HospitalErrorCode.LOCK_EXPIRED);
    }

    @OnBothDatabases
    void theSweeperFreesExpiredLocksOnly(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        SlotLock old = value(test.lock(test.adult(), test.session(SURGERY, 0), 7));
        test.clock.forward(Duration.ofMinutes(8));
        SlotLock young = value(test.lock(test.adult(), test.session(SURGERY, 0), 8));
        test.clock.forward(Duration.ofMinutes(3));

        test.hospital.scheduling().sweep();

        assertThat(state(test, old)).isEqualTo("FREE");
        assertThat(state(test, young)).isEqualTo("LOCKED");
    }

    @OnBothDatabases
    void sessionsLeaveTheListHalfAnHourBeforeTheyEnd(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        int all = test.sessions(SURGERY).size();

        test.clock.set(MONDAY, LocalTime.of(11, 29));
        assertThat(test.sessions(SURGERY)).hasSize(all);
        test.clock.set(MONDAY, LocalTime.of(11, 30));
        assertThat(test.sessions(SURGERY))
                .hasSizeLessThan(all)
                .allMatch(session -> session.start().isAfter(test.clock.instant()));
    }

    private static Slot slot(TestHospital test, SlotLock lock) {
        return test.hospital.scheduling().slots(test.kiosk(), lock.session().id()).stream()
                .filter(slot -> slot.id().equals(lock.slot().id()))
                .findFirst()
                .orElseThrow();
    }

    private static String state(TestHospital test, SlotLock lock) {
        return test.store
                .jdbc()
                .sql("select state from slot where id = ?")
                .param(lock.slot().id())
                .query(String.class)
                .single();
    }
}
