package org.houzhen.server.phone;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.web.Often;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.web.Proxies;
import org.houzhen.wire.OtherDays;
import org.houzhen.wire.PhoneMove;
import org.houzhen.wire.PhoneProof;
import org.houzhen.wire.PhoneStop;
import org.houzhen.wire.PhoneVisit;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** What the patient's page asks. The token comes in a header, never in an address, and proves itself by its signature. */
@RestController
@RequestMapping("/api/phone")
class PhoneController {
    static final String TOKEN = "Houzhen-Link";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int READS_MAX = 90;
    private static final int FORGED_MAX = 30;
    /** Each asks the hospital of many clinic sessions. */
    private static final int DAYS_MAX = 10;

    private final VisitLinks links;
    private final PhoneVisits visits;
    private final PhoneFeed feed;
    private final PhoneWay way;
    private final ProofDesk proofs;
    private final TicketOffice office;
    private final Clock clock;
    private final Often reads;
    private final Often forged;
    private final Often daysRead;

    PhoneController(Page page, TicketOffice office, Clock clock) {
        this.links = page.links();
        this.visits = page.visits();
        this.feed = page.feed();
        this.way = page.way();
        this.proofs = page.proofs();
        this.office = office;
        this.clock = clock;
        this.reads = new Often(clock, MINUTE, READS_MAX);
        this.forged = new Often(clock, MINUTE, FORGED_MAX);
        this.daysRead = new Often(clock, MINUTE, DAYS_MAX);
    }

    /** What stands behind the page. */
    record Page(VisitLinks links, PhoneVisits visits, PhoneWay way, PhoneFeed feed, ProofDesk proofs) {}

    @GetMapping("/visit")
    PhoneVisit visit(@RequestHeader(name = TOKEN, required = false) String token, ServerHttpRequest request) {
        return visits.of(good(token, request).visit());
    }

    @GetMapping("/stops")
    List<PhoneStop> stops(@RequestHeader(name = TOKEN, required = false) String token, ServerHttpRequest request) {
        return way.of(good(token, request));
    }

    /** One event when there is something newer to read. */
    @GetMapping(path = "/feed", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> feed(
            @RequestHeader(name = TOKEN, required = false) String token, ServerHttpRequest request) {
        VisitLinks.Found link = good(token, request);
        String area = office.find(link.visit()).map(TicketOffice.Place::area).orElse("");
        return feed.of(link.visit(), area, Duration.between(clock.instant(), link.expiry()))
                .map(PhoneController::event);
    }

    private static ServerSentEvent<String> event(boolean changed) {
        return changed
                ? ServerSentEvent.builder("1").event("changed").build()
                : ServerSentEvent.<String>builder().comment("alive").build();
    }

    /** A request repeated with the same key signs in once; whoever is signed in already is shown the place they have. */
    @PostMapping("/sign-in")
    PhoneVisit signIn(
            @RequestHeader(name = TOKEN, required = false) String token,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody PhoneProof proof,
            ServerHttpRequest request) {
        String visit = good(token, request).visit();
        if (visits.isSignedIn(visit)) {
            proofs.require(key, visit, proof);
        } else if (visits.maySignIn(visit)) {
            proofs.signIn(key, visit, proof);
        } else {
            throw PhoneWords.notByPhone();
        }
        return visits.of(visit);
    }

    /** Where a patient of a cancelled clinic could be moved to. */
    @GetMapping("/other-days")
    OtherDays otherDays(@RequestHeader(name = TOKEN, required = false) String token, ServerHttpRequest request) {
        String visit = good(token, request).visit();
        if (!daysRead.allows(visit)) {
            throw PhoneWords.tooOften();
        }
        return visits.otherDays(visit);
    }

    /** A request repeated with the same key moves once; while the hospital has not answered, the visit says so. */
    @PostMapping("/move")
    PhoneVisit move(
            @RequestHeader(name = TOKEN, required = false) String token,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody PhoneMove move,
            ServerHttpRequest request) {
        String visit = good(token, request).visit();
        ProblemException.require(move.sessionId() != null && move.slotId() != null && !StopId.isErrand(visit));
        proofs.move(key, visit, move);
        return visits.of(visit);
    }

    /** Only guessing is counted by address: many phones share that of the hospital's network. */
    private VisitLinks.Found good(String token, ServerHttpRequest request) {
        VisitLinks.Found link = links.read(token);
        if (link.state() == VisitLinks.State.FORGED && !forged.allows(Proxies.addressOf(request))) {
            throw PhoneWords.tooOften();
        }
        if (link.state() != VisitLinks.State.GOOD) {
            throw PhoneWords.refusal(link.state());
        }
        if (!reads.allows(link.visit())) {
            throw PhoneWords.tooOften();
        }
        return link;
    }
}
