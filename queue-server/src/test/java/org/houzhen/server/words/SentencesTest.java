package org.houzhen.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.Rule;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.wire.MaskedName;
import org.houzhen.wire.TicketPath.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody at a window is told that they see a doctor, and no patient that they collect medicine. */
class SentencesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:30:00Z");
    private static final Map<QueueKind, String> VERBS = Map.of(
            QueueKind.CLINIC, "就诊",
            QueueKind.EMERGENCY, "就诊",
            QueueKind.WINDOWS, "采血",
            QueueKind.DEVICES, "检查",
            QueueKind.PHARMACY, "取药",
            QueueKind.CASHIER, "办理");
    private static final List<String> OF_DOCTORS = List.of("就诊", "初诊", "回诊", "医护", "seen", "visit", "tests");

    private static Ticket ticket(QueueKind kind) {
        var area = new WaitingArea();
        var queue = new QueueId("S-1");
        var visit = new VisitId("V1");
        Stream.<Command>of(
                        new RoomCommand.OpenArea(cause(1), "J", "area"),
                        new RoomCommand.OpenQueue(cause(2), queue, "queue", "", kind),
                        new Arrival.TakeTicket(
                                cause(3),
                                visit,
                                queue,
                                "P1",
                                "",
                                Priority.NORMAL,
                                NOW,
                                NOW.plusSeconds(900),
                                "",
                                Standing.walkIn()),
                        new Arrival.SignIn(cause(4), visit))
                .forEach(command -> facts(area, command).forEach(fact -> area.apply(fact, command.cause())));
        return area.ticketOf(visit).orElseThrow();
    }

    private static List<AreaEvent> facts(WaitingArea area, Command command) {
        return area.decide(command).match(Answer.Done::facts, no -> List.of());
    }

    private static Cause cause(long number) {
        return new Cause(new UUID(0, number), "server", NOW);
    }

    static Stream<Arguments> everyRuleAtEveryKind() {
        return Arrays.stream(QueueKind.values())
                .flatMap(kind -> Arrays.stream(Rule.values()).map(rule -> Arguments.of(kind, rule)));
    }

    @ParameterizedTest
    @MethodSource("everyRuleAtEveryKind")
    void noRuleSaysTheVerbOfAnotherKind(QueueKind kind, Rule rule) {
        Said said = Sentences.why(new Line.Place(ticket(kind), rule), kind, RuleSet.defaults(), ZoneOffset.ofHours(8));

        VERBS.values().stream()
                .filter(verb -> !verb.equals(VERBS.get(kind)))
                .forEach(verb -> assertThat(said.zh()).doesNotContain(verb));
        if (!kind.isClinic()) {
            OF_DOCTORS.forEach(word -> assertThat(said.zh() + " " + said.en()).doesNotContain(word));
        }
    }

    @Test
    void theTwoRulesThatSayWhatForSayIt() {
        VERBS.forEach((kind, verb) -> {
            for (Rule rule : List.of(Rule.GREEN_CHANNEL, Rule.WAITED_LONG)) {
                assertThat(Sentences.why(new Line.Place(ticket(kind), rule), kind, RuleSet.defaults(), ZoneOffset.UTC)
                                .zh())
                        .endsWith(verb);
            }
        });
    }

    @Test
    void everyCallSaysWhatFor() {
        VERBS.forEach(
                (kind, verb) -> assertThat(Sentences.call(ticket(kind).number(), MaskedName.of("张小三"), "3 号窗口", kind))
                        .endsWith(verb));
    }
}
