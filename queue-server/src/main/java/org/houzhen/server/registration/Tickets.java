package org.houzhen.server.registration;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.queue.TicketOffice;

/** Takes the one number a registration has, whoever asks first and however often. */
final class Tickets {
    private final TicketOffice office;

    Tickets(TicketOffice office) {
        this.office = office;
    }

    TicketOffice.Place take(Registration registration, String actor) {
        return office.take(new TicketOffice.NewTicket(
                command(registration.tradeNo()),
                registration.registerNo(),
                TicketOffice.Line.of(registration.session()),
                registration.patient().id(),
                registration.patient().name(),
                registration.patientAge(),
                registration.slot().start(),
                registration.slot().end(),
                actor));
    }

    private static UUID command(String tradeNo) {
        return UUID.nameUUIDFromBytes(("ticket:" + tradeNo).getBytes(StandardCharsets.UTF_8));
    }
}
