package org.houzhen.server.suspension;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.RunningServer;
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
import org.houzhen.server.hospital.SlotLock;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.queue.Suspensions;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.registration.LaterDays;
import org.houzhen.server.registration.ReturnNews;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ChooseDay;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.OtherDays;
import org.houzhen.wire.Sex;
import org.houzhen.wire.SuspendedVisits;
import org.junit.jupiter.api.AfterEach;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole server with a clinic that is cancelled: hospital, journal and loops are real, and time is moved. */
abstract class OnCancelledClinics {
    static final StaffPrincipal CLERK = new StaffPrincipal("21", "陈刚", Role.CLERK, "", Set.of());
    static final StaffPrincipal NURSE = new StaffPrincipal("17", "王敏", Role.NURSE, "", Set.of());
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    static Floor.MovedClock clock;

    RunningServer server;
    OutpatientScheduling scheduling;
    Registrations registrations;
    TicketOffice office;
    LaterDays days;
    SuspendedVisitController list;

    @Configuration(proxyBeanMethods = false)
    static class Morning {
        @Bean
        Clock clock() {
            return clock;
        }
    }

    /** Starts the whole server, on Monday morning. */
    void serve(Path data, Class<?>... beans) {
        clock = new Floor.MovedClock();
        server = RunningServer.start(data, beans);
        scheduling = server.bean(OutpatientScheduling.class);
        registrations = server.bean(Registrations.class);
        office = server.bean(TicketOffice.class);
        days = server.bean(LaterDays.class);
        list = server.bean(SuspendedVisitController.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static CallContext context() {
        return CallContext.kiosk(UUID.randomUUID().toString(), "kiosk-1", clock.instant());
    }

    ClinicSession clinic() {
        return scheduling.sessions(context(), "C02", MONDAY).stream()
                .filter(session -> session.level().equals("普通"))
                .findFirst()
                .orElseThrow();
    }

    /** Registered, with a number, and paid for at a window. */
    Registration comes(int number, ClinicSession session) {
        String passport = "E91" + String.format("%06d", number);
        var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, passport);
        var person = new NewPatient("张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE);
        String patient = HospitalProblem.orThrow(server.bean(PatientIndex.class).create(context(), person))
                .id();
        SlotLock lock = HospitalProblem.orThrow(scheduling.lock(context(), new LockSlot(patient, session.id(), "")));
        var payment = new Payment(Payment.Method.WECHAT, "4200001", lock.total(), clock.instant());
        Registration made = HospitalProblem.orThrow(registrations.commit(
                context(),
                new Registrations.CommitRegistration(lock.token(), "WINDOW-" + passport, lock.total(), payment)));
        office.take(new TicketOffice.NewTicket(
                UUID.randomUUID(),
                made.registerNo(),
                TicketOffice.Line.of(session),
                patient,
                "张小三",
                40,
                made.slot().start(),
                made.slot().end(),
                "terminal:1"));
        return made;
    }

    void cancelled(ClinicSession session) {
        server.bean(Suspensions.class)
                .suspend(
                        cause(),
                        context(),
                        session.area(),
                        new QueueId(session.id()),
                        new Reason(Reason.Code.CLINIC_CHANGED, "医生急会诊"));
    }

    Cause cause() {
        return new Cause(UUID.randomUUID(), "nurse:17", server.bean(Areas.class).now());
    }

    TicketOffice.Place place(Registration registration) {
        return office.find(registration.registerNo()).orElseThrow();
    }

    void chooses(Registration registration, Instead choice) {
        TicketOffice.Place place = place(registration);
        server.bean(Suspensions.class).leave(cause(), place.area(), new TicketNumber(place.ticket()), choice);
    }

    Registration now(Registration registration) {
        return registrations.get(context(), registration.registerNo()).orElseThrow();
    }

    SuspendedVisits.Visit listed(Registration registration) {
        return list.visits(Optional.of(MONDAY)).visits().stream()
                .filter(visit -> visit.registerNo().equals(registration.registerNo()))
                .findFirst()
                .orElseThrow();
    }

    String said(Registration registration) {
        return server.bean(ReturnNews.class)
                .of(place(registration), registration.registerNo())
                .orElseThrow()
                .zh();
    }

    static ChooseDay first(OtherDays offered) {
        OtherDays.Session session = offered.sessions().get(0);
        return new ChooseDay(session.id(), session.times().get(0).slotId());
    }

    static String refused(Runnable press) {
        try {
            press.run();
            return "";
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }

    String moving(UUID key, Registration registration, ChooseDay choice) {
        return refused(() -> days.move(key, registration.registerNo(), choice, "phone"));
    }

    void passTo(LocalDate day) {
        clock.passes(Duration.between(
                clock.instant(), day.atTime(7, 40).atZone(clock.getZone()).toInstant()));
        server.bean(JdbcClient.class); // The server goes on as it is.
    }
}
