package org.houzhen.server.registration;

import java.security.Principal;
import java.util.UUID;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.TakeWindowNumber;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Numbers for the cashier's windows, as terminals ask for them: only for a patient who has shown there who they are. */
@RestController
@RequestMapping("/api/kiosk/patients/{patientId}/window-numbers")
class WindowController {
    private final WindowDesk desk;

    WindowController(WindowDesk desk) {
        this.desk = desk;
    }

    /** A request repeated with the same key is answered with the same number. */
    @PostMapping
    SignedIn take(
            @PathVariable String patientId,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody TakeWindowNumber request,
            Principal terminal) {
        ProblemException.require(patientId.equals(request.patientId()));
        return desk.number(key, patientId, terminal.getName());
    }
}
