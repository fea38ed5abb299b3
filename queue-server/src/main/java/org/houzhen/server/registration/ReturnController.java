package org.houzhen.server.registration;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.RefundStage;
import org.houzhen.server.refund.RefundViews;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.ReturnVisit;
import org.houzhen.wire.ReturnableVisit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Returning registrations (退号), as terminals ask for it on behalf of a patient who is there. */
@RestController
@RequestMapping("/api/kiosk/patients/{patientId}")
class ReturnController {
    private static final int ID_MAX = 64;

    private final Returns returns;

    ReturnController(Returns returns) {
        this.returns = returns;
    }

    @GetMapping("/returnable")
    List<ReturnableVisit> returnable(@PathVariable String patientId, Principal terminal) {
        return returns.of(patientId, terminal.getName());
    }

    /** A request repeated with the same key is answered with the same refund. */
    @PostMapping("/returns")
    OrderView giveBack(
            @PathVariable String patientId,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody ReturnVisit request,
            Principal terminal) {
        ProblemException.require(request.registerNo() != null
                && request.registerNo().length() <= ID_MAX
                && patientId.equals(request.patientId()));
        RefundOrder refund = returns.open(key, patientId, request.registerNo(), terminal.getName());
        if (refund.stage() == RefundStage.REFUSED) {
            throw new ProblemException(refund.problem().orElseThrow());
        }
        return RefundViews.of(refund);
    }
}
