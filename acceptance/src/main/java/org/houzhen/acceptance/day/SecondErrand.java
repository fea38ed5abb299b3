package org.houzhen.acceptance.day;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.queue.StopOffice;

/** Whoever asks a terminal again gets another number beside the one that still waits. */
final class SecondErrand extends Plant {
    private Clock clock = Clock.systemUTC();

    @Override
    Clock clock(VirtualClock virtual) {
        clock = virtual;
        return virtual;
    }

    @Override
    CompletableFuture<StopOffice.Held> number(Server server, StopOffice.Wish wish) {
        String area = wish.place().area();
        Instant now = clock.instant();
        var visit = new VisitId(wish.id().asVisit());
        var take = new Arrival.TakeTicket(
                cause(visit, "take", now),
                visit,
                new QueueId(wish.place().lines().get(0).queue()),
                wish.patient(),
                "",
                Priority.NORMAL,
                now,
                now.plus(Duration.ofHours(1)),
                "",
                Standing.walkIn());
        return server.send(area, take)
                .thenCompose(taken -> server.send(area, new Arrival.SignIn(cause(visit, "sign in", now), visit))
                        .thenApply(signedIn -> held(wish, taken)));
    }

    private static Cause cause(VisitId visit, String step, Instant now) {
        byte[] name = (step + visit.value()).getBytes(StandardCharsets.UTF_8);
        return new Cause(UUID.nameUUIDFromBytes(name), "server", now);
    }

    private static StopOffice.Held held(StopOffice.Wish wish, Answer taken) {
        String number = Floor.fact(taken, AreaEvent.TicketIssued.class)
                .orElseThrow()
                .number()
                .value();
        StopOffice.Place place = wish.place();
        String queue = place.lines().get(0).queue();
        return new StopOffice.Held(
                wish.id(), wish.patient(), number, place.area(), queue, "WAITING", "", 0, Set.of(), null);
    }
}
