package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.server.his.TestHospital.MONDAY;
import static org.houzhen.server.his.TestHospital.refusal;
import static org.houzhen.server.his.TestHospital.replayed;
import static org.houzhen.server.his.TestHospital.tradeNo;
import static org.houzhen.server.his.TestHospital.value;

import java.time.Duration;
import java.time.LocalTime;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.InsurancePayment;
import org.houzhen.server.hospital.InsuredVisit;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registration.State;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Registrations.CommitRegistration;
import org.houzhen.server.hospital.Registrations.Withdrawal;
import org.houzhen.server.hospital.SlotLock;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.wire.Money;

class RegistrationsIT {
    private static final String BREATH = "C02";
    private static final String KIDNEYS = "C06";
    private static final String NERVES = "C04";

    @OnBothDatabases
    void aRegistrationKnowsAllThatAQueueNeeds(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient patient = test.adult();

        Registration made = test.registered(patient, test.session(BREATH, 0), 1);

        assertThat(made.registerNo()).matches("261123\\d{5}");
        assertThat(made.state()).isEqualTo(State.REGISTERED);
        assertThat(made.patient()).isEqualTo(patient);
        assertThat(made.patientAge()).isEqualTo(46);
        assertThat(made.session().area()).isEqualTo("B");
        assertThat(made.session().areaName()).isEqualTo("内科一诊区");
        assertThat(made.session().roomId()).startsWith("R2");
        assertThat(made.session().roomName()).endsWith("诊室");
        assertThat(made.session().label()).startsWith("呼吸内科 ");
        assertThat(made.slot().end()).isEqualTo(made.slot().start().plus(Duration.ofMinutes(15)));
        assertThat(made.total()).isEqualTo(made.session().fee());
        assertThat(test.hospital.registrations().today(test.kiosk(), patient.id()))
                .containsExactly(made);
    }

    @OnBothDatabases
    void aCommitRepeatedGivesTheSameRegisterNumber(TestHospital.Database database) throws InterruptedException {
        TestHospital test = TestHospital.on(database);
        SlotLock lock = value(test.lock(test.adult(), test.session(BREATH, 0), 2));
        String trade = tradeNo();
        Callable<Outcome<Registration>> commit = () -> test.commit(lock, trade);
        var threads = Executors.newFixedThreadPool(8);

        var numbers = threads.invokeAll(Stream.generate(() -> commit).limit(16).toList()).stream()
                .map(SchedulingIT::answer)
                .map(outcome -> value(outcome).registerNo())
                .collect(Collectors.toSet());
        threads.shutdown();

        assertThat(numbers).hasSize(1);
        assertThat(replayed(test.commit(lock, trade))).isTrue();
        assertThat(refusal(test.commit(lock, tradeNo()))).isEqualTo(HospitalErrorCode.ALREADY_PAID);
    }

    @OnBothDatabases
    void moneyThatComesLateStillBuysAFreeSlot(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        SlotLock lock = value(test.lock(test.adult(), test.session(BREATH, 0), 3));
        test.clock.forward(Duration.ofMinutes(30));
        test.hospital.scheduling().sweep();

        assertThat(value(test.commit(lock, tradeNo())).slot().number()).isEqualTo(3);
    }

    @OnBothDatabases
    void anAmountThatIsNotTheFeeRegistersNobody(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        SlotLock lock = value(test.lock(test.adult(), test.session(BREATH, 0), 4));
        Money wrong = lock.total().minus(new Money(1));
        var request = new CommitRegistration(lock.token(), tradeNo(), wrong, test.payment(wrong));

        assertThat(refusal(test.hospital.registrations().commit(test.kiosk(), request)))
                .isEqualTo(HospitalErrorCode.AMOUNT_MISMATCH);
        assertThat(test.hospital.transactions().query(test.kiosk(), request.tradeNo()))
                .isEqualTo(new TransactionQuery.NotFound(true));
        value(test.commit(lock, tradeNo()));
    }

    @OnBothDatabases
    void whatTheInsurerAndThePatientPayMakesTheFee(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Patient patient = test.adult();
        SlotLock lock = value(test.lock(patient, test.session(KIDNEYS, 0), 6));
        InsuredVisit visit = value(test.hospital
                .insurance()
                .ofRegistration(test.kiosk(), patient.id(), lock.session().id()));
        Money fund = new Money(300);
        Money cash = lock.total().minus(fund);
        var paid = new InsurancePayment("S1", fund, Money.ZERO, Money.ZERO);

        assertThat(visit.items())
                .extracting(InsuredVisit.Item::amount)
                .containsExactly(new Money(100), lock.total().minus(new Money(100)));
        assertThat(visit.items()).allSatisfy(item -> assertThat(item.national()).isNotEmpty());
        assertThat(visit.diagnoses()).isEmpty();
        var less = new CommitRegistration(lock.token(), tradeNo(), lock.total(), test.payment(fund), paid);
        assertThat(refusal(test.hospital.registrations().commit(test.kiosk(), less)))
                .isEqualTo(HospitalErrorCode.AMOUNT_MISMATCH);
        var whole = new CommitRegistration(lock.token(), tradeNo(), lock.total(), test.payment(cash), paid);
        assertThat(value(test.hospital.registrations().commit(test.kiosk(), whole))
                        .total())
                .isEqualTo(lock.total());
    }

    @OnBothDatabases
    void aStoppedClinicTakesNoMoney(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        SlotLock lock = value(test.lock(test.adult(), test.session("C21", 0), 1));
        test.store
                .jdbc()
                .sql("update clinic_session set stopped = 1 where id = ?")
                .param(lock.session().id())
                .update();

        assertThat(refusal(test.commit(lock, tradeNo()))).isEqualTo(HospitalErrorCode.SESSION_STOPPED);
    }

    @OnBothDatabases
    void whatWasCommittedCanBeAskedFor(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration made = test.registered(test.adult(), test.session(BREATH, 0), 5);

        assertThat(test.hospital.transactions().query(test.kiosk(), made.tradeNo()))
                .isEqualTo(new TransactionQuery.Found(
                        made.registerNo(), made.receiptNo(), made.total(), made.registeredAt()));
        assertThat(test.hospital.registrations().get(test.kiosk(), made.registerNo()))
                .contains(made);
    }

    @OnBothDatabases
    void aVisitGoesForwardAndRepeatsAreNoHarm(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registrations registrations = test.hospital.registrations();
        String no = test.registered(test.adult(), test.session(KIDNEYS, 0), 1).registerNo();

        assertThat(value(registrations.markSignedIn(test.kiosk(), no)).state()).isEqualTo(State.SIGNED_IN);
        assertThat(replayed(registrations.markSignedIn(test.kiosk(), no))).isTrue();
        assertThat(value(registrations.markInVisit(test.desk("v"), no)).state()).isEqualTo(State.IN_VISIT);
        assertThat(replayed(registrations.markSignedIn(test.kiosk(), no))).isTrue();
        assertThat(value(registrations.markSeen(test.desk("s"), no)).state()).isEqualTo(State.SEEN);
        assertThat(refusal(registrations.markSignedIn(test.kiosk(), no))).isEqualTo(HospitalErrorCode.ALREADY_SEEN);
        assertThat(refusal(registrations.cancel(test.kiosk(), no, "test"))).isEqualTo(HospitalErrorCode.ALREADY_SEEN);
        assertThat(refusal(registrations.markSeen(test.desk("s"), "26000000000")))
                .isEqualTo(HospitalErrorCode.REGISTRATION_NOT_FOUND);
    }

    @OnBothDatabases
    void aCancelledRegistrationGivesItsSlotBack(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registrations registrations = test.hospital.registrations();
        Registration made = test.registered(test.adult(), test.session(KIDNEYS, 0), 2);

        assertThat(value(registrations.cancel(test.kiosk(), made.registerNo(), "test"))
                        .state())
                .isEqualTo(State.CANCELLED);
        assertThat(replayed(registrations.cancel(test.kiosk(), made.registerNo(), "test")))
                .isTrue();

        Registration next = test.registered(test.adult(), test.session(KIDNEYS, 0), 2);
        assertThat(next.registerNo()).isNotEqualTo(made.registerNo());
        assertThat(refusal(registrations.markSignedIn(test.kiosk(), made.registerNo())))
                .isEqualTo(HospitalErrorCode.REGISTRATION_NOT_FOUND);
    }

    @OnBothDatabases
    void afterTheClinicNothingIsCancelled(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registration made = test.registered(test.adult(), test.session(NERVES, 0), 1);
        test.clock.set(MONDAY, LocalTime.of(12, 0));

        assertThat(refusal(test.hospital.registrations().cancel(test.kiosk(), made.registerNo(), "test")))
                .isEqualTo(HospitalErrorCode.REFUND_CLOSED);
    }

    @OnBothDatabases
    void aReturnKeepsTheSlotUntilItsSecondHalfAndCanBeUndoneBeforeIt(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registrations registrations = test.hospital.registrations();
        Registration made = test.registered(test.adult(), test.session(KIDNEYS, 0), 3);
        var first = new Withdrawal(made.registerNo(), "R1-" + made.tradeNo(), "test");
        var second = new Withdrawal(made.registerNo(), "R2-" + made.tradeNo(), "test");

        var late = new Withdrawal(made.registerNo(), "R0-" + made.tradeNo(), "test");
        assertThat(replayed(registrations.reinstate(test.kiosk(), late))).isTrue();
        assertThat(refusal(registrations.withdraw(test.kiosk(), late))).isEqualTo(HospitalErrorCode.REFUND_CLOSED);
        assertThat(registrations.refusalOfReturn(test.kiosk(), made.registerNo()))
                .isEmpty();
        assertThat(value(registrations.withdraw(test.kiosk(), first)).state()).isEqualTo(State.CANCELLED);
        assertThat(replayed(registrations.withdraw(test.kiosk(), first))).isTrue();
        assertThat(refusal(registrations.withdraw(test.kiosk(), second))).isEqualTo(HospitalErrorCode.REFUNDED_BEFORE);
        assertThat(refusal(test.lock(test.adult(), test.session(KIDNEYS, 0), 3)))
                .isEqualTo(HospitalErrorCode.SLOT_TAKEN);

        assertThat(value(registrations.reinstate(test.kiosk(), first))).isTrue();
        assertThat(replayed(registrations.reinstate(test.kiosk(), first))).isTrue();
        assertThat(registrations.get(test.kiosk(), made.registerNo()).orElseThrow())
                .isEqualTo(made);

        assertThat(value(registrations.withdraw(test.kiosk(), second)).state()).isEqualTo(State.CANCELLED);
        assertThat(value(registrations.giveSlotBack(test.kiosk(), second))).isTrue();
        Registration next = test.registered(test.adult(), test.session(KIDNEYS, 0), 3);
        assertThat(replayed(registrations.giveSlotBack(test.kiosk(), second))).isTrue();
        assertThat(registrations.get(test.kiosk(), next.registerNo()).orElseThrow())
                .isEqualTo(next);
        assertThat(refusal(test.lock(test.adult(), test.session(KIDNEYS, 0), 3)))
                .isEqualTo(HospitalErrorCode.SLOT_TAKEN);
        assertThat(test.hospital.transactions().booked(test.kiosk(), MONDAY))
                .extracting(TransactionQuery.Booking::refundNo)
                .contains(second.refundNo())
                .doesNotContain(first.refundNo());
    }

    @OnBothDatabases
    void whatACancelledClinicOwesIsReturnedAtAnyHour(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registrations registrations = test.hospital.registrations();
        Registration first = test.registered(test.adult(), test.session(NERVES, 0), 8);
        Registration second = test.registered(test.adult(), test.session(NERVES, 0), 9);
        test.hospital.scheduling().stop(test.desk("n"), first.session().id());
        test.clock.set(MONDAY.plusDays(9), LocalTime.of(12, 0));

        assertThat(registrations.refusalOfReturn(test.kiosk(), first.registerNo()))
                .isEmpty();
        var refund = new Withdrawal(first.registerNo(), "R1-" + first.tradeNo(), "停诊退号");
        assertThat(value(registrations.withdraw(test.kiosk(), refund)).state()).isEqualTo(State.CANCELLED);
        assertThat(value(registrations.cancel(test.desk("n"), second.registerNo(), "停诊退号"))
                        .state())
                .isEqualTo(State.CANCELLED);
        test.hospital.scheduling().resume(test.desk("n"), first.session().id());
    }

    @OnBothDatabases
    void afterTheClinicOnlyAWindowReturnsARegistrationAndNobodyOneThatWasSeen(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registrations registrations = test.hospital.registrations();
        Registration missed = test.registered(test.adult(), test.session(NERVES, 0), 2);
        Registration seen = test.registered(test.adult(), test.session(NERVES, 0), 3);
        value(registrations.markSeen(test.desk("s"), seen.registerNo()));
        test.clock.set(MONDAY, LocalTime.of(12, 0));
        CallContext window = CallContext.window("w", "cashier:1", test.clock.instant());

        assertThat(registrations.refusalOfReturn(test.kiosk(), missed.registerNo()))
                .contains(HospitalErrorCode.REFUND_CLOSED);
        assertThat(registrations.refusalOfReturn(window, missed.registerNo())).isEmpty();
        assertThat(registrations.refusalOfReturn(window, seen.registerNo())).contains(HospitalErrorCode.REFUND_SEEN);
        assertThat(registrations.refusalOfReturn(window, "26000000000"))
                .contains(HospitalErrorCode.REGISTRATION_NOT_FOUND);
    }

    @OnBothDatabases
    void whatACancelledClinicCancelledIsWithdrawnByItsFirstRefund(TestHospital.Database database) {
        TestHospital test = TestHospital.on(database);
        Registrations registrations = test.hospital.registrations();
        Registration made = test.registered(test.adult(), test.session(KIDNEYS, 0), 4);
        value(registrations.cancel(test.kiosk(), made.registerNo(), "停诊退号"));
        var refund = new Withdrawal(made.registerNo(), "R-" + made.tradeNo(), "test");

        assertThat(value(registrations.withdraw(test.kiosk(), refund)).state()).isEqualTo(State.CANCELLED);
        assertThat(replayed(registrations.giveSlotBack(test.kiosk(), refund))).isTrue();
        assertThat(registrations.refusalOfReturn(test.kiosk(), made.registerNo()))
                .contains(HospitalErrorCode.REFUNDED_BEFORE);
    }
}
