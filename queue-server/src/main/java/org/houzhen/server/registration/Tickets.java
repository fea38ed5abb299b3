package org.houzhen.server.registration;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.queue.TicketOffice;

/** Takes the one number a registration has, whoever asks first and however often. */
final class Tickets {
    private final TicketOffice office;

    Tickets(TicketOffice office) {
        this.office = office;
    }

    TicketOffice.Place take(Registration registration, String actor) {
        var ticket = new TicketOffice.NewTicket(
                command(registration.tradeNo()),
                registration.registerNo(),
                TicketOffice.Line.of(registration.session()),
                registration.patient().id(),
                registration.patient().name(),
                registration.patientAge(),
                registration.slot().start(),
                registration.slot().end(),
                actor);
        return registration.slot().extra() ? office.takeExtra(ticket) : office.take(ticket);
    }

    /** Whether the doctor of a clinic session has consented to an extra number for the patient. */
    boolean mayHaveExtra(String patient, String session) {
        return office.extrasOf(patient).contains(session);
    }

    /** For one who comes back with results on a later day: a number of that day's clinic. */
    TicketOffice.Place takeReturn(Registrations.ReturnVisit visit, Instant now, String actor) {
        Registration registration = visit.registration();
        ClinicSession today = visit.session();
        return office.takeReturn(new TicketOffice.NewTicket(
                command("return:" + registration.registerNo() + ":" + today.date()),
                registration.registerNo(),
                TicketOffice.Line.of(today),
                registration.patient().id(),
                registration.patient().name(),
                registration.patientAge(),
                today.start().isAfter(now) ? today.start() : now,
                today.end(),
                actor));
    }

    private static UUID command(String tradeNo) {
        return UUID.nameUUIDFromBytes(("ticket:" + tradeNo).getBytes(StandardCharsets.UTF_8));
    }
}
