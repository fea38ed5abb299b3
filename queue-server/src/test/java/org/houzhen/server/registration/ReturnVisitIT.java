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
import org.houzhen.server.RunningServer;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One visit with its return after a test, through the terminal's doors of the whole server, queue and hospital real. */
class ReturnVisitIT {
    private static final Instant MORNING = Instant.parse("2026-11-23T00:30:00Z"); // Monday, 08:30 in the hospital.
    private static final Principal KIOSK = () -> "kiosk-1";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static RegistrationController controller;
    private static Areas areas;

    @Configuration(proxyBeanMethods = false)
    static class Morning {
        @Bean
        Clock clock() {
            return Clock.fixed(MORNING, ZoneId.of("Asia/Shanghai"));
        }
    }

    @BeforeAll
    static void start() {
        server = RunningServer.start(folder, Morning.class);
        controller = server.bean(RegistrationController.class);
        areas = server.bean(Areas.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static CallContext context() {
        return CallContext.kiosk(UUID.randomUUID().toString(), "kiosk-1", MORNING);
    }

    private static Registration registered(String passport, int slot) {
        var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, passport);
        var person = new NewPatient("张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE);
        String patient = HospitalProblem.orThrow(server.bean(PatientIndex.class).create(context(), person))
                .id();
        OutpatientScheduling scheduling = server.bean(OutpatientScheduling.class);
        ClinicSession session = scheduling
                .sessions(context(), "C02", LocalDate.of(2026, 11, 23))
                .get(0);
        String slotId = scheduling.slots(context(), session.id()).stream()
                .filter(each -> each.free() && !each.end().isBefore(MORNING))
                .toList()
                .get(slot)
                .id();
        var lock = HospitalProblem.orThrow(scheduling.lock(context(), new LockSlot(patient, session.id(), slotId)));
        var payment = new Payment(Payment.Method.WECHAT, "4200001", lock.total(), MORNING);
        return HospitalProblem.orThrow(server.bean(Registrations.class)
                .commit(
                        context(),
                        new Registrations.CommitRegistration(lock.token(), "T" + passport, lock.total(), payment)));
    }

    private static SignedIn signIn(Registration registration) {
        return controller.signIn(UUID.randomUUID(), new SignIn(registration.registerNo()), KIOSK);
    }

    private static Cause cause() {
        return new Cause(UUID.randomUUID(), "staff:1", MORNING);
    }

    private static void does(Registration registration, Command command) {
        assertThat(areas.send(registration.session().area(), command).join()).isInstanceOf(Answer.Done.class);
    }

    private static RoomId open(ClinicSession session, Registration registration) {
        var room = new RoomId(session.roomId());
        does(
                registration,
                new RoomCommand.OpenRoom(
                        cause(),
                        room,
                        session.roomName(),
                        session.doctor(),
                        "",
                        List.of(new QueueId(session.id())),
                        List.of(),
                        Set.of()));
        return room;
    }

    private static void hospitalSays(Registration registration, Registration.State state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.bean(Registrations.class)
                                .get(context(), registration.registerNo())
                                .orElseThrow()
                                .state()
                        == state);
    }

    @Test
    void whoWasSeenSignsInAgainWithTheSameNumberAndTheHospitalHearsOfBothVisits() {
        Registration registration = registered("E90000001", 0);
        SignedIn first = signIn(registration);
        RoomId room = open(registration.session(), registration);
        does(registration, new Call.CallNext(cause(), room));
        does(registration, new Call.Enter(cause(), room));
        hospitalSays(registration, Registration.State.IN_VISIT);
        does(registration, new Call.Finish(cause(), room));
        hospitalSays(registration, Registration.State.SEEN);

        shows(registration, "MAY_RETURN");
        SignedIn back = signIn(registration);
        shows(registration, "SIGNED_IN");
        SignedIn again = signIn(registration);

        assertThat(registration.session().specialty()).isEqualTo("A03.01");
        assertThat(back.ticket()).isEqualTo(first.ticket());
        assertThat(again.ticket()).isEqualTo(first.ticket());
        assertThat(again.slip().id()).isEqualTo(back.slip().id());
        does(registration, new Call.CallNext(cause(), room));
        does(registration, new Call.Enter(cause(), room));
        hospitalSays(registration, Registration.State.IN_VISIT);
        does(registration, new Call.Finish(cause(), room));
        hospitalSays(registration, Registration.State.SEEN);
        shows(registration, "MAY_RETURN");
    }

    private static void shows(Registration registration, String state) {
        assertThat(controller.visits(registration.patient().id(), KIOSK))
                .extracting(VisitView::state)
                .containsExactly(state);
    }

    @Test
    void whoWasSeenElsewhereAndNeverHeldANumberIsToldSo() {
        Registration registration = registered("E90000002", 0);
        HospitalProblem.orThrow(server.bean(Registrations.class).markSeen(context(), registration.registerNo()));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> signIn(registration))
                .matches(e -> e.problem().code().equals("ALREADY_SEEN"));
        shows(registration, "SEEN");
    }
}
