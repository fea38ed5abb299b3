package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an open room calls for is changed: queues, weights and emergency grades (RULES 2 and 6). */
class ArrangedRoomsTest {
    private static final QueueId EXPERT = new QueueId("S2");
    private static final RoomId OTHER = new RoomId("R2");
    private static final Reason WHY = new Reason(Reason.Code.OTHER, "候诊人数不均");

    private Ward ward = Ward.withDefaults();

    private void hasTwoQueues() {
        ward.does(new RoomCommand.OpenQueue(ward.cause(), EXPERT, "专家 王", "1 诊室", QueueKind.CLINIC));
        opens(Ward.ROOM, List.of(Ward.QUEUE, EXPERT), Set.of());
    }

    private Answer opens(RoomId room, List<QueueId> queues, Set<Integer> grades) {
        return ward.does(
                new RoomCommand.OpenRoom(ward.cause(), room, "诊室 " + room, "王", "", queues, List.of(), grades));
    }

    private Answer arranges(RoomId room, List<QueueId> queues, List<Integer> weights, Set<Integer> grades) {
        return ward.does(new RoomCommand.ArrangeRoom(ward.cause(), room, queues, weights, grades, WHY));
    }

    private List<QueueId> called(int times) {
        return Stream.generate(() -> ward.area.require(ward.servesNext()).queue())
                .limit(times)
                .toList();
    }

    @Test
    void weightsCountFromTheChangeAndNotFromTheMorning() {
        hasTwoQueues();
        for (int i = 0; i < 10; i++) {
            ward.waits(0);
            ward.waitsIn(EXPERT, 0);
        }
        arranges(Ward.ROOM, List.of(Ward.QUEUE, EXPERT), List.of(1, 1), Set.of());
        called(6);

        arranges(Ward.ROOM, List.of(Ward.QUEUE, EXPERT), List.of(2, 1), Set.of());

        assertThat(called(6)).containsExactly(Ward.QUEUE, EXPERT, Ward.QUEUE, Ward.QUEUE, EXPERT, Ward.QUEUE);
    }

    @Test
    void itSaysWhoChangedItWhenAndWhyUntilTheRoomIsOpenedAnew() {
        hasTwoQueues();
        arranges(Ward.ROOM, List.of(EXPERT, Ward.QUEUE), List.of(3, 1), Set.of());
        Room room = ward.area.room(Ward.ROOM).orElseThrow();

        assertThat(room.arranged()).contains(new Room.Arranged("nurse:1", ward.now, WHY));
        assertThat(room.queues()).containsExactly(EXPERT, Ward.QUEUE);
        assertThat(room.weights()).containsExactly(3, 1);

        ward.does(new RoomCommand.MoveRoom(ward.cause(), Ward.ROOM, OTHER, "2 诊室"));
        Room moved = ward.area.room(OTHER).orElseThrow();
        assertThat(moved.weights()).containsExactly(3, 1);
        assertThat(moved.arranged()).isPresent();

        opens(OTHER, List.of(Ward.QUEUE, EXPERT), Set.of());
        assertThat(moved.weights()).isEmpty();
        assertThat(moved.arranged()).isEmpty();
    }

    @Test
    void theSameAgainChangesNothing() {
        hasTwoQueues();
        var once = new RoomCommand.ArrangeRoom(
                ward.cause(), Ward.ROOM, List.of(Ward.QUEUE, EXPERT), List.of(2, 1), Set.of(), WHY);
        ward.does(once);
        int facts = ward.facts.size();

        ward.does(once);
        arranges(Ward.ROOM, List.of(Ward.QUEUE, EXPERT), List.of(2, 1), Set.of());

        assertThat(ward.facts).hasSize(facts);
    }

    @Test
    void whoWaitsAtTheDoorForAQueueGivenUpGoesBackToTheOldPlace() {
        ward = new Ward(RuleSet.defaults());
        hasTwoQueues();
        opens(OTHER, List.of(EXPERT), Set.of());
        TicketNumber stays = ward.waits(0);
        ward.waitsIn(EXPERT, 0);
        ward.waitsIn(EXPERT, 0);
        ward.waitsIn(EXPERT, 0);
        Room room = ward.area.room(Ward.ROOM).orElseThrow();
        assertThat(room.door()).contains(stays).hasSize(2);

        arranges(Ward.ROOM, List.of(Ward.QUEUE), List.of(), Set.of());

        assertThat(room.door()).containsExactly(stays);
        assertThat(ward.area.tickets())
                .filteredOn(ticket -> ticket.queue().equals(EXPERT))
                .extracting(Ticket::state)
                .containsExactlyInAnyOrder(TicketState.INVITED, TicketState.INVITED, TicketState.WAITING);
    }

    @Test
    void nobodyIsLeftToNoRoom() {
        hasTwoQueues();

        assertThat(ward.refusal(arranges(Ward.ROOM, List.of(Ward.QUEUE), List.of(), Set.of())))
                .isEqualTo(Refusal.QUEUE_WITHOUT_ROOM);
        assertThat(ward.refusal(arranges(Ward.ROOM, List.of(), List.of(), Set.of())))
                .isEqualTo(Refusal.ROOM_WITHOUT_QUEUE);
        ward.does(new RoomCommand.SuspendQueue(ward.cause(), EXPERT, WHY));
        arranges(Ward.ROOM, List.of(Ward.QUEUE), List.of(), Set.of());
        assertThat(ward.area.room(Ward.ROOM).orElseThrow().queues()).containsExactly(Ward.QUEUE);
    }

    @Test
    void aGradeThatSomeRoomTakesIsNotLeftToNone() {
        ward = new Ward(Ward.fromHall(), QueueKind.EMERGENCY);
        assertThat(ward.refusal(arranges(Ward.ROOM, List.of(Ward.QUEUE), List.of(), Set.of(1, 2))))
                .isEqualTo(Refusal.GRADE_WITHOUT_ROOM);
        opens(OTHER, List.of(Ward.QUEUE), Set.of(3, 4));

        arranges(Ward.ROOM, List.of(Ward.QUEUE), List.of(), Set.of(1, 2));

        assertThat(ward.area.room(Ward.ROOM).orElseThrow().grades()).containsExactly(1, 2);
        assertThat(ward.refusal(arranges(OTHER, List.of(Ward.QUEUE), List.of(), Set.of(4))))
                .isEqualTo(Refusal.GRADE_WITHOUT_ROOM);
        assertThat(ward.refusal(opens(OTHER, List.of(Ward.QUEUE), Set.of(4)))).isEqualTo(Refusal.GRADE_WITHOUT_ROOM);
        ward.does(new RoomCommand.CloseRoom(ward.cause(), OTHER)); // The doctor goes home; the page says what is left.
        arranges(Ward.ROOM, List.of(Ward.QUEUE), List.of(), Set.of(1, 2, 3));
        assertThat(ward.area.room(Ward.ROOM).orElseThrow().grades()).containsExactly(1, 2, 3);
    }

    @Test
    void aRoomCallsOnlyTheGradesItTakesFromTheChangeOn() {
        ward = new Ward(Ward.fromHall(), QueueKind.EMERGENCY);
        opens(OTHER, List.of(Ward.QUEUE), Set.of());
        TicketNumber urgent = ward.waits(0, Standing.walkIn().graded(2));
        TicketNumber mild = ward.waits(0, Standing.walkIn().graded(4));

        arranges(Ward.ROOM, List.of(Ward.QUEUE), List.of(), Set.of(3, 4));

        assertThat(ward.servesNext()).isEqualTo(mild);
        assertThat(ward.refusal(ward.does(new Call.CallNext(ward.cause(), Ward.ROOM))))
                .isEqualTo(Refusal.OTHER_GRADES);
        assertThat(ward.stateOf(urgent)).isEqualTo(TicketState.WAITING);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        hasTwoQueues();
        List<QueueId> both = List.of(Ward.QUEUE, EXPERT);

        for (List<Integer> weights : List.of(List.of(1), List.of(0, 1), List.of(1, 10), List.of(1, 1, 1))) {
            assertThat(ward.refusal(arranges(Ward.ROOM, both, weights, Set.of())))
                    .isEqualTo(Refusal.WRONG_WEIGHTS);
        }
        assertThat(ward.refusal(arranges(Ward.ROOM, List.of(EXPERT, EXPERT), List.of(), Set.of())))
                .isEqualTo(Refusal.WRONG_WEIGHTS);
        assertThat(ward.refusal(arranges(Ward.ROOM, List.of(new QueueId("S9")), List.of(), Set.of())))
                .isEqualTo(Refusal.UNKNOWN_QUEUE);
        assertThat(ward.refusal(arranges(OTHER, both, List.of(), Set.of()))).isEqualTo(Refusal.UNKNOWN_ROOM);
        assertThat(ward.refusal(ward.does(new RoomCommand.ArrangeRoom(
                        ward.cause(), Ward.ROOM, both, List.of(2, 1), Set.of(), new Reason(Reason.Code.OTHER, " ")))))
                .isEqualTo(Refusal.REASON_MISSING);
    }
}
