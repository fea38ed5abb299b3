package org.houzhen.server.ebill;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.EBillView;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PrintEBill;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fiscal e-bills, as terminals print them for a patient who is there. */
@RestController
@ConditionalOnProperty("houzhen.ebill.app-id")
@RequestMapping("/api/kiosk/patients/{patientId}")
class EBillController {
    private static final int ID_MAX = 64;

    private final Copies copies;

    EBillController(Copies copies) {
        this.copies = copies;
    }

    @GetMapping("/ebills")
    List<EBillView> bills(@PathVariable String patientId) {
        return copies.of(patientId);
    }

    /** A request repeated with the same key is answered with the same copy. */
    @PostMapping("/ebill-copies")
    OrderView print(
            @PathVariable String patientId,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody PrintEBill request,
            Principal terminal) {
        ProblemException.require(
                request.busNo() != null && request.busNo().length() <= ID_MAX && patientId.equals(request.patientId()));
        return copies.order(terminal.getName(), key, patientId, request.busNo());
    }
}
