package org.houzhen.server.registration;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.wire.VisitView;

/** A patient's registrations of today, with the number each has in its waiting area. */
final class Visits {
    private final Registrations registrations;
    private final TicketOffice office;
    private final Clock clock;

    Visits(Registrations registrations, TicketOffice office, Clock clock) {
        this.registrations = registrations;
        this.office = office;
        this.clock = clock;
    }

    List<VisitView> today(String patientId, String terminal) {
        CallContext context = CallContext.kiosk("", terminal, clock.instant());
        return registrations.today(context, patientId).stream().map(this::view).toList();
    }

    private VisitView view(Registration registration) {
        ClinicSession session = registration.session();
        Optional<TicketOffice.Place> place = office.find(registration.registerNo());
        return new VisitView(
                registration.registerNo(),
                session.department(),
                session.doctor(),
                session.period(),
                registration.slot().start(),
                registration.slot().end(),
                (session.place() + " " + session.roomName()).strip(),
                place.map(TicketOffice.Place::ticket).orElse(null),
                state(registration, place.map(TicketOffice.Place::state).orElse("")));
    }

    private static String state(Registration registration, String inQueue) {
        boolean over =
                registration.state() == Registration.State.SEEN || registration.state() == Registration.State.CANCELLED;
        boolean missed = inQueue.equals("MISSED") || registration.state() == Registration.State.NO_SHOW;
        return missed && !over ? "MISSED" : registration.state().name();
    }
}
