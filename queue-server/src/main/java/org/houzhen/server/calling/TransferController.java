package org.houzhen.server.calling;

import java.util.UUID;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.queue.Transfers;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.words.Reasons;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.DeskReason;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A desk sends a patient on to another clinic (转诊). */
@RestController
class TransferController {
    private final Areas areas;
    private final Transfers transfers;
    private final ReasonReader reasons;
    private final OutpatientScheduling scheduling;

    TransferController(Areas areas, Transfers transfers, ReasonReader reasons, OutpatientScheduling scheduling) {
        this.areas = areas;
        this.transfers = transfers;
        this.reasons = reasons;
        this.scheduling = scheduling;
    }

    @PostMapping("/api/desk/areas/{area}/tickets/{number}/transfer")
    DeskAnswer transfer(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String number,
            @RequestBody DeskReason body) {
        ProblemException.require(body.queue() != null);
        var ticket = new TicketNumber(number);
        Reason reason = reasons.read(area, ticket, body, Reasons.Use.TRANSFER);
        var cause = new Cause(key, staff.actor(), areas.now());
        ClinicSession session = ClinicDeskController.session(
                scheduling, CallContext.desk("session", staff.staffId(), cause.at()), body.queue());
        return DeskAnswers.of(transfers.transfer(cause, area, ticket, TicketOffice.Line.of(session), reason));
    }
}
