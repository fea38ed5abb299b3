package org.houzhen.server.calling;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ConsultingRoom;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.Patience;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.MoveRoom;
import org.houzhen.wire.RoomChoice;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Doctors go to another room (换诊室) or leave theirs; whoever was called or waits at the door is told where to go. */
@RestController
@RequestMapping("/api/desk/areas/{area}/rooms")
class RoomController {
    private final Areas areas;
    private final OutpatientScheduling scheduling;
    private final Clock clock;

    RoomController(Areas areas, OutpatientScheduling scheduling, Clock clock) {
        this.areas = areas;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    /** The rooms of the area, with who sits in which. */
    @GetMapping
    List<RoomChoice> rooms(@AuthenticationPrincipal StaffPrincipal staff, @PathVariable String area) {
        Map<String, String> inUse = areas.ask(
                area,
                moment -> moment.state().rooms().stream()
                        .filter(room -> !room.closed())
                        .collect(Collectors.toMap(room -> room.id().value(), Room::staff)));
        return consultingRooms(staff, area).stream()
                .map(room -> new RoomChoice(
                        room.id(), room.name(), inUse.containsKey(room.id()), inUse.getOrDefault(room.id(), "")))
                .toList();
    }

    @PostMapping("/{room}/move")
    DeskAnswer move(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String room,
            @RequestBody MoveRoom request) {
        ConsultingRoom to = consultingRooms(staff, area).stream()
                .filter(each -> each.id().equals(request.to()))
                .findFirst()
                .orElseThrow(() -> DeskAnswers.problem(Refusal.UNKNOWN_ROOM));
        return send(
                area,
                key,
                staff,
                cause -> new RoomCommand.MoveRoom(cause, new RoomId(room), new RoomId(to.id()), to.name()));
    }

    @PostMapping("/{room}/close")
    DeskAnswer close(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String room) {
        return send(area, key, staff, cause -> new RoomCommand.CloseRoom(cause, new RoomId(room)));
    }

    private DeskAnswer send(String area, UUID key, StaffPrincipal staff, Function<Cause, Command> command) {
        var cause = new Cause(key, staff.actor(), areas.now());
        return DeskAnswers.of(Patience.await(areas.send(area, command.apply(cause))));
    }

    private List<ConsultingRoom> consultingRooms(StaffPrincipal staff, String area) {
        return scheduling.rooms(CallContext.desk("rooms", staff.staffId(), clock.instant()), area);
    }
}
