package org.houzhen.server.registration;

import java.time.Clock;
import java.util.UUID;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in patients who have come. The queue decides, for it knows who waits; the hospital is told after, and again with
 * every repetition, so that a patient never stands outside because a mark could not be set.
 */
final class SignInDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);

    private final Registrations registrations;
    private final TicketOffice office;
    private final Tickets tickets;
    private final Slips slips;
    private final Clock clock;

    SignInDesk(Registrations registrations, TicketOffice office, Tickets tickets, Slips slips, Clock clock) {
        this.registrations = registrations;
        this.office = office;
        this.tickets = tickets;
        this.slips = slips;
        this.clock = clock;
    }

    SignedIn signIn(UUID key, String registerNo, String terminal) {
        CallContext context = CallContext.kiosk(key.toString(), terminal, clock.instant());
        Registration registration = registrations
                .get(context, registerNo)
                .orElseThrow(() -> HospitalProblem.exception(HospitalErrorCode.REGISTRATION_NOT_FOUND));
        refuseWhatIsOver(registration);
        String actor = "terminal:" + terminal;
        if (office.find(registerNo).isEmpty()) {
            tickets.take(registration, actor);
        }
        TicketOffice.Place place = accepted(office.signIn(key, registerNo, actor));
        mark(context, registerNo);
        return answer(registration, place);
    }

    private static void refuseWhatIsOver(Registration registration) {
        switch (registration.state()) {
            case SEEN, NO_SHOW -> throw HospitalProblem.exception(HospitalErrorCode.ALREADY_SEEN);
            case CANCELLED -> throw HospitalProblem.exception(HospitalErrorCode.REGISTRATION_NOT_FOUND);
            case REGISTERED, SIGNED_IN, IN_VISIT -> {}
        }
    }

    private static TicketOffice.Place accepted(TicketOffice.SignInAnswer answer) {
        if (answer instanceof TicketOffice.SignInAnswer.Refused refused) {
            throw new ProblemException(refused.code(), refused.advice(), 409);
        }
        return ((TicketOffice.SignInAnswer.Accepted) answer).place();
    }

    private void mark(CallContext context, String registerNo) {
        String trouble = registrations
                .markSignedIn(context, registerNo)
                .match(done -> "", rejected -> rejected.code().name(), unknown -> unknown.reason());
        if (!trouble.isEmpty()) {
            LOG.warn("the hospital did not mark {} as signed in: {}", registerNo, trouble);
        }
    }

    private SignedIn answer(Registration registration, TicketOffice.Place place) {
        return new SignedIn(
                place.ticket(),
                place.areaName(),
                place.roomName(),
                place.ahead(),
                place.activeFrom(),
                slips.signedIn(registration, place));
    }
}
