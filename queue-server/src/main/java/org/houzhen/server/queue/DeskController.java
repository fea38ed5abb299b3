package org.houzhen.server.queue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.Patience;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.DeskReason;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What nurses and doctors ask of a waiting area. A request repeated with the same key is answered as the first time. */
@RestController
@RequestMapping("/api/desk/areas/{area}")
class DeskController {
    private static final Map<String, BiFunction<Cause, RoomId, Command>> ROOM_VERBS = Map.of(
            "call-next", Call.CallNext::new,
            "repeat", Call.RepeatCall::new,
            "enter", Call.Enter::new,
            "finish", Call.Finish::new,
            "miss", Call.Miss::new,
            "pause", RoomCommand.PauseRoom::new,
            "resume", RoomCommand.ResumeRoom::new);
    private static final Map<String, BiFunction<Cause, TicketNumber, Command>> TICKET_VERBS = Map.of(
            "requeue", Detour.Requeue::new,
            "undo-miss", Detour.UndoMiss::new,
            "return", Detour.Return::new);
    private static final int REASON_MAX = 200;

    private final Areas areas;

    DeskController(Areas areas) {
        this.areas = areas;
    }

    @PostMapping("/rooms/{room}/{verb}")
    DeskAnswer room(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String room,
            @PathVariable String verb) {
        return send(area, verb(ROOM_VERBS, verb).apply(cause(key, staff), new RoomId(room)));
    }

    @PostMapping("/rooms/{room}/call-chosen/{number}")
    DeskAnswer callChosen(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            RoomTicket where,
            @RequestBody DeskReason body) {
        return send(
                where.area(),
                new Call.CallChosen(
                        cause(key, staff),
                        new RoomId(where.room()),
                        new TicketNumber(where.number()),
                        Warrant.of(reason(body))));
    }

    /** Path variables that belong together. */
    record RoomTicket(String area, String room, String number) {}

    @PostMapping("/tickets/{number}/{verb}")
    DeskAnswer ticket(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String number,
            @PathVariable String verb) {
        return send(area, verb(TICKET_VERBS, verb).apply(cause(key, staff), new TicketNumber(number)));
    }

    @PostMapping("/tickets/{number}/park")
    DeskAnswer park(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String number,
            @RequestBody DeskReason body) {
        return send(area, new Detour.Park(cause(key, staff), new TicketNumber(number), reason(body)));
    }

    @PostMapping("/tickets/{number}/priority")
    DeskAnswer priority(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String number,
            @RequestBody DeskReason body) {
        Priority priority = List.of(Priority.values()).stream()
                .filter(each -> each.name().equals(body.priority()))
                .findFirst()
                .orElseThrow(() -> new ProblemException("MALFORMED_REQUEST", "没有这个优先级别。", 400));
        return send(
                area,
                new Detour.ChangePriority(
                        cause(key, staff), new TicketNumber(number), priority, Warrant.of(reason(body))));
    }

    private DeskAnswer send(String area, Command command) {
        return DeskAnswers.of(Patience.await(areas.send(area, command)));
    }

    private Cause cause(UUID key, StaffPrincipal staff) {
        return new Cause(key, staff.actor(), areas.now());
    }

    static Reason reason(DeskReason body) {
        String note = Optional.ofNullable(body.reason()).orElse("").strip();
        return new Reason(Reason.Code.OTHER, note.substring(0, Math.min(note.length(), REASON_MAX)));
    }

    private static <T> T verb(Map<String, T> verbs, String verb) {
        return Optional.ofNullable(verbs.get(verb))
                .orElseThrow(() -> new ProblemException("NOT_FOUND", "没有这个操作。", 404));
    }
}
