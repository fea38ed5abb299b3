package org.houzhen.server.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Department;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.kiosk.TerminalPrincipal;
import org.houzhen.server.web.HospitalViews;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ClinicSessionView;
import org.houzhen.wire.DepartmentView;
import org.houzhen.wire.SlotView;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Departments, clinic sessions and slots, as terminals ask for them. */
@RestController
@RequestMapping("/api/kiosk")
class ScheduleController {
    private final OutpatientScheduling scheduling;
    private final Clock clock;

    ScheduleController(OutpatientScheduling scheduling, Clock clock) {
        this.scheduling = scheduling;
        this.clock = clock;
    }

    @GetMapping("/departments")
    List<DepartmentView> departments(@AuthenticationPrincipal TerminalPrincipal terminal) {
        return scheduling.departments(context(terminal), LocalDate.now(clock)).stream()
                .map(ScheduleController::view)
                .toList();
    }

    @GetMapping("/departments/{id}/sessions")
    List<ClinicSessionView> sessions(
            @PathVariable String id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> date,
            @AuthenticationPrincipal TerminalPrincipal terminal) {
        LocalDate day = date.orElseGet(() -> LocalDate.now(clock));
        Stream<ClinicSession> onSale = scheduling.sessions(context(terminal), id, day).stream();
        return Stream.concat(onSale, stopped(terminal, id, day))
                .map(HospitalViews::of)
                .toList();
    }

    /** Whoever looks for a doctor whose clinic was cancelled must not believe to have overlooked it. */
    private Stream<ClinicSession> stopped(TerminalPrincipal terminal, String department, LocalDate day) {
        return scheduling.day(context(terminal), day).stream()
                .filter(ClinicSession::stopped)
                .filter(session -> session.departmentId().equals(department)
                        && session.end().isAfter(clock.instant()));
    }

    /** Slots whose time is over are left out: nobody can have them. */
    @GetMapping("/sessions/{id}/slots")
    List<SlotView> slots(@PathVariable String id, @AuthenticationPrincipal TerminalPrincipal terminal) {
        List<Slot> slots = scheduling.slots(context(terminal), id);
        if (slots.isEmpty()) {
            throw new ProblemException("SESSION_NOT_FOUND", "没有找到该门诊。请返回重新选择。", 404);
        }
        return slots.stream()
                .filter(slot -> slot.end().isAfter(clock.instant()))
                .map(slot -> new SlotView(slot.id(), slot.number(), slot.start(), slot.end(), slot.free()))
                .toList();
    }

    private CallContext context(TerminalPrincipal terminal) {
        return CallContext.kiosk(UUID.randomUUID().toString(), terminal.terminalId(), clock.instant());
    }

    private static DepartmentView view(Department department) {
        return new DepartmentView(
                department.id(), department.name(), department.category(), department.place(), department.remaining());
    }
}
