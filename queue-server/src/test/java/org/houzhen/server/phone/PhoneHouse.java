package org.houzhen.server.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.houzhen.server.RunningServer;
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
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.registration.PhoneSignIn;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The whole server on one morning, with patients who have a link to their visit. */
abstract class PhoneHouse {
    static final Instant MORNING = Instant.parse("2026-11-23T00:30:00Z"); // Monday, 08:30 in the hospital.
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    private static Path folder;

    static RunningServer server;
    static VisitLinks links;
    private static int people;

    @Configuration(proxyBeanMethods = false)
    static class Morning {
        @Bean
        Clock clock() {
            return Clock.fixed(MORNING, ZoneId.of("Asia/Shanghai"));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        System.setProperty("houzhen.phone.sign-in", "true");
        Files.writeString(folder.resolve("walking.csv"), "B,X,4\n");
        server = RunningServer.start(folder, Morning.class);
        links = server.bean(VisitLinks.class);
    }

    @AfterAll
    static void stop() {
        server.close();
        System.clearProperty("houzhen.phone.sign-in");
    }

    static CallContext context() {
        return CallContext.kiosk(UUID.randomUUID().toString(), "kiosk-1", MORNING);
    }

    /** One more patient of the first clinic, whose document ends in 0001, 0002 and so on. */
    static Registration registered() {
        String passport = "E%07d".formatted(++people);
        var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, passport);
        var person = new NewPatient("张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE);
        String patient = HospitalProblem.orThrow(server.bean(PatientIndex.class).create(context(), person))
                .id();
        OutpatientScheduling scheduling = server.bean(OutpatientScheduling.class);
        ClinicSession session = scheduling.sessions(context(), "C02", TODAY).get(0);
        String slot = scheduling.slots(context(), session.id()).stream()
                .filter(each -> each.free() && !each.end().isBefore(MORNING))
                .findFirst()
                .orElseThrow()
                .id();
        var lock = HospitalProblem.orThrow(scheduling.lock(context(), new LockSlot(patient, session.id(), slot)));
        var payment = new Payment(Payment.Method.WECHAT, "4200001", lock.total(), MORNING);
        return HospitalProblem.orThrow(server.bean(Registrations.class)
                .commit(
                        context(),
                        new Registrations.CommitRegistration(lock.token(), "T" + passport, lock.total(), payment)));
    }

    static String waits(Registration registration) {
        return server.bean(PhoneSignIn.class)
                .signIn(UUID.randomUUID(), registration.registerNo())
                .ticket();
    }

    static String token(Registration registration) {
        return links.token(registration.registerNo(), TODAY);
    }

    static String lastFour() {
        return "%04d".formatted(people);
    }

    static String takesNumber(Registration visit) {
        return server.bean(TicketOffice.class)
                .take(new TicketOffice.NewTicket(
                        UUID.randomUUID(),
                        visit.registerNo(),
                        TicketOffice.Line.of(visit.session()),
                        visit.patient().id(),
                        visit.patient().name(),
                        40,
                        visit.slot().start(),
                        visit.slot().end(),
                        "terminal:1"))
                .ticket();
    }

    static String state(Registration visit) {
        return server.bean(TicketOffice.class)
                .find(visit.registerNo())
                .orElseThrow()
                .state();
    }
}
