package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is sent back from a door was not drawn (RULES 7): no ratio, no distance and no share counts it. */
class SentBackTest {
    private final Ward ward = new Ward(RuleSet.defaults());

    private Room room() {
        return ward.area.room(Ward.ROOM).orElseThrow();
    }

    private void closes() {
        ward.does(new RoomCommand.CloseRoom(ward.cause(), Ward.ROOM));
    }

    private void opens(List<QueueId> queues, List<Integer> weights) {
        ward.does(new RoomCommand.OpenRoom(ward.cause(), Ward.ROOM, "1 诊室", "王", "主治医师", queues, weights, Set.of()));
    }

    @Test
    void ordinaryOnesWhoWereSentBackHaveNotGoneBeforeOneOfPriority() {
        TicketNumber first = ward.waits(0);
        TicketNumber second = ward.waits(0);
        TicketNumber old = ward.waits(0, Priority.SECOND);
        assertThat(room().door()).containsExactly(first, second);

        closes();
        opens(List.of(Ward.QUEUE), List.of());

        assertThat(room().door()).containsExactly(first, second);
        ward.does(new Call.CallNext(ward.cause(), Ward.ROOM));
        assertThat(room().door()).containsExactly(second, old);
    }

    @Test
    void onePriorityThatWasSentBackIsDueAsBefore() {
        closes();
        ward.waits(0);
        ward.waits(0);
        TicketNumber old = ward.waits(0, Priority.SECOND);
        TicketNumber ordinary = ward.waits(0);
        opens(List.of(Ward.QUEUE), List.of());
        ward.does(new Call.CallNext(ward.cause(), Ward.ROOM));
        ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
        ward.does(new Call.CallNext(ward.cause(), Ward.ROOM));
        ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
        ward.does(new Call.Finish(ward.cause(), Ward.ROOM));
        assertThat(room().door()).containsExactly(old, ordinary);

        closes();
        opens(List.of(Ward.QUEUE), List.of());

        assertThat(room().door()).containsExactly(old, ordinary);
        assertThat(ward.area.ticket(old).orElseThrow().drawnBy()).contains(Rule.PRIORITY_RATIO);
    }

    @Test
    void whoWasPutBackLetsAsManyOthersGoAsTheRuleSays() {
        TicketNumber missed = ward.waits(0);
        List<TicketNumber> others = List.of(ward.waits(0), ward.waits(0), ward.waits(0), ward.waits(0), ward.waits(0));
        ward.does(new Call.CallNext(ward.cause(), Ward.ROOM));
        ward.does(new Call.Miss(ward.cause(), Ward.ROOM));
        ward.does(new Detour.Requeue(ward.cause(), missed)); // Two stand at the door; three more are to go first.
        ward.passes(Duration.ofMinutes(6));

        closes();
        opens(List.of(Ward.QUEUE), List.of());

        assertThat(Stream.generate(ward::servesNext).limit(6).toList()).endsWith(others.get(4), missed);
    }

    @Test
    void sharesOfLinesCountWhoCameToTheDoorAndStayed() {
        closes();
        var expert = new QueueId("S2");
        ward.does(new RoomCommand.OpenQueue(ward.cause(), expert, "专家 王", "1 诊室", QueueKind.CLINIC));
        for (int i = 0; i < 4; i++) {
            ward.waits(0);
            ward.waitsIn(expert, 0);
        }
        for (int i = 0; i < 3; i++) {
            opens(List.of(Ward.QUEUE, expert), List.of(2, 1));
            assertThat(room().door())
                    .extracting(number -> ward.area.require(number).queue())
                    .containsExactly(Ward.QUEUE, expert);
            closes();
        }
    }
}
