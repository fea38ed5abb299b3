package org.houzhen.server.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.RunningServer;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.OutpatientScheduling.LockSlot;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Payment;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.hospital.SlotLock;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.Patience;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ChooseInstead;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;
import org.houzhen.wire.SuspendClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cancelled clinics and passing time in the whole server: hospital, journal and beat are real, the clock is moved. */
class SuspendedClinicIT {
    private static final StaffPrincipal NURSE = new StaffPrincipal("17", "周静", Role.NURSE, "", Set.of());
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Floor.MovedClock CLOCK = new Floor.MovedClock();

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static OutpatientScheduling scheduling;
    private static Registrations registrations;
    private static TicketOffice office;

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
        office = server.bean(TicketOffice.class);
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

    private static Outcome<SlotLock> lock(String patient, ClinicSession session, String slot) {
        return scheduling.lock(context(), new LockSlot(patient, session.id(), slot));
    }

    /** Paid, with a number. */
    private static Registration registered(String passport, ClinicSession session, Duration later) {
        String slot = scheduling.slots(context(), session.id()).stream()
                .filter(each ->
                        each.free() && !each.start().isBefore(CLOCK.instant().plus(later)))
                .findFirst()
                .map(Slot::id)
                .orElseThrow();
        SlotLock lock = HospitalProblem.orThrow(lock(patient(passport), session, slot));
        var payment = new Payment(Payment.Method.WECHAT, "4200001", lock.total(), CLOCK.instant());
        Registration registration = HospitalProblem.orThrow(registrations.commit(
                context(), new Registrations.CommitRegistration(lock.token(), "T" + passport, lock.total(), payment)));
        office.take(new TicketOffice.NewTicket(
                UUID.randomUUID(),
                registration.registerNo(),
                TicketOffice.Line.of(session),
                registration.patient().id(),
                "张小三",
                40,
                registration.slot().start(),
                registration.slot().end(),
                "terminal:1"));
        return registration;
    }

    private static List<ClinicSession> clinics() {
        return scheduling.sessions(context(), "C02", MONDAY);
    }

    private static TicketOffice.Place place(Registration registration) {
        return office.find(registration.registerNo()).orElseThrow();
    }

    private static DeskAnswer chooses(Registration registration, String choice, String queue) {
        return server.bean(SuspensionController.class)
                .instead(
                        NURSE,
                        UUID.randomUUID(),
                        registration.session().area(),
                        place(registration).ticket(),
                        new ChooseInstead(choice, queue));
    }

    @Test
    void aCancelledClinicIsSoldNoMoreAndEachPatientIsHelpedOn() {
        ClinicSession cancelled = clinics().get(0);
        ClinicSession other = clinics().get(1);
        Registration refunded = registered("E90000011", cancelled, Duration.ZERO);
        Registration moved = registered("E90000012", cancelled, Duration.ZERO);
        office.signIn(UUID.randomUUID(), moved.registerNo(), "terminal:1");
        var desk = server.bean(SuspensionController.class);

        desk.suspend(NURSE, UUID.randomUUID(), cancelled.area(), cancelled.id(), new SuspendClinic("医生急会诊"));

        assertThat(clinics()).extracting(ClinicSession::id).doesNotContain(cancelled.id());
        String refusal = lock(patient("E90000013"), cancelled, "")
                .match(done -> "", rejected -> rejected.code().name(), unknown -> "");
        assertThat(refusal).isEqualTo(HospitalErrorCode.SESSION_STOPPED.name());
        assertThat(place(moved).suspended()).isTrue();
        chooses(refunded, "REFUND", null);
        assertThat(place(refunded)).extracting("state", "instead").containsExactly("CANCELLED", "REFUND");
        String number = chooses(moved, "SUBSTITUTE", other.id()).ticket();
        assertThat(place(moved)).extracting("ticket", "state", "suspended").containsExactly(number, "WAITING", false);
        desk.resume(NURSE, UUID.randomUUID(), cancelled.area(), cancelled.id());
        assertThat(clinics()).extracting(ClinicSession::id).contains(cancelled.id());
    }

    @Test
    void aReasonWithATelephoneIsNotKeptAndADoctorArrangesNothingForPatients() {
        ClinicSession clinic = clinics().get(0);
        var desk = server.bean(SuspensionController.class);
        var doctor = new StaffPrincipal("9", "李明", Role.DOCTOR, "D1", Set.of());

        assertThatThrownBy(() -> desk.suspend(
                        NURSE, UUID.randomUUID(), clinic.area(), clinic.id(), new SuspendClinic("请打 13800000000")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo("REASON_NOTE_NAMES_PATIENT"));
        assertThatThrownBy(() -> desk.instead(
                        doctor, UUID.randomUUID(), clinic.area(), "B001", new ChooseInstead("REFUND", null)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo("NOT_ALLOWED"));
    }

    @Test
    void whoCameEarlyIsSentToTheDoorWithoutAnyPressAndTheJournalStaysQuiet() {
        ClinicSession session = clinics().get(clinics().size() - 1);
        Registration early = registered("E90000014", session, Duration.ofMinutes(45));
        office.signIn(UUID.randomUUID(), early.registerNo(), "terminal:1");
        var areas = server.bean(Areas.class);
        var cause = new Cause(UUID.randomUUID(), "staff:1", areas.now());
        Patience.await(areas.send(
                session.area(),
                new RoomCommand.OpenRoom(
                        cause,
                        new RoomId(session.roomId()),
                        session.roomName(),
                        session.doctor(),
                        "",
                        List.of(new QueueId(session.id())),
                        List.of(),
                        Set.of())));
        assertThat(place(early).state()).isEqualTo("WAITING");

        CLOCK.passes(Duration.between(CLOCK.instant(), early.slot().start().minus(Duration.ofMinutes(29))));

        await().atMost(Duration.ofSeconds(20)).until(() -> place(early).state().equals("INVITED"));
        int written = facts(areas, session.area());
        await().during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(20))
                .until(() -> facts(areas, session.area()) == written); // One more beat has passed.
    }

    private static int facts(Areas areas, String area) {
        return server.bean(Journal.class).read(areas.today(area), 1).size();
    }
}
