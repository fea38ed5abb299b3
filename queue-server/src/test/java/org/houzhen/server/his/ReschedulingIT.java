package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.his.TestHospital.MONDAY;
import static org.houzhen.server.his.TestHospital.refusal;
import static org.houzhen.server.his.TestHospital.replayed;
import static org.houzhen.server.his.TestHospital.value;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registration.State;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Registrations.Withdrawal;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.hospital.Rescheduling.Move;
import org.houzhen.server.hospital.Slot;
import org.springframework.jdbc.core.JdbcTemplate;

/** A paid registration moves to a later day (改期): one step, one slot, one answer for each number. */
class ReschedulingIT {
    /** The hospital is shared with other tests, which sell out others. */
    private static final String UROLOGY = "C10";

    private static CallContext server(TestHospital test) {
        return CallContext.server("move", test.clock.instant());
    }

    private static Outcome<Registration> move(TestHospital test, String moveNo, Registration from, Slot to) {
        return test.hospital
                .rescheduling()
                .move(
                        server(test),
                        new Move(moveNo, from.registerNo(), from.slot().id(), to.id()));
    }

    private static String number() {
        return "M" + UUID.randomUUID();
    }

    /** The same doctor on the next day that has one. */
    private static ClinicSession later(TestHospital test, ClinicSession from) {
        return IntStream.rangeClosed(1, test.hospital.rescheduling().daysAhead())
                .mapToObj(from.date()::plusDays)
                .flatMap(day -> test.hospital.scheduling().sessions(test.kiosk(), from.departmentId(), day).stream())
                .filter(session -> session.doctorId().equals(from.doctorId()))
                .findFirst()
                .orElseThrow();
    }

    private static Slot free(TestHospital test, ClinicSession session) {
        return slots(test, session).stream().filter(Slot::free).findFirst().orElseThrow();
    }

    private static List<Slot> slots(TestHospital test, ClinicSession session) {
        return test.hospital.scheduling().slots(test.kiosk(), session.id());
    }

    private static Slot now(TestHospital test, Slot slot, ClinicSession session) {
        return slots(test, session).stream()
                .filter(each -> each.id().equals(slot.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Registration get(TestHospital test, Registration registration) {
        return test.hospital
                .registrations()
                .get(server(test), registration.registerNo())
                .orElseThrow();
    }

    @OnBothDatabases
    void theRegistrationIsTheSameOnAnotherDayAndItsOldSlotIsFreeAgain(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient patient = test.adult();
        Registration before = test.registered(patient, test.session(UROLOGY, 0), 0);
        value(test.hospital.registrations().markSignedIn(test.kiosk(), before.registerNo()));
        ClinicSession day = later(test, before.session());
        Slot to = free(test, day);

        Registration after = value(move(test, number(), before, to));

        assertThat(after.registerNo()).isEqualTo(before.registerNo());
        assertThat(after.tradeNo()).isEqualTo(before.tradeNo());
        assertThat(after.receiptNo()).isEqualTo(before.receiptNo());
        assertThat(after.total()).isEqualTo(before.total());
        assertThat(after.session().id()).isEqualTo(day.id());
        assertThat(after.slot().id()).isEqualTo(to.id());
        assertThat(after.state()).isEqualTo(State.REGISTERED);
        assertThat(now(test, to, day).free()).isFalse();
        assertThat(now(test, before.slot(), before.session()).free()).isTrue();
        Registrations registrations = test.hospital.registrations();
        assertThat(registrations.today(test.kiosk(), patient.id())).isEmpty();
        assertThat(registrations.upcoming(test.kiosk(), patient.id())).containsExactly(after);
        test.clock.set(day.date(), LocalTime.of(7, 40));
        assertThat(registrations.today(test.kiosk(), patient.id()))
                .extracting(Registration::registerNo)
                .containsExactly(before.registerNo());
    }

    @OnBothDatabases
    void theSameNumberHasOneAnswerForEver(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Rescheduling port = test.hospital.rescheduling();
        Registration winner = test.registered(test.adult(), test.session(UROLOGY, 0), 0);
        Registration loser = test.registered(test.adult(), test.session(UROLOGY, 0), 0);
        ClinicSession day = later(test, winner.session());
        Slot to = free(test, day);
        String first = number();
        String second = number();
        assertThat(port.find(server(test), first)).isEmpty();

        assertThat(replayed(move(test, first, winner, to))).isFalse();
        assertThat(refusal(move(test, second, loser, to))).isEqualTo(HospitalErrorCode.SLOT_TAKEN);

        assertThat(replayed(move(test, first, winner, to))).isTrue();
        assertThat(value(port.find(server(test), first).orElseThrow()).slot().id())
                .isEqualTo(to.id());
        assertThat(refusal(port.find(server(test), second).orElseThrow())).isEqualTo(HospitalErrorCode.SLOT_TAKEN);
        Slot another = free(test, later(test, day));
        value(move(test, number(), get(test, winner), another));
        assertThat(refusal(move(test, second, loser, to)))
                .as("a request that was long on its way finds the slot free, and what was refused stays refused")
                .isEqualTo(HospitalErrorCode.SLOT_TAKEN);
        assertThat(get(test, loser).slot().id()).isEqualTo(loser.slot().id());
    }

    @OnBothDatabases
    void whatTwoHaveDecidedOnTheSameStateIsOneMove(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration before = test.registered(test.adult(), test.session(UROLOGY, 0), 0);
        ClinicSession day = later(test, before.session());
        value(move(test, number(), before, free(test, day)));

        Slot another = free(test, day);
        assertThat(refusal(move(test, number(), before, another))).isEqualTo(HospitalErrorCode.MOVED_BEFORE);
        assertThat(now(test, another, day).free()).isTrue();
    }

    @OnBothDatabases
    void whatCostsSomethingElseIsElsewhereOrNotLaterIsRefused(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration before = test.registered(test.adult(), test.session(UROLOGY, 0), 0);
        ClinicSession dearer = test.hospital.scheduling().day(test.kiosk(), MONDAY.plusDays(1)).stream()
                .filter(each -> each.departmentId().equals(UROLOGY))
                .filter(each -> !each.fee().equals(before.total()))
                .findFirst()
                .orElseThrow();
        ClinicSession elsewhere = test.hospital
                .scheduling()
                .sessions(test.kiosk(), "C04", MONDAY.plusDays(1))
                .get(0);
        ClinicSession sameDay =
                test.sessions(UROLOGY).get(test.sessions(UROLOGY).size() - 1);

        assertThat(refusal(move(test, number(), before, free(test, dearer))))
                .isEqualTo(HospitalErrorCode.AMOUNT_MISMATCH);
        assertThat(refusal(move(test, number(), before, free(test, elsewhere))))
                .isEqualTo(HospitalErrorCode.OUT_OF_WINDOW);
        assertThat(refusal(move(test, number(), before, free(test, sameDay))))
                .isEqualTo(HospitalErrorCode.OUT_OF_WINDOW);
        ClinicSession day = later(test, before.session());
        test.hospital.scheduling().stop(test.kiosk(), day.id());
        assertThat(refusal(move(test, number(), before, free(test, day)))).isEqualTo(HospitalErrorCode.SESSION_STOPPED);
        test.hospital.scheduling().resume(test.kiosk(), day.id());
    }

    @OnBothDatabases
    void nobodyIsBothGivenTheMoneyBackAndMoved(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registrations registrations = test.hospital.registrations();
        Registration returned = test.registered(test.adult(), test.session(UROLOGY, 0), 0);
        Registration seen = test.registered(test.adult(), test.session(UROLOGY, 0), 0);
        Registration moved = test.registered(test.adult(), test.session(UROLOGY, 0), 0);
        ClinicSession day = later(test, returned.session());
        value(registrations.withdraw(test.kiosk(), refund(returned)));
        value(registrations.markSeen(test.kiosk(), seen.registerNo()));

        assertThat(refusal(move(test, number(), returned, free(test, day))))
                .isEqualTo(HospitalErrorCode.REGISTRATION_NOT_FOUND);
        assertThat(refusal(move(test, number(), seen, free(test, day)))).isEqualTo(HospitalErrorCode.ALREADY_SEEN);
        Slot to = free(test, day);
        value(move(test, number(), moved, to));
        value(registrations.withdraw(test.kiosk(), refund(moved)));
        value(registrations.giveSlotBack(test.kiosk(), refund(moved)));
        assertThat(now(test, to, day).free()).isTrue();
    }

    private static Withdrawal refund(Registration registration) {
        return new Withdrawal(registration.registerNo(), "R-" + registration.tradeNo(), "test");
    }

    @OnBothDatabases
    void aSlotSomebodyPaysForIsTakenUntilTheLockRunsOut(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration before = test.registered(test.adult(), test.session(UROLOGY, 0), 0);
        ClinicSession day = later(test, before.session());
        Slot to = free(test, day);
        int number = slots(test, day).indexOf(to) + 1;
        value(test.lock(test.adult(), day, number));

        assertThat(refusal(move(test, number(), before, to))).isEqualTo(HospitalErrorCode.SLOT_TAKEN);
        test.clock.set(MONDAY, LocalTime.of(7, 41));
        assertThat(value(move(test, number(), before, to)).slot().id()).isEqualTo(to.id());
    }

    /** Sixty patients of a cancelled clinic, three numbers left on the other day. */
    @OnBothDatabases
    void sixtyAtOnceGetExactlyTheThreeNumbersThatAreLeft(TestHospital.Database database) throws Exception {
        TestHospital test = TestHospital.on(database);
        List<Registration> all = sixty(test);
        ClinicSession day = later(test, all.get(0).session());
        List<Slot> left = slots(test, day).stream().filter(Slot::free).limit(3).toList();
        var jdbc = new JdbcTemplate(test.store.dataSource());
        int others = jdbc.update(
                "update slot set state = 'SOLD', lock_token = 'test' where session_id = ? and state = 'FREE'"
                        + " and id not in (?, ?, ?)",
                day.id(),
                left.get(0).id(),
                left.get(1).id(),
                left.get(2).id());
        assertThat(others).isPositive();
        List<Callable<Boolean>> moves = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int first = i;
            moves.add(() -> IntStream.range(0, 3)
                    .mapToObj(turn -> left.get((first + turn) % 3))
                    .anyMatch(slot -> isMoved(test, all.get(first), slot)));
        }
        var threads = Executors.newFixedThreadPool(24);
        int moved = 0;
        for (var each : threads.invokeAll(moves)) {
            moved += each.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(moved).isEqualTo(3);
        assertThat(slots(test, day)).noneMatch(Slot::free);
        assertThat(jdbc.queryForObject(
                        "select count(distinct slot_id) from registration where session_id = ? and slot_id in (?, ?, ?)",
                        Integer.class,
                        day.id(),
                        left.get(0).id(),
                        left.get(1).id(),
                        left.get(2).id()))
                .isEqualTo(3);
        assertThat(all.stream()
                        .map(each -> get(test, each))
                        .filter(each -> each.session().date().equals(MONDAY)))
                .hasSize(57)
                .allMatch(each -> each.state() == State.REGISTERED);
        jdbc.update(
                "update slot set state = 'FREE', lock_token = null where session_id = ? and lock_token = 'test'",
                day.id());
    }

    private static boolean isMoved(TestHospital test, Registration registration, Slot slot) {
        String moveNo = number();
        Outcome<Registration> outcome = move(test, moveNo, registration, slot);
        while (outcome.match(done -> false, rejected -> rejected.code().retryable(), unknown -> true)) {
            outcome = move(test, moveNo, registration, slot);
        }
        return outcome.match(done -> true, rejected -> false, unknown -> false);
    }

    private static List<Registration> sixty(TestHospital test) {
        List<ClinicSession> sessions = test.sessions("C05").stream()
                .filter(each -> each.level().equals("普通"))
                .toList();
        List<Registration> made = new ArrayList<>();
        for (ClinicSession session : sessions) {
            long free = slots(test, session).stream().filter(Slot::free).count();
            for (int i = 0; i < free && made.size() < 60; i++) {
                made.add(test.registered(test.adult(), session, 0));
            }
        }
        assertThat(made).hasSize(60);
        return made;
    }
}
