package org.houzhen.server.suspension;

import java.util.Map;
import java.util.UUID;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Transfers;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ChooseDay;
import org.houzhen.wire.Moved;
import org.houzhen.wire.OtherDays;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A nurse moves a patient of a cancelled clinic to another day (改期), while the patient stands at the desk. */
@RestController
@RequestMapping("/api/desk/areas/{area}")
class NurseMoveController {
    private final MoveDesk desk;
    private final Areas areas;

    NurseMoveController(MoveDesk desk, Areas areas) {
        this.desk = desk;
        this.areas = areas;
    }

    /** Of today's numbers of the area those that are moved, or being moved, and where to. */
    @GetMapping("/moves")
    Map<String, Moved> moves(@PathVariable String area) {
        return desk.movesOf(area);
    }

    @GetMapping("/tickets/{number}/other-days")
    OtherDays otherDays(
            @AuthenticationPrincipal StaffPrincipal staff, @PathVariable String area, @PathVariable String number) {
        requireNurse(staff);
        return desk.of(registerNo(area, number));
    }

    /** A request repeated with the same key is answered with the same move. */
    @PostMapping("/tickets/{number}/move")
    Moved move(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String number,
            @RequestBody ChooseDay choice) {
        requireNurse(staff);
        ProblemException.require(choice.sessionId() != null && choice.slotId() != null);
        return desk.said(desk.move(key, registerNo(area, number), choice, staff.actor()));
    }

    private String registerNo(String area, String number) {
        return areas.together(draft -> draft.state(areas.today(area)).ticket(new TicketNumber(number)))
                .filter(ticket -> Transfers.isOfClinic(ticket.visit()))
                .map(ticket -> Transfers.registerNo(ticket.visit()))
                .orElseThrow(() -> new ProblemException("NOT_LISTED", "今天本诊区没有这个号。请刷新页面。", 404));
    }

    private static void requireNurse(StaffPrincipal staff) {
        if (staff.role() == Role.DOCTOR) {
            throw new ProblemException("NOT_ALLOWED", "停诊、恢复出诊和停诊后的安排请由护士办理。", 403);
        }
    }
}
