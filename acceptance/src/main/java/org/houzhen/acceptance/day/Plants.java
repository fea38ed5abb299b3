package org.houzhen.acceptance.day;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.houzhen.acceptance.referee.Told;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.journal.Fact;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.journal.StreamName;
import org.houzhen.wire.Board;
import org.houzhen.wire.TicketPath;

/** The planted defects by name, each made anew for every seed. */
final class Plants {
    private Plants() {}

    static Map<String, Supplier<Plant>> all() {
        Map<String, Supplier<Plant>> all = new TreeMap<>();
        all.put("double issue", () -> rewriting(new DoubleIssue()));
        all.put("double call", () -> rewriting(new FieldOfCallBefore("number")));
        all.put("second number in a room", () -> rewriting(new FieldOfCallBefore("room")));
        all.put("missing reason", () -> rewriting(Plants::withoutReason));
        all.put("wrong new place", () -> rewriting(Plants::withoutMoving));
        all.put("journal altered afterwards", AlteredJournal::new);
        all.put("lost fsync", LostFsync::new);
        all.put("starvation", () -> byOtherRules(Plants::starvation));
        all.put("stale view", StaleView::new);
        all.put("wrong requeue distance", () -> byOtherRules(Plants::wrongDistance));
        all.put("clock-dependent order", WrongClock::new);
        all.put("days of another time zone", WrongZone::new);
        all.put("repeated press done twice", NewPress::new);
        all.put("a stale press counts", StalePress::new);
        all.put("transfer in two commits", TwoCommits::new);
        all.put("another command answered as the first", ReusedKey::new);
        all.put("cancelled clinic called", () -> answering(Plants::cancelledInWordsOnly));
        all.put("miss undone too late", () -> byOtherRules(Plants::longUndo));
        all.put("wrong explanation", NeighboursReason::new);
        all.put("second number at the cashier", SecondErrand::new);
        all.put("idle window left open", () -> answering(Plants::neverIdle));
        all.put("extra numbers beyond the cap", () -> byOtherRules(Plants::noCap));
        all.put("grades of a room not heeded", EveryGrade::new);
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

    /** The server runs by other rules than the hospital has written. */
    private static Plant byOtherRules(UnaryOperator<RuleSet> others) {
        return new Plant() {
            @Override
            RuleSet rules(RuleSet written) {
                return others.apply(written);
            }
        };
    }

    /** Some commands are answered and not handed to the server. */
    private static Plant answering(BiFunction<String, Command, Optional<Answer>> madeUp) {
        return new Plant() {
            @Override
            CompletableFuture<Answer> send(Server server, String area, Command command) {
                return madeUp.apply(area, command)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> server.send(area, command));
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

    /** What was meant for one patient is done to whoever is in the room by then. */
    private static final class StalePress extends Plant {
        @Override
        CompletableFuture<Answer> send(Server server, String area, Command command) {
            return server.send(area, command instanceof Call.AsSeen press ? press.press() : command);
        }
    }

    /** Whatever comes under the id of a command that was done is taken for that command. */
    private static final class ReusedKey extends Plant {
        @Override
        CompletableFuture<Answer> send(Server server, String area, Command command) {
            return server.send(area, command)
                    .thenApply(answer -> answer.match(
                            done -> done,
                            no -> no.refusal() == Refusal.IDEMPOTENCY_KEY_REUSED ? Answer.repeated(List.of()) : no));
        }
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

    /** A call repeats something of the call before it: the number, or the room that has somebody. */
    private static final class FieldOfCallBefore implements RewrittenDisk.Defect {
        private final Map<String, String> last = new HashMap<>();
        private final String field;

        FieldOfCallBefore(String field) {
            this.field = field;
        }

        @Override
        public Fact written(JournalEntry entry) {
            if (!entry.fact().type().equals("ticket-called")) {
                return entry.fact();
            }
            String before = last.put(entry.stream().value(), Told.of(entry).text(field));
            boolean strikes = before != null && entry.position() % 20 == 0;
            return strikes ? with(entry.fact(), field, before) : entry.fact();
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
    private static RuleSet starvation(RuleSet written) {
        RuleSet.Order order = written.order();
        return written.with(
                new RuleSet.Order(order.mix(), order.appointedBeforeWalkIn(), order.within(), Duration.ofMinutes(240)));
    }

    private static RuleSet wrongDistance(RuleSet written) {
        RuleSet.Missed missed = written.missed();
        return written.with(new RuleSet.Missed(
                missed.callsMax(), missed.repeatGap(), List.of(2, 5, 0), missed.pause(), missed.undo()));
    }

    /** Doctors consent to as many extra numbers as they are asked for. */
    private static RuleSet noCap(RuleSet written) {
        return written.with(new RuleSet.Extras(50));
    }

    /** The rooms call whoever is next, also where only some grades are seen. */
    private static final class EveryGrade extends Plant {
        private final Map<String, String> wanted = new HashMap<>();

        @Override
        CompletableFuture<Answer> send(Server server, String area, Command command) {
            return server.send(area, command instanceof RoomCommand.OpenRoom open ? withoutGrades(open) : command);
        }

        private Command withoutGrades(RoomCommand.OpenRoom open) {
            wanted.put(
                    open.room().value(),
                    open.grades().stream().map(String::valueOf).sorted().collect(Collectors.joining(",")));
            return new RoomCommand.OpenRoom(
                    open.cause(),
                    open.room(),
                    open.name(),
                    open.staff(),
                    open.title(),
                    open.queues(),
                    open.weights(),
                    Set.of());
        }

        @Override
        Journal disk(MemoryJournal journal) {
            return new RewrittenDisk(journal, entry -> {
                Fact fact = entry.fact();
                boolean opened = fact.type().equals("room-opened");
                String grades = opened ? wanted.getOrDefault(Told.of(entry).text("room"), "") : "";
                return opened
                        ? with(fact, fact.payload().replace("\"grades\":[]", "\"grades\":[" + grades + "]"))
                        : fact;
            });
        }
    }

    private static RuleSet longUndo(RuleSet written) {
        RuleSet.Missed missed = written.missed();
        return written.with(new RuleSet.Missed(
                missed.callsMax(), missed.repeatGap(), missed.distances(), missed.pause(), Duration.ofMinutes(20)));
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
            if (command instanceof Call.AsSeen made && made.press() instanceof Call.CallNext call) {
                written = call.cause().at();
                var cause = new Cause(call.cause().command(), call.cause().actor(), written.plus(FAST));
                return server.send(area, new Call.AsSeen(new Call.CallNext(cause, call.room()), made.seen()));
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

    /** At the cashier's no window pauses by itself. */
    private static Optional<Answer> neverIdle(String area, Command command) {
        return command instanceof RoomCommand.TimePasses && area.equals(FloorPlan.CASHIER)
                ? Optional.of(Answer.done())
                : Optional.empty();
    }

    /** The cancelling is answered, and nobody did it. */
    private static Optional<Answer> cancelledInWordsOnly(String area, Command command) {
        return command instanceof RoomCommand.SuspendQueue suspend
                ? Optional.of(Answer.done(new AreaEvent.QueueSuspended(suspend.queue(), suspend.reason())))
                : Optional.empty();
    }
}
