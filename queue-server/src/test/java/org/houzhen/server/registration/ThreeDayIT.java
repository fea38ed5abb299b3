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
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.houzhen.server.RunningServer;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
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
import org.houzhen.server.queue.Areas;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;
import org.houzhen.wire.SignIn;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.VisitView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One registration serves three days (一次挂号管三天), through a terminal's doors, with queue and reference hospital real. */
class ThreeDayIT {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:30:00Z"); // 08:30 in the hospital.
    private static final Principal KIOSK = () -> "kiosk-1";
    private static final Predicate<ClinicSession> ORDINARY =
            session -> session.level().equals("普通");

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static RegistrationController controller;
    private static volatile Instant now = MONDAY;
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
                    return ZoneId.of("Asia/Shanghai");
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }
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
        now = MONDAY;
    }

    private static void dayPasses(int days) {
        now = MONDAY.plus(Duration.ofDays(days));
    }

    private static CallContext context() {
        return CallContext.kiosk(UUID.randomUUID().toString(), "kiosk-1", now);
    }

    /** Registered on Monday with a clinic of a department that has an ordinary one on every day of the test. */
    private static Registration registered(Predicate<ClinicSession> which) {
        OutpatientScheduling scheduling = server.bean(OutpatientScheduling.class);
        ClinicSession session = scheduling.day(context(), LocalDate.of(2026, 11, 23)).stream()
                .filter(which)
                .filter(each -> each.end().isAfter(now.plusSeconds(3_600)) && each.remaining() > 0)
                .filter(each -> List.of(24, 25, 26).stream()
                        .allMatch(day -> scheduling.day(context(), LocalDate.of(2026, 11, day)).stream()
                                .filter(ORDINARY)
                                .anyMatch(other -> other.departmentId().equals(each.departmentId()))))
                .findFirst()
                .orElseThrow();
        String passport = "E9100" + String.format("%04d", ++patients);
        var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, passport);
        var person = new NewPatient("张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE);
        String patient = HospitalProblem.orThrow(server.bean(PatientIndex.class).create(context(), person))
                .id();
        var lock = HospitalProblem.orThrow(scheduling.lock(context(), new LockSlot(patient, session.id(), "")));
        var payment = new Payment(Payment.Method.WECHAT, "4200001", lock.total(), now);
        return HospitalProblem.orThrow(server.bean(Registrations.class)
                .commit(
                        context(),
                        new Registrations.CommitRegistration(lock.token(), "T" + passport, lock.total(), payment)));
    }

    private static Registration seen(Registration registration) {
        return HospitalProblem.orThrow(server.bean(Registrations.class).markSeen(context(), registration.registerNo()));
    }

    private static Registration tested(Registration registration) {
        Bill bill = HospitalProblem.orThrow(server.bean(Orders.class)
                .order(context(), new Orders.PlaceOrder(registration.registerNo(), "", List.of("L001"))));
        Billing billing = server.bean(Billing.class);
        BillLock lock = HospitalProblem.orThrow(billing.lock(
                context(),
                new Billing.LockBills(registration.patient().id(), List.of(bill.id()), Duration.ofMinutes(5))));
        var payment = new Payment(Payment.Method.WECHAT, "42" + bill.id(), lock.total(), now);
        String receipt = HospitalProblem.orThrow(billing.commit(
                        context(), new Billing.CommitBills(lock.token(), "B" + bill.id(), lock.total(), payment)))
                .receiptNo();
        HospitalProblem.orThrow(server.bean(Stations.class).perform(context(), receipt, "BLOOD"));
        return registration;
    }

    private static SignedIn signIn(Registration registration) {
        return controller.signIn(UUID.randomUUID(), new SignIn(registration.registerNo()), KIOSK);
    }

    private static void refused(Registration registration, String code) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> signIn(registration))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static List<VisitView> visits(Registration registration) {
        return controller.visits(registration.patient().id(), KIOSK);
    }

    private static void hospitalSays(Registration registration, Registration.State state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.bean(Registrations.class)
                                .get(context(), registration.registerNo())
                                .orElseThrow()
                                .state()
                        == state);
    }

    private static void does(String area, Command command) {
        assertThat(server.bean(Areas.class).send(area, command).join()).isInstanceOf(Answer.Done.class);
    }

    private static Cause cause() {
        return new Cause(UUID.randomUUID(), "staff:1", now);
    }

    /** The clinic of the day that holds the ticket calls, sees and finishes the one patient it has. */
    private static void isSeenToday(Registration registration, String ticket) {
        ClinicSession session = server
                .bean(OutpatientScheduling.class)
                .day(context(), LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai")))
                .stream()
                .filter(ORDINARY)
                .filter(each ->
                        each.departmentId().equals(registration.session().departmentId()))
                .toList()
                .get(0);
        var room = new RoomId("R-test");
        List<QueueId> queues = server.bean(OutpatientScheduling.class).day(context(), session.date()).stream()
                .filter(each -> each.area().equals(session.area()))
                .map(each -> new QueueId(each.id()))
                .filter(queue -> isOpen(session.area(), room, queue))
                .toList();
        assertThat(queues).isNotEmpty();
        does(session.area(), new RoomCommand.OpenRoom(cause(), room, "测试", "医生", "", queues, List.of(), Set.of()));
        does(session.area(), new Call.CallNext(cause(), room));
        does(session.area(), new Call.Enter(cause(), room));
        hospitalSays(registration, Registration.State.IN_VISIT);
        does(session.area(), new Call.Finish(cause(), room));
        hospitalSays(registration, Registration.State.SEEN);
        assertThat(ticket).startsWith(session.area());
    }

    private static boolean isOpen(String area, RoomId room, QueueId queue) {
        return server.bean(Areas.class)
                        .send(
                                area,
                                new RoomCommand.OpenRoom(
                                        cause(), room, "测试", "医生", "", List.of(queue), List.of(), Set.of()))
                        .join()
                instanceof Answer.Done;
    }

    @Test
    void whoBringsResultsOnTheNextDaySignsInWithoutAFeeOnce() {
        Registration registration = tested(seen(registered(ORDINARY)));
        dayPasses(1);
        assertThat(visits(registration)).extracting(VisitView::state).containsExactly("MAY_RETURN");

        SignedIn back = signIn(registration);

        assertThat(signIn(registration).ticket()).isEqualTo(back.ticket());
        assertThat(back.slip().rows()).extracting(row -> row.label()).doesNotContain("合计");
        assertThat(visits(registration)).extracting(VisitView::state).containsExactly("SIGNED_IN");
        isSeenToday(registration, back.ticket());
        assertThat(visits(registration)).extracting(VisitView::state).containsExactly("MAY_RETURN");

        dayPasses(2);
        refused(registration, "RETURN_USED");
        assertThat(visits(registration)).isEmpty();
    }

    @Test
    void theSecondDayIsAsGoodAsTheFirstAndTheThirdIsTooLate() {
        Registration onTheSecond = tested(seen(registered(ORDINARY)));
        Registration tooLate = tested(seen(registered(ORDINARY)));

        dayPasses(2);
        assertThat(signIn(onTheSecond).ticket()).isNotBlank();
        assertThat(visits(tooLate)).extracting(VisitView::state).containsExactly("MAY_RETURN");
        dayPasses(3);
        refused(tooLate, "RETURN_EXPIRED");
        assertThat(visits(tooLate)).isEmpty();
    }

    @Test
    void aRegistrationWithAnExpertServesForItsDayOnly() {
        Registration registration = tested(seen(registered(ORDINARY.negate())));

        dayPasses(1);

        refused(registration, "RETURN_ORDINARY_ONLY");
        assertThat(visits(registration)).isEmpty();
    }

    @Test
    void withoutTestsOrWithoutHavingBeenSeenNobodyComesBack() {
        Registration noTests = seen(registered(ORDINARY));
        Registration notSeen = tested(registered(ORDINARY));

        dayPasses(1);

        refused(noTests, "RETURN_NO_TESTS");
        refused(notSeen, "RETURN_NOT_SEEN");
    }

    @Test
    void whenNobodySeesPatientsAnyMoreTheReturnIsNotUsedUp() {
        Registration registration = tested(seen(registered(ORDINARY)));

        now = Instant.parse("2026-11-24T14:30:00Z"); // 22:30.
        refused(registration, "RETURN_NO_CLINIC");
        dayPasses(2);

        assertThat(signIn(registration).ticket()).isNotBlank();
    }

    @Test
    void aReturnWaitsAmongReturnsWithItsMark() {
        Registration registration = tested(seen(registered(ORDINARY)));
        dayPasses(1);

        SignedIn back = signIn(registration);

        String area = back.ticket().substring(0, 1);
        var journal = server.bean(org.houzhen.server.journal.Journal.class);
        assertThat(journal.streams("area/" + area + "/2026-11-24").stream()
                        .flatMap(stream -> journal.read(stream, 1).stream())
                        .map(entry -> entry.fact().payload())
                        .filter(payload -> payload.contains("\"" + back.ticket() + "\"")))
                .anyMatch(payload -> payload.contains("\"THREE_DAY\""))
                .anyMatch(payload -> payload.contains("\"RETURNING\""));
    }
}
