package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.wire.Board;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Medicine that was called and not collected (RULES 11). */
class UncollectedTest {
    private static final QueueId WINDOW = new QueueId("P1");
    private static final RoomId ROOM = new RoomId("P1");

    @TempDir
    private Path folder;

    @Test
    void itLeavesTheScreensAfterHalfAnHourWhileAMissedPatientStays() {
        List<Board> shown = new CopyOnWriteArrayList<>();
        try (var floor = new Floor(folder, RuleBook.defaults(), shown::add)) {
            String patient = floor.waits("V1");
            floor.opensRoom();
            floor.does("B", new Call.CallNext(floor.cause(), Floor.ROOM));
            floor.does("B", new Call.Miss(floor.cause(), Floor.ROOM));
            medicineIsMissed(floor);
            await().untilAsserted(() -> assertThat(missed(shown)).containsExactlyInAnyOrder(patient, "B002"));

            floor.clock.passes(Duration.ofMinutes(31));
            floor.waits("V2");

            await().untilAsserted(() -> assertThat(missed(shown)).containsExactly(patient));
        }
    }

    private static void medicineIsMissed(Floor floor) {
        floor.does("B", new RoomCommand.OpenQueue(floor.cause(), WINDOW, "药房1号窗", "药房", QueueKind.PHARMACY));
        floor.does(
                "B",
                new RoomCommand.OpenRoom(floor.cause(), ROOM, "药房1号窗", "药师", "", List.of(WINDOW), List.of(), Set.of()));
        var visit = new VisitId("R1/PHARM/S1");
        floor.does(
                "B",
                new Arrival.TakeTicket(
                        floor.cause(),
                        visit,
                        WINDOW,
                        "P-1",
                        "",
                        Priority.NORMAL,
                        floor.clock.instant(),
                        floor.clock.instant(),
                        "",
                        Standing.walkIn()));
        floor.does("B", new Arrival.SignIn(floor.cause(), visit));
        floor.does("B", new Call.CallNext(floor.cause(), ROOM));
        floor.does("B", new Call.Miss(floor.cause(), ROOM));
    }

    private static List<String> missed(List<Board> shown) {
        return shown.get(shown.size() - 1).missed().stream()
                .map(Board.Waiting::ticket)
                .toList();
    }
}
