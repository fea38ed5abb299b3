package org.houzhen.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
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

    @Test
    void aReturnSaysAllThatItMayHaveToWaitFor() {
        assertThat(returning(2, 1, 1).zh()).isEqualTo("回诊患者，至少先让 1 位，每 2 位初诊患者后 1 位");
        assertThat(returning(2, 1, 1).en())
                .isEqualTo("back from tests (lets at least 1 go first): one after every 2 first visits");
        assertThat(returning(2, 0, 1).zh()).isEqualTo("回诊患者，每 2 位初诊患者后 1 位");
        assertThat(returning(0, 3, 2).zh()).isEqualTo("回诊患者，至少先让 3 位，在初诊患者之前，连着最多 2 位");
        assertThat(returning(0, 0, 2).en()).isEqualTo("back from tests: before all first visits, at most 2 in a row");
    }

    private static Said returning(int firstBefore, int placesMin, int seriesMax) {
        RuleSet rules = RuleSet.defaults().with(new RuleSet.Returning(firstBefore, placesMin, 5, seriesMax, 2));
        var place = new Line.Place(ticket(QueueKind.CLINIC), Rule.RETURN_RATIO);
        return Sentences.why(place, QueueKind.CLINIC, rules, ZoneOffset.UTC);
    }

    @Test
    void aClassIsNotHiddenFromStaffByAMissAndLifeInDangerIsSaidFirst() {
        assertThat(marked(Priority.GREEN_CHANNEL)).containsExactly("绿过", "绿");
        assertThat(marked(Priority.FIRST)).containsExactly("过优", "过");
        assertThat(marked(Priority.NORMAL)).containsExactly("过", "过");
    }

    /** Called once and missed: for staff, and for everybody. */
    private static List<String> marked(Priority priority) {
        var area = new WaitingArea();
        var queue = new QueueId("S-1");
        var visit = new VisitId("V1");
        var room = new RoomId("R1");
        Stream.<Command>of(
                        new RoomCommand.OpenArea(cause(1), "J", "area"),
                        new RoomCommand.OpenQueue(cause(2), queue, "queue", "", QueueKind.CLINIC),
                        new RoomCommand.OpenRoom(cause(3), room, "", "", "", List.of(queue), List.of(), Set.of()),
                        new Arrival.TakeTicket(
                                cause(4),
                                visit,
                                queue,
                                "P1",
                                "",
                                priority,
                                NOW,
                                NOW.plusSeconds(900),
                                "",
                                Standing.walkIn()),
                        new Arrival.SignIn(cause(5), visit),
                        new Call.CallNext(cause(6), room),
                        new Call.Miss(cause(7), room))
                .forEach(command -> facts(area, command).forEach(fact -> area.apply(fact, command.cause())));
        Ticket missed = area.ticketOf(visit).orElseThrow();
        return List.of(Sentences.marks(missed), Sentences.mark(missed));
    }
}
