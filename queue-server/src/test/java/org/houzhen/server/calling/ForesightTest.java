package org.houzhen.server.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.queue.AreaFold;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.rules.Naming;
import org.houzhen.server.rules.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForesightTest {
    private static final QueueId LINE = new QueueId("S-1");
    private static final RuleBook WITH_DOORS = new RuleBook(RuleSet.defaults(), Map.of(), Naming.defaults());

    @TempDir
    private Path folder;

    private static List<String> foretold(Floor floor, RuleSet rules) {
        var copy = AreaFold.replay(floor.journal, floor.areas.today("B"));
        return new Foresight(copy, rules, floor.areas.now())
                .lines().get(LINE).stream()
                        .map(place -> place.ticket().number() + " " + place.rule())
                        .toList();
    }

    private static RuleSet fromHall() {
        return RuleSet.defaults().with(new RuleSet.Rooms(0, true, 2));
    }

    private static void grantsPriorityTo(Floor floor, String visit) {
        floor.office.take(Floor.old(visit));
        floor.office.signIn(java.util.UUID.randomUUID(), visit, "terminal:1");
    }

    @Test
    void whoIsAtADoorGoesFirstWhateverTheRulesBecome() {
        try (var floor = new Floor(folder, WITH_DOORS, board -> {})) {
            floor.waits("V1");
            floor.opensRoom();
            floor.waits("V2");
            grantsPriorityTo(floor, "V3");
            floor.waits("V4");
            RuleSet atOnce = RuleSet.defaults().with(new RuleSet.Priorities(0, 80, 70, 3));

            assertThat(foretold(floor, RuleSet.defaults()))
                    .containsExactly("B001 TURN", "B002 TURN", "B003 PRIORITY_RATIO", "B004 TURN");
            assertThat(foretold(floor, atOnce))
                    .containsExactly("B001 TURN", "B002 TURN", "B003 PRIORITY_RATIO", "B004 TURN");
        }
    }

    @Test
    void inTheHallTheNewRulesDecideAndNothingReallyHappens() {
        try (var floor = new Floor(folder)) {
            floor.waits("V1");
            floor.waits("V2");
            grantsPriorityTo(floor, "V3");
            floor.opensRoom();
            floor.does("B", new RoomCommand.CloseRoom(floor.cause(), Floor.ROOM));
            floor.does(
                    "B",
                    new RoomCommand.OpenRoom(
                            floor.cause(), new RoomId("R9"), "9", "", "", List.of(), List.of(), Set.of()));
            long before = floor.areas.ask("B", Areas.Moment::position);
            RuleSet atOnce = fromHall().with(new RuleSet.Priorities(0, 80, 70, 3));

            assertThat(foretold(floor, atOnce)).first().isEqualTo("B003 PRIORITY_RATIO");
            assertThat(foretold(floor, fromHall())).first().isEqualTo("B001 TURN");
            assertThat(floor.areas.ask("B", Areas.Moment::position).longValue()).isEqualTo(before);
        }
    }

    @Test
    void twoRoomsOfOneLineCallInTurnUntilNobodyIsLeft() {
        try (var floor = new Floor(folder, WITH_DOORS, board -> {})) {
            for (int i = 1; i <= 7; i++) {
                floor.waits("V" + i);
            }
            floor.opensRoom();
            floor.does(
                    "B",
                    new RoomCommand.OpenRoom(
                            floor.cause(), new RoomId("R202"), "202诊室", "李", "", List.of(LINE), List.of(), Set.of()));
            floor.callsNext();

            assertThat(foretold(floor, RuleSet.defaults())).hasSize(6).doesNotHaveDuplicates();
            assertThat(foretold(floor, fromHall()))
                    .containsExactlyInAnyOrderElementsOf(foretold(floor, RuleSet.defaults()));
        }
    }
}
