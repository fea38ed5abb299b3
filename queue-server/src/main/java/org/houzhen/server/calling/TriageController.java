package org.houzhen.server.calling;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.Patience;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.words.Reasons;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.DeskReason;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Emergency grades at the triage nurse's desk. */
@RestController
@RequestMapping("/api/desk/areas/{area}")
class TriageController {
    private final Areas areas;
    private final ReasonReader reasons;
    private final Warrants warrants;

    TriageController(Areas areas, ReasonReader reasons, Warrants warrants) {
        this.areas = areas;
        this.reasons = reasons;
        this.warrants = warrants;
    }

    /** The queues that go by grade, and the grade of each ticket in them; 0 until a nurse has looked. */
    record Grades(List<String> queues, Map<String, Integer> grades) {}

    @GetMapping("/grades")
    Grades grades(@PathVariable String area) {
        return areas.ask(area, moment -> grades(moment.state()));
    }

    private static Grades grades(WaitingArea state) {
        List<String> queues = state.queues().stream()
                .filter(queue -> queue.kind() == QueueKind.EMERGENCY)
                .map(Queue::id)
                .map(id -> id.value())
                .toList();
        return new Grades(
                queues,
                state.tickets().stream()
                        .filter(ticket -> queues.contains(ticket.queue().value()))
                        .filter(ticket -> !ticket.state().isFinal() && ticket.state() != TicketState.DONE)
                        .collect(Collectors.toMap(
                                ticket -> ticket.number().value(),
                                ticket -> ticket.standing().grade())));
    }

    /** The first grade needs no reason; changing one does, and may need a second person. */
    @PostMapping("/tickets/{number}/grade")
    DeskAnswer grade(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            OrderChangeController.Where where,
            @RequestBody DeskReason body) {
        if (!staff.role().givesGrades()) {
            throw new ProblemException("NOT_ALLOWED", "只有护士和医生可以分级。", 403);
        }
        ProblemException.require(body.grade() != null && body.grade() >= 1 && body.grade() <= Standing.GRADE_LAST);
        Reason reason = body.reason() == null
                ? new Reason(null, "")
                : reasons.read(where.area(), where.ticket(), body, Reasons.Use.GRADE);
        Warrant warrant = warrants.of(staff, key, where.to("grade"), body, reason);
        var cause = new Cause(key, staff.actor(), areas.now());
        return DeskAnswers.of(Patience.await(
                areas.send(where.area(), new Detour.Grade(cause, where.ticket(), body.grade(), warrant))));
    }
}
