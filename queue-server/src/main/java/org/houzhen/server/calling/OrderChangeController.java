package org.houzhen.server.calling;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.staff.Approvals;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.Patience;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.words.Reasons;
import org.houzhen.wire.ApprovalGiven;
import org.houzhen.wire.AskApproval;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.DeskReason;
import org.houzhen.wire.DeskReasons;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What changes an order and is answered for: always with a reason, above the limit with a second person (RULES 8). */
@RestController
@RequestMapping("/api/desk")
class OrderChangeController {
    private static final String KEY = "Idempotency-Key";

    private final Areas areas;
    private final ReasonReader reasons;
    private final Warrants warrants;
    private final Approvals approvals;

    OrderChangeController(Areas areas, ReasonReader reasons, Warrants warrants, Approvals approvals) {
        this.areas = areas;
        this.reasons = reasons;
        this.warrants = warrants;
        this.approvals = approvals;
    }

    /** Path variables that belong together; a change of no room has none. */
    record Where(String area, String number, String room) {
        TicketNumber ticket() {
            return new TicketNumber(number);
        }

        Warrants.Change to(String verb) {
            return new Warrants.Change(area, verb, number, room);
        }
    }

    @GetMapping("/reasons")
    DeskReasons reasons() {
        return Reasons.offered();
    }

    @PostMapping("/areas/{area}/rooms/{room}/call-chosen/{number}")
    DeskAnswer callChosen(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader(KEY) UUID key,
            @RequestHeader(name = RoomSeen.HEADER, required = false) String seen,
            Where where,
            @RequestBody DeskReason body) {
        Reason reason = reasons.read(where.area(), where.ticket(), body, Reasons.Use.CALL_CHOSEN);
        Warrant warrant = warrants.of(staff, key, where.to("call-chosen"), body, reason);
        var press = new Call.CallChosen(cause(key, staff), new RoomId(where.room()), where.ticket(), warrant);
        return send(where, RoomSeen.asSeen(press, seen));
    }

    @PostMapping("/areas/{area}/tickets/{number}/priority")
    DeskAnswer priority(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader(KEY) UUID key,
            Where where,
            @RequestBody DeskReason body) {
        Priority priority = Arrays.stream(Priority.values())
                .filter(each -> each.name().equals(body.priority()))
                .findFirst()
                .orElseThrow(() -> new ProblemException("MALFORMED_REQUEST", "没有这个优先级别。", 400));
        Reason reason = reasons.read(where.area(), where.ticket(), body, Reasons.Use.valueOf(priority.name()));
        Warrant warrant = warrants.of(staff, key, where.to("priority"), body, reason);
        return send(where, new Detour.ChangePriority(cause(key, staff), where.ticket(), priority, warrant));
    }

    /** Whoever ended as a no-show, or came too late to sign in, gets a new number with the last place. */
    @PostMapping("/areas/{area}/tickets/{number}/reopen")
    DeskAnswer reopen(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader(KEY) UUID key,
            Where where,
            @RequestBody DeskReason body) {
        if (staff.role() == Role.DOCTOR) {
            throw new ProblemException("NURSES_ONLY", "重新取号由护士办理，请患者到护士站。", 403);
        }
        Reason reason = reasons.read(where.area(), where.ticket(), body, Reasons.Use.REOPEN);
        Warrant warrant = warrants.of(staff, key, where.to("reopen"), body, reason);
        return send(where, new Arrival.Reopen(cause(key, staff), where.ticket(), warrant));
    }

    @PostMapping("/areas/{area}/tickets/{number}/park")
    DeskAnswer park(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader(KEY) UUID key,
            Where where,
            @RequestBody DeskReason body) {
        Reason reason = reasons.read(where.area(), where.ticket(), body, Reasons.Use.PARK);
        return send(where, new Detour.Park(cause(key, staff), where.ticket(), reason));
    }

    /** A second person at this desk allows one change; see {@link Approvals}. */
    @PostMapping("/areas/{area}/approvals")
    ApprovalGiven approve(
            @AuthenticationPrincipal StaffPrincipal staff,
            @PathVariable String area,
            @RequestBody AskApproval asked,
            ServerHttpRequest request) {
        ProblemException.require(asked.command() != null && asked.reason() != null);
        ProblemException.require(asked.verb() != null && asked.ticket() != null);
        var change =
                new Warrants.Change(area, asked.verb(), asked.ticket(), Objects.requireNonNullElse(asked.room(), ""));
        return new ApprovalGiven(approvals.give(
                Warrants.matter(staff, asked.command(), change, asked.reason()),
                new Approvals.Second(asked.name(), asked.password()),
                request));
    }

    private DeskAnswer send(Where where, Command command) {
        return DeskAnswers.of(Patience.await(areas.send(where.area(), command)));
    }

    private Cause cause(UUID key, StaffPrincipal staff) {
        return new Cause(key, staff.actor(), areas.now());
    }
}
