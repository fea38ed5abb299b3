package org.houzhen.acceptance.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.engine.WaitingArea;

/** The textbook's queue, run on the engine that ships: windows, one line, exponential times, nothing that goes wrong. */
final class WaitingModel {
    private static final String ACTOR = "model";
    private static final QueueId QUEUE = new QueueId("M-1");
    private static final long START = Instant.parse("2026-11-23T00:00:00Z").toEpochMilli();
    private static final int IGNORED = 1_000;

    private final Load load;
    private final Chance chance;
    private final WaitingArea area = new WaitingArea();
    private final VirtualClock clock = new VirtualClock(Instant.ofEpochMilli(START), Day.ZONE);
    private final Agenda agenda = new Agenda(clock, START);
    private final Deque<RoomId> free = new ArrayDeque<>();
    private final Map<TicketNumber, Long> came = new HashMap<>();
    private final Map<TicketNumber, Priority> classes = new HashMap<>();
    private final Map<Priority, List<Double>> waits = new HashMap<>();
    private int arrived;

    /**
     * What comes and who serves.
     *
     * @param load the share of the time that a window is busy
     * @param urgent the share of patients who go before the others
     */
    record Load(int windows, double load, double urgent, double serviceSeconds) {
        double arrivalsPerSecond() {
            return load * windows / serviceSeconds;
        }
    }

    WaitingModel(Load load, Chance chance) {
        this.load = load;
        this.chance = chance;
    }

    /** The waits in seconds of so many patients by class, those of the first {@value #IGNORED} left out. */
    Map<Priority, List<Double>> waits(int patients) {
        open();
        agenda.in(chance.exponential(1 / load.arrivalsPerSecond()), () -> arrive(patients + IGNORED));
        agenda.runUntil(Long.MAX_VALUE - 1);
        return waits;
    }

    private void open() {
        RuleSet ours = RuleSet.defaults();
        RuleSet.Order order = ours.order();
        press(cause -> new RoomCommand.OpenArea(cause, "M", "model"));
        press(cause -> new RoomCommand.AdoptRules(
                cause,
                ours.with(new RuleSet.Order(
                        order.mix(), order.appointedBeforeWalkIn(), order.within(), Duration.ofMinutes(240)))));
        press(cause -> new RoomCommand.OpenQueue(cause, QUEUE, "M", "", QueueKind.WINDOWS));
        for (int i = 1; i <= load.windows(); i++) {
            var room = new RoomId("M" + i);
            press(cause -> new RoomCommand.OpenRoom(cause, room, "M", "", "", List.of(QUEUE), List.of(), Set.of()));
            free.add(room);
        }
    }

    private List<AreaEvent> press(Function<Cause, Command> what) {
        var cause = new Cause(chance.id(), ACTOR, clock.instant());
        Answer answer = area.decide(what.apply(cause));
        List<AreaEvent> facts = answer.match(Answer.Done::facts, no -> List.of());
        facts.forEach(fact -> area.apply(fact, cause));
        return facts;
    }

    private void arrive(int patients) {
        arrived++;
        Priority priority = chance.hits(load.urgent()) ? Priority.GREEN_CHANNEL : Priority.NORMAL;
        var visit = new VisitId("M" + arrived);
        Instant now = clock.instant();
        press(cause -> new Arrival.TakeTicket(cause, visit, QUEUE, "", "", priority, now, now, "", Standing.walkIn()))
                .forEach(fact -> fact.about().ifPresent(number -> {
                    came.put(number, agenda.now());
                    classes.put(number, priority);
                }));
        press(cause -> new Arrival.SignIn(cause, visit));
        if (!free.isEmpty()) {
            next(free.poll());
        }
        if (arrived < patients) {
            agenda.in(chance.exponential(1 / load.arrivalsPerSecond()), () -> arrive(patients));
        }
    }

    private void next(RoomId room) {
        List<AreaEvent> facts = press(cause -> new Call.CallNext(cause, room));
        if (facts.isEmpty()) {
            free.add(room);
            return;
        }
        TicketNumber number = facts.get(0).about().orElseThrow();
        if (arrived > IGNORED) {
            double waited = (agenda.now() - came.get(number)) / 1_000.0;
            waits.computeIfAbsent(classes.get(number), priority -> new ArrayList<>())
                    .add(waited);
        }
        press(cause -> new Call.Enter(cause, room));
        agenda.in(chance.exponential(load.serviceSeconds()), () -> {
            press(cause -> new Call.Finish(cause, room));
            next(room);
        });
    }
}
