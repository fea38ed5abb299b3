package org.houzhen.acceptance.day;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.houzhen.acceptance.referee.Told;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.journal.Fact;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.wire.Board;
import org.houzhen.wire.TicketPath;

/** The planted defects by name, each made anew for every seed. */
final class Plants {
    private Plants() {}

    static Map<String, Supplier<Plant>> all() {
        Map<String, Supplier<Plant>> all = new TreeMap<>();
        all.put("double issue", () -> rewriting(new DoubleIssue()));
        all.put("double call", () -> rewriting(new DoubleCall()));
        all.put("second number in a room", () -> rewriting(new SecondNumber()));
        all.put("missing reason", () -> rewriting(Plants::withoutReason));
        all.put("wrong new place", () -> rewriting(Plants::withoutMoving));
        all.put("journal altered afterwards", AlteredJournal::new);
        all.put("lost fsync", LostFsync::new);
        all.put("starvation", Starvation::new);
        all.put("stale view", StaleView::new);
        all.put("wrong requeue distance", WrongDistance::new);
        all.put("clock-dependent order", WrongClock::new);
        all.put("days of another time zone", WrongZone::new);
        all.put("repeated press done twice", NewPress::new);
        all.put("cancelled clinic called", NotSuspended::new);
        all.put("miss undone too late", LongUndo::new);
        all.put("wrong explanation", NeighboursReason::new);
        all.put("second number at the cashier", SecondErrand::new);
        all.put("idle window left open", NeverIdle::new);
        return all;
    }

    private static Plant rewriting(RewrittenDisk.Defect defect) {
        return new Plant() {
            @Override
            Journal disk(MemoryJournal journal) {
                return new RewrittenDisk(journal, defect);
            }
        };
    }

    private static Fact with(Fact fact, String payload) {
        return new Fact(fact.type(), fact.version(), payload, fact.actor(), fact.cause(), fact.at());
    }

    /** Replaces the value of a field that holds a text. */
    private static Fact with(Fact fact, String field, String value) {
        return with(
                fact,
                fact.payload().replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\""));
    }

    /** The thirtieth number is the twenty-ninth again. */
    private static final class DoubleIssue implements RewrittenDisk.Defect {
        private String last = "";
        private int issued;

        @Override
        public Fact written(JournalEntry entry) {
            if (!entry.fact().type().equals("ticket-issued")) {
                return entry.fact();
            }
            String earlier = last;
            last = Told.of(entry).text("number");
            boolean sameArea = !earlier.isEmpty() && earlier.charAt(0) == last.charAt(0);
            return ++issued >= 30 && sameArea && issued < 1_000 ? with(entry.fact(), "number", earlier) : entry.fact();
        }
    }

    /** A ticket that is in a room is called to another. */
    private static final class DoubleCall implements RewrittenDisk.Defect {
        private final Map<String, String> last = new HashMap<>();

        @Override
        public Fact written(JournalEntry entry) {
            if (!entry.fact().type().equals("ticket-called")) {
                return entry.fact();
            }
            Told told = Told.of(entry);
            String before = last.put(entry.stream().value(), told.text("number"));
            boolean strikes = before != null && entry.position() % 20 == 0;
            return strikes ? with(entry.fact(), "number", before) : entry.fact();
        }
    }

    /** A call goes to a room that has somebody. */
    private static final class SecondNumber implements RewrittenDisk.Defect {
        private final Map<String, String> last = new HashMap<>();

        @Override
        public Fact written(JournalEntry entry) {
            if (!entry.fact().type().equals("ticket-called")) {
                return entry.fact();
            }
            Told told = Told.of(entry);
            String before = last.put(entry.stream().value(), told.text("room"));
            boolean strikes = before != null && entry.position() % 20 == 0;
            return strikes ? with(entry.fact(), "room", before) : entry.fact();
        }
    }

    private static Fact withoutReason(JournalEntry entry) {
        Fact fact = entry.fact();
        return fact.type().equals("order-changed") ? with(with(fact, "code", "OTHER"), "note", "") : fact;
    }

    /** Says that a change of order changed no place. */
    private static Fact withoutMoving(JournalEntry entry) {
        Fact fact = entry.fact();
        if (!fact.type().equals("order-changed")) {
            return fact;
        }
        int before = Told.of(entry).number("before");
        return with(fact, fact.payload().replaceFirst("\"after\":\\d+", "\"after\":" + before));
    }

    /** Somebody who can write to the disk makes a finished visit one of another actor, and cannot make the hashes anew. */
    private static final class AlteredJournal extends Plant {
        @Override
        Journal disk(MemoryJournal journal) {
            return new Journal() {
                @Override
                public List<JournalEntry> read(StreamName stream, long from) {
                    return journal.read(stream, from);
                }

                @Override
                public List<StreamName> streams(String prefix) {
                    return journal.streams(prefix);
                }

                @Override
                public void append(List<JournalEntry> entries) {
                    journal.append(entries.stream().map(AlteredJournal::altered).toList());
                }
            };
        }

        private static JournalEntry altered(JournalEntry entry) {
            Fact fact = entry.fact();
            boolean strikes = fact.type().equals("ticket-finished") && entry.position() % 50 == 0;
            var other = new Fact(fact.type(), fact.version(), fact.payload(), "doctor:0", fact.cause(), fact.at());
            return strikes ? new JournalEntry(entry.stream(), entry.position(), other, entry.hash()) : entry;
        }
    }

    /** The disk says "written" and has the newest entries in its cache only. */
    private static final class LostFsync extends Plant {
        @Override
        void crash(MemoryJournal journal) {
            journal.forget(2);
        }
    }

    /** The server lets people wait far longer than the hospital allows. */
    private static final class Starvation extends Plant {
        @Override
        RuleSet rules(RuleSet written) {
            RuleSet.Order order = written.order();
            return written.with(new RuleSet.Order(
                    order.mix(), order.appointedBeforeWalkIn(), order.within(), Duration.ofMinutes(240)));
        }
    }

    private static final class WrongDistance extends Plant {
        @Override
        RuleSet rules(RuleSet written) {
            RuleSet.Missed missed = written.missed();
            return written.with(new RuleSet.Missed(
                    missed.callsMax(), missed.repeatGap(), List.of(2, 5, 0), missed.pause(), missed.undo()));
        }
    }

    private static final class LongUndo extends Plant {
        @Override
        RuleSet rules(RuleSet written) {
            RuleSet.Missed missed = written.missed();
            return written.with(new RuleSet.Missed(
                    missed.callsMax(), missed.repeatGap(), missed.distances(), missed.pause(), Duration.ofMinutes(20)));
        }
    }

    /** Screens get the newest position with the calls of some time ago. */
    private static final class StaleView extends Plant {
        private final Map<String, List<Board>> earlier = new HashMap<>();

        @Override
        Board shown(Board board) {
            List<Board> before = earlier.computeIfAbsent(board.epoch(), epoch -> new ArrayList<>());
            before.add(board);
            Board old = before.get(Math.max(0, before.size() - 3));
            return new Board(
                    board.epoch(),
                    board.position(),
                    board.area(),
                    board.areaName(),
                    old.calls(),
                    board.invited(),
                    board.next(),
                    board.missed(),
                    board.rooms(),
                    board.suspended());
        }
    }

    /** Who is next depends on a clock of its own, which is fast, and not on the time that is written down. */
    private static final class WrongClock extends Plant {
        private static final Duration FAST = Duration.ofMinutes(45);
        private Instant written = Instant.MIN;

        @Override
        CompletableFuture<Answer> send(Server server, String area, Command command) {
            if (command instanceof Call.CallNext call) {
                written = call.cause().at();
                var cause = new Cause(call.cause().command(), call.cause().actor(), written.plus(FAST));
                return server.send(area, new Call.CallNext(cause, call.room()));
            }
            return server.send(area, command);
        }

        @Override
        Journal disk(MemoryJournal journal) {
            return new RewrittenDisk(journal, this::atTheTimeItWas);
        }

        private Fact atTheTimeItWas(JournalEntry entry) {
            Fact fact = entry.fact();
            return fact.at().equals(written.plus(FAST))
                    ? new Fact(fact.type(), fact.version(), fact.payload(), fact.actor(), fact.cause(), written)
                    : fact;
        }
    }

    /** The day begins at another hour than in the hospital. */
    private static final class WrongZone extends Plant {
        @Override
        Clock clock(VirtualClock clock) {
            return clock.withZone(ZoneOffset.UTC);
        }
    }

    /** Whoever gets no answer presses again, and it counts as another press. */
    private static final class NewPress extends Plant {
        @Override
        boolean forgetsCommands() {
            return true;
        }
    }

    /** Of each ticket before another, desks are told the reason of the one before it. */
    private static final class NeighboursReason extends Plant {
        @Override
        TicketPath explained(TicketPath path) {
            List<TicketPath.Before> shifted = new ArrayList<>();
            for (int i = 0; i < path.before().size(); i++) {
                TicketPath.Before own = path.before().get(i);
                TicketPath.Before other = path.before().get(Math.max(0, i - 1));
                shifted.add(new TicketPath.Before(own.number(), own.mark(), own.rule(), other.ground(), other.said()));
            }
            return new TicketPath(
                    path.epoch(),
                    path.position(),
                    path.at(),
                    path.number(),
                    path.mark(),
                    path.state(),
                    path.place(),
                    path.rule(),
                    path.why(),
                    path.expected(),
                    shifted);
        }
    }

    /** Whoever asks a terminal again gets another number beside the one that still waits. */
    private static final class SecondErrand extends Plant {
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

    /** At the cashier's no window pauses by itself. */
    private static final class NeverIdle extends Plant {
        @Override
        CompletableFuture<Answer> send(Server server, String area, Command command) {
            return command instanceof RoomCommand.TimePasses && area.equals(FloorPlan.CASHIER)
                    ? CompletableFuture.completedFuture(Answer.done())
                    : server.send(area, command);
        }
    }

    /** The cancelling is answered, and nobody did it. */
    private static final class NotSuspended extends Plant {
        @Override
        CompletableFuture<Answer> send(Server server, String area, Command command) {
            return command instanceof RoomCommand.SuspendQueue suspend
                    ? CompletableFuture.completedFuture(
                            Answer.done(new AreaEvent.QueueSuspended(suspend.queue(), suspend.reason())))
                    : server.send(area, command);
        }
    }
}
