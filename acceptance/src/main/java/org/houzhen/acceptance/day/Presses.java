package org.houzhen.acceptance.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.houzhen.acceptance.day.MemoryJournal.Fate;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.RoomId;

/**
 * The way from a button to the server and back: presses get lost, doubled, stay unanswered, and whoever pressed repeats the
 * same command until there is an answer. After every step the referee reads on.
 */
final class Presses {
    private static final int TRIES_MAX = 50;

    private final Chance chance;
    private final Agenda agenda;
    private final VirtualClock clock;
    private final Weather weather;
    private final Far far;
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int steps;
    private int crashes;

    /** What is at the other end, and who watches it. */
    record Far(Server server, MemoryJournal journal, Referee referee, Plant plant) {}

    Presses(Chance chance, Agenda agenda, VirtualClock clock, Weather weather, Far far) {
        this.chance = chance;
        this.agenda = agenda;
        this.clock = clock;
        this.weather = weather;
        this.far = far;
    }

    private record Press(
            List<UUID> ids,
            String area,
            String actor,
            Function<Cause, Command> what,
            Consumer<Answer> then,
            int tries) {
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
        attempt(new Press(new ArrayList<>(List.of(chance.id())), area, actor, what, then, 1));
    }

    private void attempt(Press press) {
        steps++;
        if (chance.hits(weather.lost())) {
            again(press);
            return;
        }
        Optional<Answer> answer = arrive(press, weather.fate(chance));
        if (answer.isEmpty() || chance.hits(weather.unanswered())) {
            again(press);
            return;
        }
        got(press, answer.get());
        maybeTwice(press, answer.get());
        press.then.accept(answer.get());
    }

    /** The same command once more, as often as it takes a patient person. */
    private void again(Press press) {
        if (press.tries >= TRIES_MAX) {
            far.referee.unanswered(press.area, press.tries);
            return;
        }
        if (far.plant.forgetsCommands()) {
            press.ids.add(chance.id());
        }
        agenda.in(chance.between(1, 6), () -> attempt(press.again()));
    }

    /** The press is at the server now. */
    private Optional<Answer> arrive(Press press, Fate fate) {
        Command command = press.what.apply(new Cause(press.id(), press.actor, clock.instant()));
        far.journal.nextAppend(fate);
        Optional<Answer> answer = far.plant.send(far.server, press.area, command);
        far.journal.nextAppend(Fate.WRITTEN);
        if (fate.crashes() && answer.isEmpty()) {
            restart(press.area);
        }
        watch();
        return answer;
    }

    private void restart(String area) {
        crashes++;
        far.plant.crash(far.journal);
        far.server.restart();
        far.server.send(area, new Call.CallNext(new Cause(chance.id(), "server", clock.instant()), new RoomId("none")));
    }

    private void watch() {
        far.referee.read(far.journal);
        far.server.takeBoards().forEach(far.referee::shown);
        far.referee.at(steps);
    }

    private void got(Press press, Answer answer) {
        far.referee.acknowledged(press.id(), answer);
        far.referee.doneOnce(press.ids);
        answer.match(done -> 0, no -> refusals.merge(no.refusal().name(), 1, Integer::sum));
        far.referee.at(steps);
    }

    /** A finger too fast, or a network that sends again what it has delivered. */
    private void maybeTwice(Press press, Answer answer) {
        boolean made = answer.match(done -> !done.facts().isEmpty() && !done.repeated(), no -> false);
        if (made && chance.hits(weather.doubled())) {
            agenda.in(
                    chance.hits(0.5) ? 0 : chance.between(1, 300),
                    () -> arrive(press, Fate.WRITTEN)
                            .ifPresent(second -> far.referee.acknowledged(press.id(), second)));
        }
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
