package org.houzhen.server.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One waiting area under a moving clock, as a test drives it: every answer is applied and kept. */
final class Ward {
    static final Instant MORNING = Instant.parse("2026-11-22T00:00:00Z");
    static final QueueId QUEUE = new QueueId("S1");
    static final RoomId ROOM = new RoomId("R1");

    final WaitingArea area = new WaitingArea();
    final List<AreaEvent> facts = new ArrayList<>();
    final List<Cause> causes = new ArrayList<>();
    Instant now = MORNING;
    private long commands;

    Ward(RuleSet rules) {
        this(rules, QueueKind.CLINIC);
    }

    Ward(RuleSet rules, QueueKind kind) {
        does(new RoomCommand.OpenArea(cause(), "A", "一楼内科"));
        does(new RoomCommand.AdoptRules(cause(), rules));
        does(new RoomCommand.OpenQueue(cause(), QUEUE, "内科 王", "1 诊室", kind));
        does(new RoomCommand.OpenRoom(cause(), ROOM, "1 诊室", "王", "主治医师", List.of(QUEUE), List.of(), Set.of()));
    }

    /** Our defaults, but called from the hall, so that a test sees each draw by itself. */
    static Ward withDefaults() {
        return new Ward(fromHall());
    }

    static RuleSet fromHall() {
        RuleSet.Rooms rooms = RuleSet.defaults().rooms();
        return RuleSet.defaults().with(new RuleSet.Rooms(0, rooms.nextFinishesCurrent(), rooms.transferPlaces()));
    }

    Cause cause() {
        return new Cause(new UUID(0, ++commands), "nurse:1", now);
    }

    Answer does(Command command) {
        Answer answer = area.decide(command);
        if (answer instanceof Answer.Done done && !done.repeated()) {
            done.facts().forEach(fact -> happens(fact, command.cause()));
            consequences(command.cause());
        }
        return answer;
    }

    private void consequences(Cause cause) {
        Optional<AreaEvent> next = area.consequence(cause.at());
        while (next.isPresent()) {
            happens(next.get(), cause.following());
            next = area.consequence(cause.at());
        }
    }

    private void happens(AreaEvent fact, Cause cause) {
        area.apply(fact, cause);
        facts.add(fact);
        causes.add(cause);
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** A patient with a number whose time segment starts now plus so many minutes. */
    TicketNumber registers(int minutes, Priority priority) {
        return registers(minutes, priority, Standing.walkIn());
    }

    TicketNumber registers(int minutes, Priority priority, Standing standing) {
        return registersIn(QUEUE, minutes, priority, standing);
    }

    private TicketNumber registersIn(QueueId queue, int minutes, Priority priority, Standing standing) {
        Instant start = MORNING.plus(Duration.ofMinutes(minutes));
        var visit = new VisitId("V" + ++commands);
        does(new Arrival.TakeTicket(
                cause(),
                visit,
                queue,
                "P" + commands,
                "张*",
                priority,
                start,
                start.plus(Duration.ofMinutes(15)),
                "",
                standing));
        return area.ticketOf(visit).orElseThrow().number();
    }

    Answer signsIn(TicketNumber number) {
        return does(new Arrival.SignIn(cause(), area.require(number).visit()));
    }

    /** Registered and signed in. */
    TicketNumber waits(int minutes, Priority priority) {
        TicketNumber number = registers(minutes, priority);
        signsIn(number);
        return number;
    }

    TicketNumber waits(int minutes, Standing standing) {
        TicketNumber number = registers(minutes, Priority.NORMAL, standing);
        signsIn(number);
        return number;
    }

    TicketNumber waits(int minutes) {
        return waits(minutes, Priority.NORMAL);
    }

    void waitsIn(QueueId queue, int minutes) {
        waitsIn(queue, minutes, Priority.NORMAL, Standing.walkIn());
    }

    TicketNumber waitsIn(QueueId queue, int minutes, Priority priority, Standing standing) {
        TicketNumber number = registersIn(queue, minutes, priority, standing);
        signsIn(number);
        return number;
    }

    /** The next one comes in and is served; its number. */
    TicketNumber servesNext() {
        TicketNumber called = callsNext();
        does(new Call.Enter(cause(), ROOM));
        does(new Call.Finish(cause(), ROOM));
        return called;
    }

    TicketNumber callsNext() {
        does(new Call.CallNext(cause(), ROOM));
        return area.room(ROOM).orElseThrow().ticket().orElseThrow();
    }

    Answer misses() {
        return does(new Call.Miss(cause(), ROOM));
    }

    List<String> line() {
        return Line.all(area.queue(QUEUE).orElseThrow(), area.rules(), area.steady(now)).stream()
                .map(place -> place.ticket().number() + " " + place.rule())
                .toList();
    }

    Refusal refusal(Answer answer) {
        return answer.match(
                done -> {
                    throw new AssertionError("expected a refusal, not " + done);
                },
                Answer.Refused::refusal);
    }

    TicketState stateOf(TicketNumber number) {
        return area.require(number).state();
    }
}
