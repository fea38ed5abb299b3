package org.houzhen.server.calling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.staff.StaffNames;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.Patience;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ArrangeRoom;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.RoomPlans;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Which queues a room calls for, how often each, and which emergency grades it takes: read and changed while it is open,
 * by head nurses of the area and administrators.
 */
@RestController
@RequestMapping("/api/desk/room-plans")
class RoomPlanController {
    private static final int QUEUES_MAX = 16;

    private final Areas areas;
    private final ReasonReader reasons;
    private final StaffNames names;

    RoomPlanController(Areas areas, ReasonReader reasons, StaffNames names) {
        this.areas = areas;
        this.reasons = reasons;
        this.names = names;
    }

    /** The first of this person's areas that has opened today. */
    @GetMapping
    RoomPlans first(@AuthenticationPrincipal StaffPrincipal staff) {
        return own(staff).stream()
                .findFirst()
                .map(area -> of(staff, area))
                .orElseGet(() -> new RoomPlans("", "", List.of(), List.of(), List.of(), List.of()));
    }

    @GetMapping("/{area}")
    RoomPlans of(@AuthenticationPrincipal StaffPrincipal staff, @PathVariable String area) {
        List<String> own = own(staff);
        var people = names.all();
        return areas.ask(area, moment -> new RoomPlanMaker(moment.state(), people).plans(area, own));
    }

    private List<String> own(StaffPrincipal staff) {
        return areas.openToday().stream().filter(staff::worksIn).toList();
    }

    /** The same again changes nothing. */
    @PostMapping("/{area}/{room}")
    DeskAnswer arrange(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String room,
            @RequestBody ArrangeRoom request) {
        List<String> queues = listed(request.queues());
        List<Integer> weights = listed(request.weights());
        List<Integer> grades = listed(request.grades());
        ProblemException.require(grades.stream().allMatch(grade -> grade >= 1 && grade <= Standing.GRADE_LAST));
        String note = reasons.note(area, request.reason());
        var cause = new Cause(key, staff.actor(), areas.now());
        return DeskAnswers.of(Patience.await(areas.send(
                area,
                new RoomCommand.ArrangeRoom(
                        cause,
                        new RoomId(room),
                        queues.stream().map(QueueId::new).toList(),
                        weights,
                        all(grades) ? Set.of() : Set.copyOf(grades),
                        new Reason(Reason.Code.OTHER, note)))));
    }

    /** All of them is what none named means. */
    private static boolean all(List<Integer> grades) {
        return Set.copyOf(grades).size() == Standing.GRADE_LAST;
    }

    private static <T> List<T> listed(List<T> sent) {
        List<T> listed = Optional.ofNullable(sent).orElse(List.of());
        ProblemException.require(listed.size() <= QUEUES_MAX && listed.stream().allMatch(each -> each != null));
        return listed;
    }
}
