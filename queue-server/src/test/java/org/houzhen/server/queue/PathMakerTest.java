package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.rules.Naming;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.server.web.Patience;
import org.houzhen.wire.TicketPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathMakerTest {
    private static final RuleSet RULES = RuleBook.defaults().hospital();

    @TempDir
    private Path folder;

    private Floor floor;

    @AfterEach
    void close() {
        floor.close();
    }

    private void openWith(int doorPlaces) {
        RuleSet.Rooms rooms = RULES.rooms();
        RuleSet rules = RULES.with(new RuleSet.Rooms(doorPlaces, rooms.nextFinishesCurrent(), rooms.transferPlaces()));
        floor = new Floor(folder, new RuleBook(rules, Map.of(), Naming.defaults()), board -> {});
    }

    private TicketPath path(String number) {
        return Patience.await(floor.areas.path("B", number)).orElseThrow();
    }

    private void raises(String number, Priority priority) {
        var warrant = Warrant.of(Reason.of(Reason.Code.DISABLED));
        floor.does("B", new Detour.ChangePriority(floor.cause(), new TicketNumber(number), priority, warrant));
    }

    private void visit(int minutes) {
        floor.callsNext();
        floor.enters();
        floor.clock.passes(Duration.ofMinutes(minutes));
        floor.finishes();
    }

    private static List<String> said(TicketPath path) {
        return path.before().stream().map(before -> before.said().zh()).toList();
    }

    private static List<String> saidInEnglish(TicketPath path) {
        return path.before().stream().map(before -> before.said().en()).toList();
    }

    @Test
    void eachTicketBeforeHasTheReasonThatTellsTheTwoApart() {
        openWith(0);
        floor.waits("V1");
        floor.waits("V2");
        String third = floor.waits("V3");
        raises(third, Priority.SECOND);
        String fourth = floor.waits("V4");
        raises("B001", Priority.GREEN_CHANNEL);

        String notDue = "B003：优先患者，每 2 位普通患者后 1 位，还没轮到";
        assertThat(said(path(third))).containsExactly("B001：绿色通道，最先就诊", notDue, notDue);
        assertThat(said(path(fourth))).contains("B002：同一时段按号序，先于 B004");
        assertThat(saidInEnglish(path(third)))
                .contains("B001: green channel: seen next", "B003: priority: one after every 2 ordinary; not due yet");
        assertThat(path(fourth).place()).isEqualTo(path(fourth).before().size() + 1);
    }

    @Test
    void theMarkAndTheSentenceSayWhatAClassWasGivenFor() {
        openWith(0);
        String soldier = floor.waits("V1");
        String old = floor.waits("V2");
        String disabled = floor.waits("V3");
        raises(soldier, Reason.Code.MILITARY);
        raises(old, Reason.Code.ELDERLY);
        raises(disabled, Reason.Code.DISABLED);

        assertThat(path(soldier).mark()).isEqualTo("军");
        assertThat(path(old).mark()).isEqualTo("老");
        assertThat(path(disabled).mark()).isEqualTo("优");
        floor.waits("V4");
        floor.waits("V5");
        String notDue = "B001：军人优先，每 2 位普通患者后 1 位，还没轮到";
        assertThat(said(path(soldier))).containsExactly(notDue, notDue);
        assertThat(saidInEnglish(path(soldier)))
                .contains("B001: priority as soldier or veteran: one after every 2 ordinary; not due yet");
    }

    private void raises(String number, Reason.Code because) {
        floor.does(
                "B",
                new Detour.ChangePriority(
                        floor.cause(), new TicketNumber(number), Priority.FIRST, Warrant.of(Reason.of(because))));
    }

    @Test
    void whoWasMissedIsToldHowManyGoFirst() {
        openWith(0);
        String missed = floor.waits("V1");
        floor.opensRoom();
        floor.callsNext();
        floor.does("B", new Call.Miss(floor.cause(), Floor.ROOM));
        List.of("V2", "V3", "V4", "V5").forEach(floor::waits);
        floor.clock.passes(Duration.ofMinutes(6));
        floor.does("B", new Detour.Requeue(floor.cause(), new TicketNumber(missed)));

        TicketPath path = path(missed);

        assertThat(path.mark()).isEqualTo("过");
        assertThat(said(path)).hasSize(3).allMatch(said -> said.equals("B001：过号召回，还要先让 3 个号"));
        assertThat(saidInEnglish(path)).allMatch("B001: put back after a miss; it has to let 3 more go first"::equals);
    }

    @Test
    void whoStandsAtADoorIsBeforeTheHallAndTheDoorHasItsOwnOrder() {
        openWith(2);
        floor.waits("V1");
        floor.opensRoom();
        List.of("V2", "V3").forEach(floor::waits);

        assertThat(path("B003").place()).isEqualTo(3);
        assertThat(said(path("B003"))).containsExactly("B001：已轮到，在 201诊室 门口候诊", "B002：已轮到，在 201诊室 门口候诊");
        assertThat(path("B002").place()).isEqualTo(2);
        assertThat(said(path("B002"))).containsExactly("B001：先到 201诊室 门口");
        assertThat(path("B001").place()).isEqualTo(1);
    }

    @Test
    void timeIsSaidOnlyOnceEnoughWereSeenHereToday() {
        openWith(0);
        floor.waits("V1");
        assertThat(path("B001").expected().said().zh()).contains("还没有开始叫号");
        floor.opensRoom();
        assertThat(path("B001").expected().said().zh()).contains("人数还少");
        assertThat(path("B001").expected().fromMinutes()).isNull();
        List.of("V2", "V3", "V4", "V5", "V6", "V7", "V8").forEach(floor::waits);
        for (int minutes : new int[] {4, 6, 8, 10, 12}) {
            visit(minutes);
        }

        TicketPath.Wait expected = path("B008").expected();

        assertThat(path("B008").place()).isEqualTo(3);
        assertThat(expected.fromMinutes())
                .as("2 visits of 6 minutes, down to 5")
                .isEqualTo(10);
        assertThat(expected.toMinutes()).as("3 visits of 10 minutes").isEqualTo(30);
        assertThat(expected.said()).isEqualTo(new TicketPath.Said("大约 10 至 30 分钟", "about 10 to 30 minutes"));
    }

    @Test
    void whoDoesNotWaitHasNoPlace() {
        openWith(0);
        String number = floor.registers("V1", Floor.LINE);

        TicketPath path = path(number);

        assertThat(path.place()).isZero();
        assertThat(path.before()).isEmpty();
        assertThat(path.expected()).isNull();
        assertThat(Patience.await(floor.areas.path("B", "B999"))).isEmpty();
    }

    @Test
    void nobodyIsNamed() {
        openWith(2);
        floor.waits("V1");
        floor.opensRoom();
        List.of("V2", "V3", "V4").forEach(floor::waits);

        assertThat(path("B004").toString())
                .doesNotContain("张", "P-V", UUID.randomUUID().toString());
    }
}
