package org.houzhen.acceptance.day;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.houzhen.acceptance.day.MemoryJournal.Fate;
import org.houzhen.acceptance.referee.Referee;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.wire.Board;
import org.houzhen.wire.TicketPath;

/**
 * The way from a button to the server and back: presses get lost, doubled, stay unanswered, and whoever pressed repeats the
 * same command until there is an answer. After every step the referee reads on.
 */
final class Presses {
    private static final int TRIES_MAX = 50;
    private static final RoomId NOWHERE = new RoomId("none");

    private final Chance chance;
    private final Agenda agenda;
    private final VirtualClock clock;
    private final Weather weather;
    private final Far far;
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Deque<Runnable> due = new ArrayDeque<>();
    private Sent onTheWay;
    private Instant passed;
    private String crashedIn;
    private int steps;
    private int crashes;

    /** What is at the other end, and who watches it. */
    record Far(Server server, MemoryJournal journal, Stand stand, Plant plant) {}

    Presses(Chance chance, Agenda agenda, VirtualClock clock, Weather weather, Far far) {
        this.chance = chance;
        this.agenda = agenda;
        this.clock = clock;
        this.weather = weather;
        this.far = far;
    }

    /** What is pressed: it goes to the server under a cause, and comes back as an answer. */
    @FunctionalInterface
    private interface Button {
        CompletableFuture<Answer> press(Cause cause);

        default Fate fate(Weather weather, Chance chance) {
            return weather.fate(chance);
        }
    }

    private record Press(List<UUID> ids, String area, String actor, Button what, Consumer<Answer> then, int tries) {
        /** The command it is now; what it was before is another command only to a plant. */
        UUID id() {
            return ids.get(ids.size() - 1);
        }

        Press again() {
            return new Press(ids, area, actor, what, then, tries + 1);
        }
    }

    /** Presses, and goes on with the answer once there is one. */
    void press(String area, String actor, Function<Cause, Command> what, Consumer<Answer> then) {
        begin(area, actor, cause -> send(area, what.apply(cause)), then);
    }

    /**
     * Presses; now and then somebody else does so too, on a page that shows the same, or what was given up arrives at last.
     *
     * @param late gets what came of that
     */
    void pressInRoom(
            String area, String actor, Function<Cause, Command> what, Consumer<Answer> then, Consumer<Answer> late) {
        press(area, actor, what, then);
        if (chance.hits(weather.stale())) {
            double later = chance.hits(0.5) ? chance.between(0, 3) : chance.between(5, 300);
            agenda.in(later, () -> press(area, actor, what, late));
        }
    }

    /** Reads whom a room has, as its page does when a press was for somebody who has gone. */
    void look(String area, RoomId room, Consumer<Optional<Answer.Found>> then) {
        AtomicReference<Optional<Answer.Found>> found = new AtomicReference<>(Optional.empty());
        Button page = cause -> far.server.roomHas(area, room).thenApply(has -> {
            found.set(has);
            return Answer.repeated(List.of());
        });
        begin(area, "page", page, answer -> then.accept(found.get()));
    }

    /** Sends a patient on to another line; {@code then} gets the number there too, empty if it was refused. */
    void move(String area, String actor, Function<Cause, Server.Move> what, BiConsumer<Answer, String> then) {
        AtomicReference<String> number = new AtomicReference<>("");
        Button desk = new Button() {
            @Override
            public CompletableFuture<Answer> press(Cause cause) {
                return far.plant.move(far.server, what.apply(cause)).thenApply(moved -> {
                    number.set(moved.number());
                    return moved.answer();
                });
            }

            @Override
            public Fate fate(Weather by, Chance drawn) {
                return by.fateOfTransfer(drawn);
            }
        };
        begin(area, actor, desk, answer -> then.accept(answer, number.get()));
    }

    /** Asks a terminal for a number at a window, and goes on with it once there is one. */
    void takeNumber(String area, Function<UUID, StopOffice.Wish> wish, Consumer<StopOffice.Held> then) {
        AtomicReference<StopOffice.Held> held = new AtomicReference<>();
        Button terminal = cause -> far.plant
                .number(far.server, wish.apply(cause.command()))
                .thenApply(number -> {
                    held.set(number);
                    return Answer.repeated(List.of());
                });
        begin(area, "terminal", terminal, answer -> then.accept(held.get()));
    }

    private void begin(String area, String actor, Button what, Consumer<Answer> then) {
        Press press = new Press(new ArrayList<>(List.of(chance.id())), area, actor, what, then, 1);
        due.add(() -> attempt(press));
    }

    /** What the referee has to look at once time has passed stands in no fact: that nothing was left undone. */
    private CompletableFuture<Answer> send(String area, Command command) {
        if (command instanceof Call.AsSeen press) {
            far.stand.shows(referee -> referee.pressed(area, press));
        }
        CompletableFuture<Answer> answer = far.plant.send(far.server, area, command);
        return command instanceof RoomCommand.TimePasses passing
                ? answer.thenApply(got -> {
                    passed = got.match(done -> !done.repeated(), no -> false)
                            ? passing.cause().at()
                            : null;
                    return got;
                })
                : answer;
    }

    private void attempt(Press press) {
        steps++;
        if (chance.hits(weather.lost())) {
            again(press);
            return;
        }
        Fate fate = press.what.fate(weather, chance);
        arrive(press, fate, answer -> {
            if (answer.isEmpty() || chance.hits(weather.unanswered())) {
                again(press);
                return;
            }
            got(press, answer.get());
            maybeTwice(press, answer.get());
            maybeReused(press, answer.get());
            press.then.accept(answer.get());
        });
    }

    /** The same command once more, as often as it takes a patient person. */
    private void again(Press press) {
        if (press.tries >= TRIES_MAX) {
            far.stand.shows(referee -> referee.unanswered(press.area, press.tries));
            return;
        }
        if (far.plant.forgetsCommands()) {
            press.ids.add(chance.id());
        }
        agenda.in(chance.between(1, 6), () -> due.add(() -> attempt(press.again())));
    }

    /** The press is at the server now; the answer, or that none came, goes on. */
    private void arrive(Press press, Fate fate, Consumer<Optional<Answer>> then) {
        far.journal.nextAppend(fate);
        onTheWay = new Sent(press.what.press(new Cause(press.id(), press.actor, clock.instant())), answer -> {
            far.journal.nextAppend(Fate.WRITTEN);
            if (fate.crashes() && answer.isEmpty()) {
                crashedIn = press.area;
            } else {
                watch();
                judgePassing(press.area);
            }
            then.accept(answer);
        });
    }

    private void judgePassing(String area) {
        if (passed != null) {
            Instant now = passed;
            passed = null;
            far.stand.shows(referee -> referee.timePassed(area, now));
        }
    }

    /** A command on its way, and what its answer leads to. */
    private record Sent(CompletableFuture<Answer> answer, Consumer<Optional<Answer>> then) {
        /** Takes the answer, which is there. */
        void arrived() {
            Optional<Answer> got = Optional.empty();
            if (!answer.isCompletedExceptionally()) {
                got = Optional.of(answer.join());
            }
            then.accept(got);
        }
    }

    /** Lets everything happen up to a time, on the server's thread as long as it lives. */
    void runUntil(long end) {
        boolean done = false;
        while (!done) {
            CompletableFuture<Boolean> back = new CompletableFuture<>();
            goOn(end, back);
            done = back.join();
            if (crashedIn != null) {
                restart(crashedIn);
                crashedIn = null;
                watch();
            }
        }
    }

    /** One press after the other; gives back when the time is reached, or when the server has died. */
    private void goOn(long end, CompletableFuture<Boolean> back) {
        try {
            while (crashedIn == null) {
                if (onTheWay != null && !onTheWay.answer.isDone()) {
                    onTheWay.answer.whenComplete((answer, failure) -> goOn(end, back));
                    return;
                }
                if (!advance(end)) {
                    back.complete(true);
                    return;
                }
            }
            back.complete(false);
        } catch (RuntimeException e) {
            back.completeExceptionally(e);
        }
    }

    /** An answer first, then what is due to be pressed, then what the agenda says; false when nothing is left. */
    private boolean advance(long end) {
        if (onTheWay != null) {
            Sent sent = onTheWay;
            onTheWay = null;
            sent.arrived();
            return true;
        }
        if (!due.isEmpty()) {
            due.poll().run();
            return true;
        }
        return agenda.runNext(end);
    }

    private void restart(String area) {
        crashes++;
        far.plant.crash(far.journal);
        far.server.restart();
        far.server.settle(area, new Call.CallNext(new Cause(chance.id(), "server", clock.instant()), NOWHERE));
    }

    private void watch() {
        int step = steps;
        List<Board> boards = far.server.takeBoards();
        far.stand.showsJournal();
        far.stand.shows(referee -> {
            boards.forEach(referee::shown);
            referee.at(step);
        });
    }

    /** Asks as a desk does why some of those who wait stand where they stand. Not on the server's thread. */
    void askWhy(List<String> areas) {
        Referee all = far.stand.whenAllIsSeen();
        for (String area : areas) {
            for (String number : all.worthAsking(area, clock.instant())) {
                Optional<TicketPath> path = far.server.path(area, number).map(far.plant::explained);
                far.stand.shows(referee -> referee.explained(area, number, path));
            }
        }
        far.stand.whenAllIsSeen().at(steps);
    }

    private void got(Press press, Answer answer) {
        int step = steps;
        List<UUID> names = List.copyOf(press.ids);
        far.stand.shows(referee -> {
            referee.acknowledged(names.get(names.size() - 1), answer);
            referee.doneOnce(names);
            referee.at(step);
        });
        answer.match(done -> 0, no -> refusals.merge(no.refusal().name(), 1, Integer::sum));
    }

    /** A finger too fast, or a network that sends again what it has delivered. */
    private void maybeTwice(Press press, Answer answer) {
        boolean made = answer.match(done -> !done.facts().isEmpty() && !done.repeated(), no -> false);
        if (made && chance.hits(weather.doubled())) {
            double later = chance.hits(0.5) ? 0 : chance.between(1, 300);
            agenda.in(
                    later,
                    () -> due.add(() -> arrive(
                            press, Fate.WRITTEN, second -> second.ifPresent(same -> acknowledged(press.id(), same)))));
        }
    }

    /** A page that is out of step sends something else under the id of what was done. */
    private void maybeReused(Press press, Answer answer) {
        boolean made = answer.match(done -> !done.facts().isEmpty() && !done.repeated(), no -> false);
        if (made && chance.hits(weather.doubled())) {
            Cause cause = new Cause(press.id(), press.actor, clock.instant());
            Command other = new Call.CallNext(cause, NOWHERE);
            Press wrong = new Press(press.ids, press.area, press.actor, same -> send(press.area, other), press.then, 1);
            agenda.in(
                    chance.between(1, 300),
                    () -> due.add(() ->
                            arrive(wrong, Fate.WRITTEN, got -> got.ifPresent(said -> reused(wrong, said)))));
        }
    }

    private void reused(Press press, Answer answer) {
        far.stand.shows(referee -> referee.reused(press.id(), answer));
    }

    private void acknowledged(UUID command, Answer answer) {
        far.stand.shows(referee -> referee.acknowledged(command, answer));
    }

    /** Refused presses by the rule that refused. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    Plant plant() {
        return far.plant;
    }

    int steps() {
        return steps;
    }

    int crashes() {
        return crashes;
    }
}
