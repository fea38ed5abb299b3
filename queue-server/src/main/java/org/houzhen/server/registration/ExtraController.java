package org.houzhen.server.registration;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.web.HospitalViews;
import org.houzhen.wire.ExtraOffer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The extra numbers (加号) that doctors have consented to for a patient who is at a terminal. */
@RestController
class ExtraController {
    private final TicketOffice office;
    private final OutpatientScheduling scheduling;
    private final Clock clock;

    ExtraController(TicketOffice office, OutpatientScheduling scheduling, Clock clock) {
        this.office = office;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    @GetMapping("/api/kiosk/patients/{patientId}/extras")
    List<ExtraOffer> extras(@PathVariable String patientId, Principal terminal) {
        CallContext context = CallContext.kiosk("extras", terminal.getName(), clock.instant());
        return office.extrasOf(patientId).stream()
                .flatMap(session -> scheduling.session(context, session).stream())
                .filter(session -> !session.stopped())
                .map(session -> new ExtraOffer(HospitalViews.of(session), session.place()))
                .toList();
    }
}
