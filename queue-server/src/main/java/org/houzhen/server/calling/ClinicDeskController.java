package org.houzhen.server.calling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.ConsultingRoom;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Openings;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.HospitalViews;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.DeskSession;
import org.houzhen.wire.OpenRoom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Desk commands that need the hospital's schedule: a room opens for clinic sessions. */
@RestController
@RequestMapping("/api/desk")
class ClinicDeskController {
    private static final int SESSIONS_MAX = 16;

    private final Areas areas;
    private final Openings openings;
    private final OutpatientScheduling scheduling;
    private final Clock clock;

    ClinicDeskController(Areas areas, Openings openings, OutpatientScheduling scheduling, Clock clock) {
        this.areas = areas;
        this.openings = openings;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    @GetMapping("/sessions")
    List<DeskSession> sessions(
            @AuthenticationPrincipal StaffPrincipal staff, @RequestParam(defaultValue = "false") boolean mine) {
        return scheduling.day(context(staff, "sessions"), LocalDate.now(clock)).stream()
                .filter(session -> !mine || session.doctorId().equals(staff.doctorId()))
                .map(ClinicDeskController::view)
                .toList();
    }

    /** The room calls for these sessions from now on, together with nothing else. */
    @PostMapping("/areas/{area}/rooms/{room}/open")
    DeskAnswer open(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String room,
            @RequestBody OpenRoom request) {
        ProblemException.require(
                request.sessions() != null && request.sessions().size() <= SESSIONS_MAX);
        List<ClinicSession> sessions =
                request.sessions().stream().map(id -> session(staff, id)).toList();
        if (sessions.isEmpty() || !sessions.stream().allMatch(session -> isHeldIn(session, area, sessions.get(0)))) {
            throw DeskAnswers.problem(Refusal.OTHER_ROOM);
        }
        ConsultingRoom where = areas.ask(area, moment -> roomNow(moment.state(), sessions.get(0)));
        if (!where.id().equals(room)) {
            throw DeskAnswers.problem(Refusal.OTHER_ROOM);
        }
        Set<Integer> grades = grades(request);
        if (!sessions.stream().allMatch(session -> maySitDown(staff, session))) {
            throw new ProblemException("NOT_YOUR_SESSION", "这是其他医生的门诊，不能由您开诊。如是代诊，请护士开诊。", 403);
        }
        var cause = new Cause(key, staff.actor(), areas.now());
        Answer answer = areas.together(draft -> {
            sessions.forEach(session -> openings.open(draft, TicketOffice.Line.of(session), cause));
            return areas.decide(draft, area, openRoom(cause, where, sessions, grades));
        });
        return DeskAnswers.of(answer);
    }

    /** The emergency grades the room takes; none named is all. */
    private static Set<Integer> grades(OpenRoom request) {
        List<Integer> named = Optional.ofNullable(request.grades()).orElse(List.of());
        ProblemException.require(
                named.stream().allMatch(grade -> grade != null && grade >= 1 && grade <= Standing.GRADE_LAST));
        return Set.copyOf(named);
    }

    /** Doctors open their own clinics and those that belong to no doctor; a nurse opens any, for whoever stands in. */
    static boolean maySitDown(StaffPrincipal staff, ClinicSession session) {
        return staff.role() != Role.DOCTOR
                || session.doctorId().isEmpty()
                || session.doctorId().equals(staff.doctorId());
    }

    /** In the same room of the area, as the schedule has it. */
    private static boolean isHeldIn(ClinicSession session, String area, ClinicSession first) {
        return session.area().equals(area) && session.roomId().equals(first.roomId());
    }

    /** Where the schedule puts a clinic, or where its doctor has gone since (换诊室) and opens more of them. */
    private static ConsultingRoom roomNow(WaitingArea area, ClinicSession session) {
        Optional<Room> room = area.room(new RoomId(session.roomId()));
        while (room.flatMap(Room::movedTo).isPresent()) { // Who moves on closes the room behind: there is no circle.
            room = room.flatMap(Room::movedTo).flatMap(area::room);
        }
        return room.filter(moved -> !moved.closed() && moved.staff().equals(session.doctor()))
                .map(moved -> new ConsultingRoom(moved.id().value(), moved.name()))
                .orElseGet(() -> new ConsultingRoom(session.roomId(), session.roomName()));
    }

    private static RoomCommand.OpenRoom openRoom(
            Cause cause, ConsultingRoom where, List<ClinicSession> sessions, Set<Integer> grades) {
        ClinicSession first = sessions.get(0);
        return new RoomCommand.OpenRoom(
                cause,
                new RoomId(where.id()),
                where.name(),
                first.doctor(),
                first.title(),
                sessions.stream().map(session -> new QueueId(session.id())).toList(),
                List.of(),
                grades);
    }

    private ClinicSession session(StaffPrincipal staff, String id) {
        return session(scheduling, context(staff, "session"), id);
    }

    /** One that takes place. */
    static ClinicSession session(OutpatientScheduling scheduling, CallContext context, String id) {
        return scheduling
                .session(context, id)
                .filter(session -> !session.stopped())
                .orElseThrow(() -> new ProblemException("SESSION_UNKNOWN", "没有这个出诊单元，或已停诊，请刷新页面。", 404));
    }

    private CallContext context(StaffPrincipal staff, String request) {
        return CallContext.desk(request, staff.staffId(), clock.instant());
    }

    private static Boolean isEmergency(ClinicSession session) {
        return TicketOffice.Line.of(session).clinic().kind() == QueueKind.EMERGENCY ? true : null;
    }

    private static DeskSession view(ClinicSession session) {
        return new DeskSession(
                HospitalViews.of(session), session.area(), session.areaName(), session.roomId(), isEmergency(session));
    }
}
