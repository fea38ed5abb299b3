package org.houzhen.server.calling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.Patience;
import org.houzhen.server.web.Proxies;
import org.houzhen.wire.AreaName;
import org.houzhen.wire.DeskAnswer;
import org.houzhen.wire.DeskArea;
import org.houzhen.wire.TicketPath;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** What desks see of waiting areas, and the signal that there is something newer to see. */
@RestController
@RequestMapping("/api/desk/areas")
class AreaController {
    private final Areas areas;
    private final PatientNames names;
    private final TicketOffice office;
    private final DeskFeed feed;
    private final ShownOn shownOn;

    AreaController(Areas areas, PatientNames names, TicketOffice office, DeskFeed feed, ShownOn shownOn) {
        this.areas = areas;
        this.names = names;
        this.office = office;
        this.feed = feed;
        this.shownOn = shownOn;
    }

    @GetMapping
    List<AreaName> areas() {
        return areas.openToday().stream()
                .map(area -> new AreaName(
                        area, areas.ask(area, moment -> moment.state().name())))
                .toList();
    }

    @GetMapping("/{area}")
    DeskArea area(@PathVariable String area) {
        return names.named(areas.ask(area, moment -> new DeskAreaMaker(moment, shownOn).desk()));
    }

    /** Where a ticket stands, and of each before it why. */
    @GetMapping("/{area}/tickets/{number}/path")
    TicketPath path(@PathVariable String area, @PathVariable String number) {
        return Patience.await(areas.path(area, number)).orElseThrow(() -> DeskAnswers.problem(Refusal.UNKNOWN_TICKET));
    }

    /** Who is done today, the last one first: asked for only while somebody looks for one of them. */
    @GetMapping("/{area}/done")
    List<DeskArea.Ticket> done(@PathVariable String area) {
        return names.namedTickets(areas.ask(area, moment -> new DeskAreaMaker(moment, shownOn).done()));
    }

    /** One event for each change; it carries only the position, so that a slow desk misses nothing by missing one. */
    @GetMapping(path = "/{area}/feed", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> feed(@PathVariable String area, ServerHttpRequest request) {
        areas.today(area); // Refuses what cannot be an area before anybody listens for it.
        return feed.of(area, Proxies.addressOf(request)).map(AreaController::event);
    }

    private static ServerSentEvent<String> event(Optional<Long> changed) {
        return changed.map(position -> ServerSentEvent.builder(position.toString())
                        .event("changed")
                        .build())
                .orElseGet(
                        () -> ServerSentEvent.<String>builder().comment("alive").build());
    }

    /** A nurse signs in for a patient who stands at the desk. */
    @PostMapping("/{area}/tickets/{number}/sign-in")
    DeskAnswer signIn(
            @AuthenticationPrincipal StaffPrincipal staff,
            @RequestHeader("Idempotency-Key") UUID key,
            @PathVariable String area,
            @PathVariable String number) {
        String visit = areas.ask(
                        area,
                        moment -> moment.state()
                                .ticket(new TicketNumber(number))
                                .map(ticket -> ticket.visit().value()))
                .orElseThrow(() -> DeskAnswers.problem(Refusal.UNKNOWN_TICKET));
        return DeskAnswers.of(office.signIn(key, visit, staff.actor()));
    }
}
