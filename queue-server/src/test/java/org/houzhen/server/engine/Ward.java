package org.houzhen.server.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One waiting area under a moving clock, as a test drives it: every answer is applied and kept. */
final class Ward {
    static final Instant MORNING = Instant.parse("2026-11-22T00:00:00Z");
    static final QueueId QUEUE = new QueueId("S1");
    static final RoomId ROOM = new RoomId("R1");

    final RuleSet rules;
    final WaitingArea area = new WaitingArea();
    final List<AreaEvent> facts = new ArrayList<>();
    final List<Cause> causes = new ArrayList<>();
    Instant now = MORNING;
    private long commands;

    Ward(RuleSet rules) {
        this.rules = rules;
        does(new RoomCommand.OpenArea(cause(), "A", "一楼内科"));
        does(new RoomCommand.OpenQueue(cause(), QUEUE, "内科 王", "1 诊室"));
        does(new RoomCommand.OpenRoom(cause(), ROOM, "1 诊室", "王", "主治医师", List.of(QUEUE)));
    }

    static Ward withDefaults() {
        return new Ward(RuleSet.defaults());
    }

    Cause cause() {
        return new Cause(new UUID(0, ++commands), "staff:1", now);
    }

    Answer does(Command command) {
        Answer answer = area.decide(command, rules);
        if (answer instanceof Answer.Done done && !done.repeated()) {
            for (AreaEvent fact : done.facts()) {
                area.apply(fact, command.cause());
                facts.add(fact);
                causes.add(command.cause());
            }
        }
        return answer;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** A patient with a number whose time segment starts now plus so many minutes. */
    TicketNumber registers(int minutes, Priority priority) {
        Instant start = MORNING.plus(Duration.ofMinutes(minutes));
        var visit = new VisitId("V" + ++commands);
        does(new Arrival.TakeTicket(
                cause(), visit, QUEUE, "P" + commands, "张*", priority, start, start.plus(Duration.ofMinutes(15)), ""));
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

    TicketNumber waits(int minutes) {
        return waits(minutes, Priority.NORMAL);
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
        return Line.all(area.queue(QUEUE).orElseThrow(), rules, now).stream()
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
