package org.houzhen.server.calling;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.Patience;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.DeskAnswer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What nurses and doctors ask of a waiting area. A request repeated with the same key is answered as the first time. */
@RestController
@RequestMapping("/api/desk/areas/{area}")
class DeskController {
    private static final Map<String, BiFunction<Cause, RoomId, Call>> CALLS = Map.of(
            "call-next", Call.CallNext::new,
            "repeat", Call.RepeatCall::new,
            "enter", Call.Enter::new,
            "finish", Call.Finish::new,
            "miss", Call.Miss::new);
    private static final Map<String, BiFunction<Cause, RoomId, Command>> ROOM_VERBS = Map.of(
            "pause", RoomCommand.PauseRoom::new,
            "resume", RoomCommand.ResumeRoom::new);
    private static final Map<String, BiFunction<Cause, TicketNumber, Command>> TICKET_VERBS = Map.of(
            "requeue", Detour.Requeue::new,
            "undo-miss", Detour.UndoMiss::new,
            "return", Detour.Return::new);

    private final Areas areas;

    DeskController(Areas areas) {
        this.areas = areas;
    }

    /** Path variables that belong together. */
    record Press(String area, String room, String verb) {}

    @PostMapping("/rooms/{room}/{verb}")
    DeskAnswer room(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestHeader(name = RoomSeen.HEADER, required = false) String seen,
            Press press) {
        Cause cause = cause(key, staff);
        var room = new RoomId(press.room());
        BiFunction<Cause, RoomId, Call> call = CALLS.get(press.verb());
        return send(
                press.area(),
                call == null
                        ? verb(ROOM_VERBS, press.verb()).apply(cause, room)
                        : RoomSeen.asSeen(call.apply(cause, room), seen));
    }

    @PostMapping("/tickets/{number}/{verb}")
    DeskAnswer ticket(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String number,
            @PathVariable String verb) {
        return send(area, verb(TICKET_VERBS, verb).apply(cause(key, staff), new TicketNumber(number)));
    }

    private DeskAnswer send(String area, Command command) {
        return DeskAnswers.of(Patience.await(areas.send(area, command)));
    }

    private Cause cause(UUID key, StaffPrincipal staff) {
        return new Cause(key, staff.actor(), areas.now());
    }

    private static <T> T verb(Map<String, T> verbs, String verb) {
        return Optional.ofNullable(verbs.get(verb))
                .orElseThrow(() -> new ProblemException("NOT_FOUND", "没有这个操作。", 404));
    }
}
