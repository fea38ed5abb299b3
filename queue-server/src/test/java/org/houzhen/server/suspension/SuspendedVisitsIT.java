package org.houzhen.server.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.RunningServer;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.OutpatientScheduling.LockSlot;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Payment;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.hospital.SlotLock;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.queue.Suspensions;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.registration.ReturnNews;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ConfirmVisit;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.MoneyBack;
import org.houzhen.wire.Sex;
import org.houzhen.wire.SuspendedVisits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the cash desk has to do for patients who paid elsewhere, in the whole server: hospital, journal and loop are real. */
class SuspendedVisitsIT {
    private static final StaffPrincipal CLERK = new StaffPrincipal("21", "陈刚", Role.CLERK, "", Set.of());
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Floor.MovedClock CLOCK = new Floor.MovedClock();
    private static final String PAPER = "POS-000123";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static OutpatientScheduling scheduling;
    private static Registrations registrations;
    private static SuspendedVisitController list;

    @Configuration(proxyBeanMethods = false)
    static class Morning {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @BeforeAll
    static void start() {
        server = RunningServer.start(folder, Morning.class);
        scheduling = server.bean(OutpatientScheduling.class);
        registrations = server.bean(Registrations.class);
        list = server.bean(SuspendedVisitController.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static CallContext context() {
        return CallContext.kiosk(UUID.randomUUID().toString(), "kiosk-1", CLOCK.instant());
    }

    private static String patient(String passport) {
        var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, passport);
        var person = new NewPatient("张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE);
        return HospitalProblem.orThrow(server.bean(PatientIndex.class).create(context(), person))
                .id();
    }

    private static ClinicSession clinic(LocalDate day) {
        return scheduling.sessions(context(), "C02", day).stream()
                .filter(session -> session.remaining() > 0 && !session.stopped())
                .findFirst()
                .orElseThrow();
    }

    /** Paid somewhere else, as the trade number says. */
    private static Registration registered(String patient, String tradeNo, ClinicSession session) {
        String slot = scheduling.slots(context(), session.id()).stream()
                .filter(each -> each.free() && !each.start().isBefore(CLOCK.instant()))
                .findFirst()
                .map(Slot::id)
                .orElseThrow();
        SlotLock lock = HospitalProblem.orThrow(scheduling.lock(context(), new LockSlot(patient, session.id(), slot)));
        var payment = new Payment(Payment.Method.WECHAT, "4200001", lock.total(), CLOCK.instant());
        return HospitalProblem.orThrow(registrations.commit(
                context(), new Registrations.CommitRegistration(lock.token(), tradeNo, lock.total(), payment)));
    }

    private static String numbered(Registration registration) {
        return server.bean(TicketOffice.class)
                .take(new TicketOffice.NewTicket(
                        UUID.randomUUID(),
                        registration.registerNo(),
                        TicketOffice.Line.of(registration.session()),
                        registration.patient().id(),
                        "张小三",
                        40,
                        registration.slot().start(),
                        registration.slot().end(),
                        "terminal:1"))
                .ticket();
    }

    private static Cause cause() {
        return new Cause(UUID.randomUUID(), "staff:17", server.bean(Areas.class).now());
    }

    private static void chooses(Registration registration, String ticket, Instead choice) {
        Answer answer = server.bean(Suspensions.class)
                .leave(cause(), registration.session().area(), new TicketNumber(ticket), choice);
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }

    private static SuspendedVisits.Visit listed(Registration registration) {
        return list.visits(Optional.empty()).visits().stream()
                .filter(visit -> visit.registerNo().equals(registration.registerNo()))
                .findFirst()
                .orElseThrow();
    }

    private static String said(Registration registration, String said, String paper) {
        try {
            list.done(CLERK, MONDAY, registration.registerNo(), new ConfirmVisit(said, paper));
            return "";
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }

    @Test
    void whatWasPaidElsewhereIsCancelledAtOnceAndAnsweredForByAClerkWithItsPaper() {
        ClinicSession session = clinic(MONDAY);
        Registration money = registered(patient("E90000021"), "WINDOW-21", session);
        Registration moved = registered(patient("E90000022"), "WINDOW-22", session);
        Registration noDay = registered(patient("E90000026"), "WINDOW-26", session);
        String first = numbered(money);
        String second = numbered(moved);
        String third = numbered(noDay);
        server.bean(Suspensions.class)
                .suspend(
                        cause(),
                        context(),
                        session.area(),
                        new QueueId(session.id()),
                        new Reason(Reason.Code.CLINIC_CHANGED, "医生急会诊"));

        chooses(money, first, Instead.REFUND);
        chooses(moved, second, Instead.ANOTHER_DAY);
        chooses(noDay, third, Instead.ANOTHER_DAY);

        await().atMost(Duration.ofSeconds(20)).until(() -> listed(money).state().equals("CANCELLED"));
        assertThat(listed(money).money().state()).isEqualTo(MoneyBack.State.FOR_A_PERSON);
        assertThat(listed(money).money().why().code()).isEqualTo("SUSPENDED_PAID_ELSEWHERE");
        assertThat(listed(money).money().amount()).isEqualTo(money.total());
        assertThat(listed(moved).state()).isEqualTo("REGISTERED");
        assertThat(listed(moved).money()).isNull();
        assertThat(list.visits(Optional.empty()).open()).containsExactly(MONDAY);
        thePatientReads(money, "请带凭条到收费窗口");
        thePatientReads(moved, "或请收费窗口改约");
        theClerkPaysBack(money);
        theClerkBooksAnotherDay(moved);
        noOtherDaySuits(noDay);
        assertThat(list.visits(Optional.empty()).open()).isEmpty();
    }

    private static void noOtherDaySuits(Registration registration) {
        list.refund(CLERK, MONDAY, registration.registerNo());
        list.refund(CLERK, MONDAY, registration.registerNo());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> listed(registration).state().equals("CANCELLED"));
        assertThat(listed(registration).money().state()).isEqualTo(MoneyBack.State.FOR_A_PERSON);
        assertThat(said(registration, "BOOKED", PAPER)).isEqualTo("SUSPENDED_WANTS_MONEY");
        assertThat(said(registration, "PAID_BACK", PAPER)).isEmpty();
    }

    private static void thePatientReads(Registration registration, String words) {
        TicketOffice.Place place =
                server.bean(TicketOffice.class).find(registration.registerNo()).orElseThrow();
        assertThat(server.bean(ReturnNews.class)
                        .of(place, registration.registerNo())
                        .orElseThrow()
                        .zh())
                .contains(words);
    }

    private static void theClerkPaysBack(Registration registration) {
        assertThat(said(registration, "PAID_BACK", "")).isEqualTo("SUSPENDED_PAPER_MISSING");
        assertThat(said(registration, "PAID_BACK", "13800000000")).isEqualTo("SUSPENDED_PAPER_NAMES_PATIENT");
        assertThat(said(registration, "PAID_BACK", "11010519491231002X")).isEqualTo("SUSPENDED_PAPER_NAMES_PATIENT");
        assertThat(said(registration, "PAID_BACK", "6222020200112233446")).isEqualTo("SUSPENDED_PAPER_NAMES_PATIENT");
        assertThat(said(registration, "BOOKED", PAPER)).isEqualTo("SUSPENDED_WANTS_MONEY");
        assertThat(said(registration, "PAID_BACK", PAPER)).isEmpty();
        assertThat(listed(registration).confirmed())
                .extracting("said", "paper", "by")
                .containsExactly("PAID_BACK", PAPER, "21");
        assertThat(said(registration, "NOT_DUE", "")).isEqualTo("SUSPENDED_CONFIRMED");
        list.notDone(CLERK, MONDAY, registration.registerNo());
        assertThat(listed(registration).confirmed()).isNull();
        assertThat(said(registration, "PAID_BACK", PAPER)).isEmpty();
        assertThat(server.bean(JdbcClient.class)
                        .sql("select said from suspended_visit_word where register_no = ? order by seq")
                        .param(registration.registerNo())
                        .query(String.class)
                        .list())
                .containsExactly("PAID_BACK", "REOPENED", "PAID_BACK");
    }

    private static void theClerkBooksAnotherDay(Registration registration) {
        assertThat(said(registration, "NOT_DUE", "")).isEqualTo("SUSPENDED_STILL_OWED");
        assertThat(said(registration, "PAID_BACK", PAPER)).isEqualTo("SUSPENDED_STILL_OWED");
        assertThat(said(registration, "BOOKED", registration.registerNo())).isEqualTo("SUSPENDED_NOT_BOOKED");
        Registration strangers = registered(patient("E90000023"), "WINDOW-23", clinic(MONDAY.plusDays(1)));
        assertThat(said(registration, "BOOKED", strangers.registerNo())).isEqualTo("SUSPENDED_NOT_BOOKED");
        Registration fresh = registered(registration.patient().id(), "WINDOW-24", clinic(MONDAY.plusDays(1)));
        assertThat(said(registration, "BOOKED", fresh.registerNo())).isEqualTo("SUSPENDED_PAID_TWICE");
        HospitalProblem.orThrow(registrations.cancel(context(), registration.registerNo(), "改日"));
        assertThat(said(registration, "BOOKED", fresh.registerNo())).isEmpty();
        assertThat(listed(registration).confirmed().paper()).isEqualTo(fresh.registerNo());
    }

    @Test
    void nobodyAnswersForWhatIsNotListed() {
        Registration other = registered(patient("E90000025"), "WINDOW-25", clinic(MONDAY));

        assertThat(said(other, "PAID_BACK", PAPER)).isEqualTo("NOT_LISTED");
    }
}
