package org.houzhen.server.registration;

import java.security.Principal;
import java.time.Clock;
import java.util.UUID;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ChooseDay;
import org.houzhen.wire.MoveVisit;
import org.houzhen.wire.OtherDays;
import org.houzhen.wire.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Moving a registration of a cancelled clinic to another day (改期), as terminals ask for it on behalf of a patient who is there. */
@RestController
@RequestMapping("/api/kiosk/patients/{patientId}")
class MoveController {
    private static final int ID_MAX = 64;

    private final LaterDays days;
    private final Registrations registrations;
    private final Slips slips;
    private final Clock clock;

    MoveController(LaterDays days, Registrations registrations, Slips slips, Clock clock) {
        this.days = days;
        this.registrations = registrations;
        this.slips = slips;
        this.clock = clock;
    }

    @GetMapping("/other-days")
    OtherDays otherDays(@PathVariable String patientId, @RequestParam String registerNo) {
        requireOwn(patientId, registerNo);
        return days.of(registerNo);
    }

    /** A request repeated with the same key is answered with the same slip; while the hospital has not answered, nobody knows. */
    @PostMapping("/moves")
    SignedIn move(
            @PathVariable String patientId,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody MoveVisit request,
            Principal terminal) {
        ProblemException.require(patientId.equals(request.patientId())
                && isId(request.registerNo())
                && isId(request.sessionId())
                && isId(request.slotId()));
        requireOwn(patientId, request.registerNo());
        var choice = new ChooseDay(request.sessionId(), request.slotId());
        return days.move(key, request.registerNo(), choice, "terminal:" + terminal.getName())
                .map(this::moved)
                .orElseThrow(() -> HospitalProblem.exception(HospitalErrorCode.UNKNOWN_RESULT));
    }

    private SignedIn moved(Registration registration) {
        ClinicSession session = registration.session();
        return new SignedIn(
                "",
                session.areaName(),
                session.roomName(),
                "MOVED",
                0,
                registration.slot().start(),
                slips.moved(registration));
    }

    private void requireOwn(String patientId, String registerNo) {
        boolean own = registrations
                .get(CallContext.server("move", clock.instant()), registerNo)
                .filter(found -> found.patient().id().equals(patientId))
                .isPresent();
        if (!own) {
            throw HospitalProblem.exception(HospitalErrorCode.REGISTRATION_NOT_FOUND);
        }
    }

    private static boolean isId(String text) {
        return text != null && !text.isBlank() && text.length() <= ID_MAX;
    }
}
