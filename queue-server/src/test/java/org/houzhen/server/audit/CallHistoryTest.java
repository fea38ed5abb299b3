package org.houzhen.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.rules.Naming;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.server.web.Patience;
import org.houzhen.wire.CalledBefore;
import org.houzhen.wire.TicketPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallHistoryTest {
    private static final RuleSet RULES = RuleBook.defaults().hospital();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;

    private Floor floor;

    private void openWith(int doorPlaces) {
        RuleSet.Rooms rooms = RULES.rooms();
        RuleSet rules = RULES.with(new RuleSet.Rooms(doorPlaces, rooms.nextFinishesCurrent(), rooms.transferPlaces()));
        floor = new Floor(folder, new RuleBook(rules, Map.of(), Naming.defaults()), board -> {});
    }

    @AfterEach
    void close() {
        floor.close();
    }

    private List<CalledBefore.Call> calls(String first, String second) {
        return new CallHistory(new TicketNumber(first), new TicketNumber(second), ZONE)
                .calls(floor.journal.read(floor.areas.today("B"), 1));
    }

    private void seesOne() {
        floor.callsNext();
        floor.enters();
        floor.clock.passes(Duration.ofMinutes(5));
        floor.finishes();
    }

    @Test
    void theAnswerAfterwardsIsTheSentenceThatWasShownBefore() {
        openWith(0);
        List.of("V1", "V2", "V3").forEach(floor::waits);
        floor.opensRoom();
        var warrant = Warrant.of(Reason.of(Reason.Code.CRITICAL));
        floor.does(
                "B",
                new Detour.ChangePriority(floor.cause(), new TicketNumber("B003"), Priority.GREEN_CHANNEL, warrant));
        TicketPath shown = Patience.await(floor.areas.path("B", "B002")).orElseThrow();
        seesOne();
        seesOne();
        floor.clock.passes(Duration.ofDays(1));

        List<CalledBefore.Call> calls = new CallHistory(new TicketNumber("B003"), new TicketNumber("B002"), ZONE)
                .calls(floor.journal.read(new StreamName("area/B/2026-11-23"), 1));

        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).said()).isEqualTo(shown.before().get(0).said());
        assertThat(calls.get(0).rule()).isEqualTo("GREEN_CHANNEL");
        assertThat(calls.get(0).by()).isEqualTo("staff:1");
        assertThat(calls.get(0).room()).isEqualTo("201诊室");
    }

    @Test
    void whoWasSentToADoorIsExplainedFromThatMoment() {
        openWith(2);
        floor.waits("V1");
        floor.opensRoom();
        List.of("V2", "V3").forEach(floor::waits);
        seesOne();
        seesOne();

        CalledBefore.Call second = calls("B002", "B003").get(0);

        assertThat(second.decidedAt()).isLessThan(second.position());
        assertThat(second.ground()).isEqualTo("NOT_ISSUED");
        assertThat(second.said().zh()).isEqualTo("B003：当时还没有取号");
    }

    @Test
    void whoWasNotInTheLineIsSaidToHaveBeenElsewhere() {
        openWith(0);
        List.of("V1", "V2").forEach(floor::waits);
        floor.registers("V3", Floor.LINE);
        floor.opensRoom();
        seesOne();
        seesOne();

        assertThat(calls("B002", "B001").get(0).said().zh()).isEqualTo("B001：已先在 08:30 叫过");
        assertThat(calls("B002", "B003").get(0).said().en()).isEqualTo("B003: had not signed in yet");
        assertThat(calls("B002", "B777").get(0).ground()).isEqualTo("NOT_ISSUED");
        assertThat(calls("B003", "B001")).isEmpty();
    }

    @Test
    void aChoiceIsAnsweredForWithItsReason() {
        openWith(0);
        List.of("V1", "V2").forEach(floor::waits);
        floor.opensRoom();
        var warrant = Warrant.of(new Reason(Reason.Code.CONDITION_WORSE, ""));
        floor.does("B", new Call.CallChosen(floor.cause(), Floor.ROOM, new TicketNumber("B002"), warrant));

        CalledBefore.Call call = calls("B002", "B001").get(0);

        assertThat(call.rule()).isEqualTo("CHOSEN");
        assertThat(call.said().zh()).startsWith("B002：由 staff:1 选呼，原因");
    }
}
