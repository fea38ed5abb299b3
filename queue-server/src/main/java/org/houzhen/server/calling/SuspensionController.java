package org.houzhen.server.calling;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Suspensions;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ChooseInstead;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.SuspendClinic;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A nurse cancels a clinic (停诊), or lets it take place after all, and records what each of its patients chooses. */
@RestController
@RequestMapping("/api/desk/areas/{area}")
class SuspensionController {

    private final Areas areas;
    private final Suspensions suspensions;
    private final ReasonReader reasons;
    private final OutpatientScheduling scheduling;
    private final Clock clock;

    SuspensionController(
            Areas areas, Suspensions suspensions, ReasonReader reasons, OutpatientScheduling scheduling, Clock clock) {
        this.areas = areas;
        this.reasons = reasons;
        this.suspensions = suspensions;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    @PostMapping("/queues/{queue}/suspend")
    DeskAnswer suspend(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String queue,
            @RequestBody SuspendClinic request) {
        requireNurse(staff);
        String note = reasons.note(area, request.reason());
        if (note.isEmpty()) {
            throw new ProblemException("REASON_MISSING", "请填写原因。", 409);
        }
        var reason = new Reason(Reason.Code.CLINIC_CHANGED, note);
        return DeskAnswers.of(
                suspensions.suspend(cause(key, staff), context(key, staff), area, new QueueId(queue), reason));
    }

    @PostMapping("/queues/{queue}/resume")
    DeskAnswer resume(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String queue) {
        requireNurse(staff);
        return DeskAnswers.of(suspensions.resume(cause(key, staff), context(key, staff), area, new QueueId(queue)));
    }

    /** For a substitute the answer names the new number. */
    @PostMapping("/tickets/{number}/instead")
    DeskAnswer instead(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String number,
            @RequestBody ChooseInstead request) {
        requireNurse(staff);
        Instead choice = Stream.of(Instead.values())
                .filter(each -> each.name().equals(request.choice()))
                .findFirst()
                .orElseThrow(() -> new ProblemException("MALFORMED_REQUEST", "没有这种选择。", 400));
        var ticket = new TicketNumber(number);
        if (choice == Instead.SUBSTITUTE) {
            return substitute(cause(key, staff), area, ticket, session(key, staff, request.queue()));
        }
        return DeskAnswers.of(suspensions.leave(cause(key, staff), area, ticket, choice));
    }

    private DeskAnswer substitute(Cause cause, String area, TicketNumber number, ClinicSession to) {
        Suspensions.Substituted done = suspensions.substitute(cause, area, number, TicketOffice.Line.of(to));
        boolean repeated = DeskAnswers.of(done.answer()).repeated();
        return new DeskAnswer(done.number(), repeated);
    }

    private static void requireNurse(StaffPrincipal staff) {
        if (staff.role() == Role.DOCTOR) {
            throw new ProblemException("NOT_ALLOWED", "停诊、恢复出诊和停诊后的安排请由护士办理。", 403);
        }
    }

    private ClinicSession session(UUID key, StaffPrincipal staff, String id) {
        return scheduling
                .session(context(key, staff), Optional.ofNullable(id).orElse(""))
                .filter(session -> !session.stopped())
                .orElseThrow(() -> new ProblemException("SESSION_UNKNOWN", "没有这个出诊单元，或已停诊，请刷新页面。", 404));
    }

    private Cause cause(UUID key, StaffPrincipal staff) {
        return new Cause(key, staff.actor(), areas.now());
    }

    private CallContext context(UUID key, StaffPrincipal staff) {
        return CallContext.desk(key.toString(), staff.staffId(), clock.instant());
    }
}
