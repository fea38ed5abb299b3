package org.houzhen.server.calling;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Gate;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Openings;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.Patience;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.DeskAnswer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What windows, devices and the pharmacy do beside calling: open, confirm that a patient or the medicine is ready. */
@RestController
@RequestMapping("/api/desk")
class StationController {
    private final Areas areas;
    private final Openings openings;
    private final Stations stations;
    private final Clock clock;

    StationController(Areas areas, Openings openings, Stations stations, Clock clock) {
        this.areas = areas;
        this.openings = openings;
        this.stations = stations;
        this.clock = clock;
    }

    /** The stations that this person may work at. */
    @GetMapping("/stations")
    List<Station> stations(@AuthenticationPrincipal StaffPrincipal staff) {
        return stations.all(context(staff)).stream()
                .filter(station -> staff.worksIn(station.area()))
                .toList();
    }

    /** @param queues the windows whose patients it calls; absent for its own */
    record OpenStation(List<String> queues) {}

    /** A window or device calls from now on; a window of the pharmacy may take over what waits for others. */
    @PostMapping("/areas/{area}/rooms/{room}/open-station")
    DeskAnswer open(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String room,
            @RequestBody OpenStation request) {
        Station station = station(staff, area);
        Station.Room opened = station.rooms().stream()
                .filter(each -> each.id().equals(room))
                .findFirst()
                .orElseThrow(() -> DeskAnswers.problem(Refusal.UNKNOWN_ROOM));
        StopOffice.Place place = StopOffice.Place.of(station);
        var cause = new Cause(key, staff.actor(), areas.now());
        Answer answer = areas.together(draft -> {
            openings.open(draft, place, cause);
            return areas.decide(
                    draft,
                    area,
                    new RoomCommand.OpenRoom(
                            cause,
                            new RoomId(opened.id()),
                            opened.name(),
                            staff.name(),
                            "",
                            queues(place, opened, request),
                            List.of(),
                            Set.of()));
        });
        return DeskAnswers.of(answer);
    }

    private Station station(StaffPrincipal staff, String area) {
        return stations.all(context(staff)).stream()
                .filter(station -> station.area().equals(area))
                .findFirst()
                .orElseThrow(() -> new ProblemException("NOT_A_STATION", "这个区域没有检查设备或窗口。", 404));
    }

    private static List<QueueId> queues(StopOffice.Place place, Station.Room room, OpenStation request) {
        if (place.kind() != QueueKind.PHARMACY) {
            return List.of(new QueueId(place.lines().get(0).queue()));
        }
        return request.queues() == null || request.queues().isEmpty()
                ? List.of(new QueueId(room.id()))
                : request.queues().stream().distinct().map(QueueId::new).toList();
    }

    /** A patient is ready, or the medicine lies ready; with the last confirmation the ticket waits. */
    @PostMapping("/areas/{area}/tickets/{number}/confirm/{gate}")
    DeskAnswer confirm(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String number,
            @PathVariable String gate) {
        Gate confirmed = Arrays.stream(Gate.values())
                .filter(each -> each.name().equals(gate))
                .findFirst()
                .orElseThrow(() -> new ProblemException("MALFORMED_REQUEST", "没有这项检查准备。", 400));
        return send(area, new Detour.Confirm(cause(key, staff), new TicketNumber(number), confirmed));
    }

    /** Not ready is not missed: the ticket is parked and rejoins close to the front (RULES 9). */
    @PostMapping("/areas/{area}/tickets/{number}/not-ready")
    DeskAnswer notReady(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String number) {
        return send(
                area, new Detour.Park(cause(key, staff), new TicketNumber(number), Reason.of(Reason.Code.NOT_READY)));
    }

    private DeskAnswer send(String area, Command command) {
        return DeskAnswers.of(Patience.await(areas.send(area, command)));
    }

    private Cause cause(UUID key, StaffPrincipal staff) {
        return new Cause(key, staff.actor(), areas.now());
    }

    private CallContext context(StaffPrincipal staff) {
        return CallContext.desk("stations", staff.staffId(), clock.instant());
    }
}
