package org.houzhen.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.RunningServer;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.BillLock;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.Orders;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.OutpatientScheduling.LockSlot;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Payment;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.itinerary.Itineraries;
import org.houzhen.server.itinerary.Stop;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;
import org.houzhen.wire.SignIn;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;
import org.houzhen.wire.VisitView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fasting blood paid at five in the afternoon, drawn at seven the next morning: terminal's doors, queue and hospital real. */
class PaidEarlierIT {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Principal KIOSK = () -> "kiosk-1";
    private static final String BLOOD = "L012";
    private static final String ULTRASOUND = "E054";
    private static final String CAPSULES = "M001";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static RegistrationController controller;
    private static volatile Instant now = at(0, 9);
    private static int patients;

    @Configuration(proxyBeanMethods = false)
    static class MovedTime {
        @Bean
        Clock clock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZONE;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }
    }

    private static Instant at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0).atZone(ZONE).toInstant();
    }

    @BeforeAll
    static void start() {
        server = RunningServer.start(folder, MovedTime.class);
        controller = server.bean(RegistrationController.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void itIsMonday() {
        now = at(0, 9);
    }

    private static CallContext context() {
        return CallContext.kiosk(UUID.randomUUID().toString(), "kiosk-1", now);
    }

    /** Seen this morning by a doctor whose registration does not serve for another day, unless it is to. */
    private static Registration seen(boolean servesThreeDays) {
        OutpatientScheduling scheduling = server.bean(OutpatientScheduling.class);
        ClinicSession session = scheduling.day(context(), LocalDate.ofInstant(now, ZONE)).stream()
                .filter(each -> each.level().equals("普通") == servesThreeDays)
                .filter(each -> each.departmentId().equals("C02") || !servesThreeDays)
                .filter(each -> each.end().isAfter(now.plusSeconds(3_600)) && each.remaining() > 0)
                .findFirst()
                .orElseThrow();
        String passport = "E9200" + String.format("%04d", ++patients);
        var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, passport);
        var person = new NewPatient("张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE);
        String patient = HospitalProblem.orThrow(server.bean(PatientIndex.class).create(context(), person))
                .id();
        var lock = HospitalProblem.orThrow(scheduling.lock(context(), new LockSlot(patient, session.id(), "")));
        var payment = new Payment(Payment.Method.WECHAT, "4200001", lock.total(), now);
        Registration registration = HospitalProblem.orThrow(server.bean(Registrations.class)
                .commit(
                        context(),
                        new Registrations.CommitRegistration(lock.token(), "T" + passport, lock.total(), payment)));
        return HospitalProblem.orThrow(server.bean(Registrations.class).markSeen(context(), registration.registerNo()));
    }

    /** Ordered and paid at five in the afternoon; answers the receipt. */
    private static String paysAtFive(Registration registration, String... items) {
        now = LocalDate.ofInstant(now, ZONE).atTime(17, 0).atZone(ZONE).toInstant();
        Bill bill = HospitalProblem.orThrow(server.bean(Orders.class)
                .order(context(), new Orders.PlaceOrder(registration.registerNo(), "", List.of(items))));
        Billing billing = server.bean(Billing.class);
        BillLock lock = HospitalProblem.orThrow(billing.lock(
                context(),
                new Billing.LockBills(registration.patient().id(), List.of(bill.id()), Duration.ofMinutes(5))));
        var payment = new Payment(Payment.Method.WECHAT, "42" + bill.id(), lock.total(), now);
        return HospitalProblem.orThrow(billing.commit(
                        context(), new Billing.CommitBills(lock.token(), "B" + bill.id(), lock.total(), payment)))
                .receiptNo();
    }

    private static SignedIn signIn(Registration registration) {
        return controller.signIn(UUID.randomUUID(), new SignIn(registration.registerNo()), KIOSK);
    }

    private static List<VisitView> visits(Registration registration) {
        return controller.visits(registration.patient().id(), KIOSK);
    }

    private static List<String> way(Registration registration) {
        return server.bean(Itineraries.class).of(registration.patient().id(), LocalDate.ofInstant(now, ZONE)).stream()
                .filter(stop -> stop.kind() != Stop.Kind.PAY)
                .map(stop ->
                        stop.kind() + " " + stop.state() + " " + !stop.ticket().isEmpty())
                .toList();
    }

    private static long numbersOf(Registration registration) {
        return List.of("X", "U", "P").stream()
                .flatMap(area -> server.bean(StopOffice.class).inArea(area, 9).stream())
                .filter(held -> held.patient().equals(registration.patient().id()))
                .count();
    }

    private static void refused(Registration registration, String code, String words) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> signIn(registration))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.problem().detail()).contains(words));
    }

    @Test
    void whoComesFastingTheNextMorningSeesWhatIsLeftAndTakesANumber() {
        Registration registration = seen(false);
        paysAtFive(registration, BLOOD, ULTRASOUND);
        now = at(1, 7);

        assertThat(way(registration)).containsExactlyInAnyOrder("BLOOD PLANNED false", "EXAM PLANNED false");
        assertThat(visits(registration)).singleElement().satisfies(visit -> {
            assertThat(visit.state()).isEqualTo("STOPS_LEFT");
            assertThat(visit.news().zh()).startsWith("11月23日缴费，还没做：").contains("采血", "超声");
            assertThat(visit.news().en()).startsWith("Paid on 23 November, still to do: ");
            assertThat(visit.ticket()).isNull();
        });

        SignedIn number = signIn(registration);

        assertThat(number.ticket()).startsWith("X");
        assertThat(number.state()).isEqualTo("PARKED");
        assertThat(number.slip().title()).isEqualTo("取号凭条");
        assertThat(number.slip().headline()).isEqualTo(number.ticket());
        assertThat(number.slip().next()).extracting(Slip.Next::number).containsExactly(number.ticket());
        assertThat(number.slip().notes().get(0)).contains("采血", "空腹");
        assertThat(number.slip().notesEnglish()).hasSameSizeAs(number.slip().notes());
        assertThat(signIn(registration)).isEqualTo(number);
        assertThat(visits(registration)).extracting(VisitView::ticket).containsExactly(number.ticket());
        assertThat(way(registration)).containsExactly("BLOOD OPEN true", "EXAM PLANNED false");
        assertThat(numbersOf(registration)).isEqualTo(1);
    }

    @Test
    void theNightOpensNothingForWhoDoesNotCome() {
        Registration registration = seen(false);
        paysAtFive(registration, CAPSULES);
        await().atMost(Duration.ofSeconds(20)).until(() -> numbersOf(registration) == 1);
        Registration other = seen(false);
        now = at(1, 7);
        String receipt = paysAtFive(other, CAPSULES);
        await().atMost(Duration.ofSeconds(20)).until(() -> numbersOf(other) == 1);

        assertThat(receipt).isNotBlank();
        assertThat(numbersOf(registration))
                .as("the usher has looked at everybody since")
                .isZero();
    }

    @Test
    void whoSignsInForADoctorGetsTheNumberOnTheSameSlip() {
        Registration yesterday = seen(false);
        paysAtFive(yesterday, CAPSULES);
        now = at(1, 9);
        assertThat(visits(yesterday)).extracting(VisitView::state).containsExactly("STOPS_LEFT");
        Registration today = again(yesterday);

        SignedIn in = signIn(today);

        assertThat(in.ticket()).doesNotStartWith("P");
        assertThat(in.slip().next())
                .singleElement()
                .satisfies(stop -> assertThat(stop.number()).startsWith("P"));
        assertThat(numbersOf(yesterday)).isEqualTo(1);
    }

    private static Registration again(Registration before) {
        OutpatientScheduling scheduling = server.bean(OutpatientScheduling.class);
        ClinicSession session = scheduling.day(context(), LocalDate.ofInstant(now, ZONE)).stream()
                .filter(each -> each.end().isAfter(now.plusSeconds(3_600))
                        && each.start().isBefore(now))
                .filter(each -> each.remaining() > 0)
                .findFirst()
                .orElseThrow();
        var lock = HospitalProblem.orThrow(
                scheduling.lock(context(), new LockSlot(before.patient().id(), session.id(), "")));
        var payment = new Payment(Payment.Method.WECHAT, "4200002", lock.total(), now);
        return HospitalProblem.orThrow(server.bean(Registrations.class)
                .commit(
                        context(),
                        new Registrations.CommitRegistration(
                                lock.token(), "A" + before.registerNo(), lock.total(), payment)));
    }

    @Test
    void whatWasDrawnOrGivenOutMeanwhileIsNotLeft() {
        Registration registration = seen(false);
        String receipt = paysAtFive(registration, BLOOD);
        now = at(1, 7);
        HospitalProblem.orThrow(server.bean(Stations.class).perform(context(), receipt, "BLOOD"));

        assertThat(visits(registration)).isEmpty();
        refused(registration, "RETURN_ORDINARY_ONLY", "");
        assertThat(numbersOf(registration)).isZero();
    }

    @Test
    void theDoctorIsSeenAgainAfterTheTestsAndNotBefore() {
        Registration registration = seen(true);
        String receipt = paysAtFive(registration, BLOOD);
        now = at(1, 8);
        assertThat(visits(registration)).extracting(VisitView::state).containsExactly("STOPS_LEFT");
        assertThat(signIn(registration).ticket()).startsWith("X");

        HospitalProblem.orThrow(server.bean(Stations.class).perform(context(), receipt, "BLOOD"));

        assertThat(visits(registration)).extracting(VisitView::state).containsExactly("MAY_RETURN");
        assertThat(signIn(registration).ticket()).as("the doctor's").doesNotStartWith("X");
    }

    @Test
    void afterTheLastDayWordsSayWhereToGo() {
        Registration registration = seen(false);
        paysAtFive(registration, BLOOD);
        now = at(7, 7);
        assertThat(visits(registration)).extracting(VisitView::state).containsExactly("STOPS_LEFT");
        now = at(8, 7);

        assertThat(visits(registration)).singleElement().satisfies(visit -> {
            assertThat(visit.state()).isEqualTo("STOPS_LAPSED");
            assertThat(visit.news().zh()).isEqualTo("采血：缴费已超过 7 天，不再取号：请到收费窗口或开单科室");
        });
        refused(registration, "ORDERS_LAPSED", "请到收费窗口或开单科室。");
        assertThat(way(registration)).containsExactly("BLOOD CANCELLED false");
    }
}
