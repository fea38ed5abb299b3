package org.houzhen.acceptance.day;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Standing;

/** The old number ends first, and the one in the other line is made when that is safe on the disk. */
final class TwoCommits extends Plant {
    @Override
    CompletableFuture<Server.Moved> move(Server server, Server.Move move) {
        String there = move.to().area() + "/" + move.to().queue();
        var end = new Detour.Transfer(
                move.cause(), move.number(), there, move.warrant().reason());
        return server.send(move.from(), end)
                .thenCompose(answer -> Floor.isDone(answer)
                        ? goOn(server, move).thenApply(taken -> new Server.Moved(move.done(answer), numberIn(taken)))
                        : CompletableFuture.completedFuture(new Server.Moved(answer, "")));
    }

    private static CompletableFuture<Answer> goOn(Server server, Server.Move move) {
        Instant now = move.cause().at();
        var take = new Arrival.TakeTicket(
                step("take", move.cause()),
                move.onward(),
                new QueueId(move.to().queue()),
                "patient",
                "",
                Priority.NORMAL,
                now,
                now,
                move.from() + "/" + move.number(),
                Standing.walkIn().with(Standing.Origin.TRANSFERRED));
        var signIn = new Arrival.SignIn(step("sign in", move.cause()), move.onward());
        String area = move.to().area();
        return server.send(area, take)
                .thenCompose(taken -> server.send(area, signIn).thenApply(waits -> taken));
    }

    private static Cause step(String name, Cause cause) {
        byte[] bytes = (name + cause.command()).getBytes(StandardCharsets.UTF_8);
        return new Cause(UUID.nameUUIDFromBytes(bytes), cause.actor(), cause.at());
    }

    private static String numberIn(Answer taken) {
        return Floor.fact(taken, AreaEvent.TicketIssued.class)
                .map(issued -> issued.number().value())
                .orElse("");
    }
}
