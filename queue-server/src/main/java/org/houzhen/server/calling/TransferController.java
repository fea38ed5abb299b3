package org.houzhen.server.calling;

import java.util.UUID;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Warrant;
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

/** A desk sends a patient on to another clinic (转诊); back to where the patient has waited today is a change of order (RULES 8). */
@RestController
class TransferController {
    private final Areas areas;
    private final Transfers transfers;
    private final ReasonReader reasons;
    private final Warrants warrants;
    private final OutpatientScheduling scheduling;

    TransferController(
            Areas areas,
            Transfers transfers,
            ReasonReader reasons,
            Warrants warrants,
            OutpatientScheduling scheduling) {
        this.areas = areas;
        this.transfers = transfers;
        this.reasons = reasons;
        this.warrants = warrants;
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
        var where = new OrderChangeController.Where(area, number, "");
        Reason reason = reasons.read(area, where.ticket(), body, Reasons.Use.TRANSFER);
        Warrant warrant = warrants.of(staff, key, where.to("transfer"), body, reason);
        var cause = new Cause(key, staff.actor(), areas.now());
        ClinicSession session = ClinicDeskController.session(
                scheduling, CallContext.desk("session", staff.staffId(), cause.at()), body.queue());
        return DeskAnswers.of(transfers.transfer(cause, area, where.ticket(), TicketOffice.Line.of(session), warrant));
    }
}
