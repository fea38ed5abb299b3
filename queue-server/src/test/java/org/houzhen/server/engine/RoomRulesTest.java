package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.houzhen.server.engine.Standing.Origin;
import org.junit.jupiter.api.Test;

/** Rooms, doors, windows, devices, and changes of order: RULES 6 to 11 by themselves. */
class RoomRulesTest {
    private static final Standing WALK_IN = Standing.walkIn();
    private static final Warrant WARRANT = Warrant.of(Reason.of(Reason.Code.CONDITION_WORSE));
    private static final RoomId OTHER_ROOM = new RoomId("R2");

    private Ward ward = Ward.withDefaults();

    @Test
    void anExtraNumberGoesBehindTheRunningSegment() {
        TicketNumber planned = ward.waits(0);
        TicketNumber extra = ward.waits(0, WALK_IN.with(Origin.EXTRA));
        TicketNumber next = ward.waits(15);

        assertThat(ward.line()).containsExactly(planned + " TURN", extra + " TURN", next + " TURN");
    }

    @Test
    void aTransferredPatientLetsTwoOthersPass() {
        ward.waits(0);
        ward.waits(0);
        ward.waits(0);
        TicketNumber moved = ward.waits(60, WALK_IN.with(Origin.TRANSFERRED));
        ward.passes(Duration.ofMinutes(30));

        assertThat(ward.line()).element(2).isEqualTo(moved + " TRANSFERRED");
    }

    @Test
    void aCancelledClinicCallsNobodyAndDropsNobody() {
        ward = new Ward(RuleSet.defaults());
        TicketNumber atDoor = ward.waits(0);
        ward.does(new RoomCommand.SuspendQueue(ward.cause(), Ward.QUEUE, Reason.of(Reason.Code.CLINIC_CHANGED)));

        assertThat(ward.stateOf(atDoor)).isEqualTo(TicketState.WAITING);
        assertThat(ward.refusal(ward.does(new Call.CallNext(ward.cause(), Ward.ROOM))))
                .isEqualTo(Refusal.QUEUE_SUSPENDED);
        ward.does(new RoomCommand.ResumeQueue(ward.cause(), Ward.QUEUE));
        assertThat(ward.callsNext()).isEqualTo(atDoor);
    }

    @Test
    void aCalledPatientIsCalledAgainAtTheRoomTheDoctorMovedTo() {
        ward = new Ward(RuleSet.defaults());
        TicketNumber called = ward.waits(0);
        TicketNumber atDoor = ward.waits(0);
        ward.callsNext();
        ward.passes(Duration.ofMinutes(1));
        var move = new RoomCommand.MoveRoom(ward.cause(), Ward.ROOM, OTHER_ROOM, "2 诊室");
        ward.does(move);
        Room there = ward.area.room(OTHER_ROOM).orElseThrow();

        assertThat(there.ticket()).contains(called);
        assertThat(there.door()).containsExactly(atDoor);
        assertThat(ward.area.openCall(OTHER_ROOM)).contains(move.cause().command());
        assertThat(ward.area.placeOf(ward.area.require(atDoor))).isEqualTo("2 诊室");
        assertThat(ward.refusal(ward.does(new Call.CallNext(ward.cause(), Ward.ROOM))))
                .isEqualTo(Refusal.UNKNOWN_ROOM);
    }

    @Test
    void aDoctorOfTwoClinicsCallsThemByWeight() {
        var expert = new QueueId("S2");
        ward.does(new RoomCommand.OpenQueue(ward.cause(), expert, "专家 王", "1 诊室", QueueKind.CLINIC));
        ward.does(new RoomCommand.OpenRoom(
                ward.cause(), Ward.ROOM, "1 诊室", "王", "主任医师", List.of(Ward.QUEUE, expert), List.of(1, 2), Set.of()));
        for (int i = 0; i < 3; i++) {
            ward.waits(0);
        }
        for (int i = 0; i < 6; i++) {
            ward.waitsIn(expert, 0);
        }

        List<QueueId> called = java.util.stream.Stream.generate(
                        () -> ward.area.require(ward.servesNext()).queue())
                .limit(6)
                .toList();

        assertThat(called).containsExactly(Ward.QUEUE, expert, expert, Ward.QUEUE, expert, expert);
    }

    @Test
    void twoWaitAtTheDoorAndTheGreenChannelGoesBeforeThem() {
        ward = new Ward(RuleSet.defaults());
        TicketNumber one = ward.waits(0);
        TicketNumber two = ward.waits(0);
        TicketNumber three = ward.waits(0);
        assertThat(ward.area.room(Ward.ROOM).orElseThrow().door()).containsExactly(one, two);
        assertThat(ward.stateOf(three)).isEqualTo(TicketState.WAITING);

        TicketNumber stroke = ward.waits(0, Priority.GREEN_CHANNEL);

        assertThat(ward.callsNext()).isEqualTo(stroke);
    }

    @Test
    void whoWaitsAtAnotherDoorIsCalledBeforeADoctorSitsIdle() {
        ward = new Ward(RuleSet.defaults());
        TicketNumber one = ward.waits(0);
        TicketNumber two = ward.waits(0);
        ward.does(new RoomCommand.OpenRoom(
                ward.cause(), OTHER_ROOM, "2 诊室", "李", "主治医师", List.of(Ward.QUEUE), List.of(), Set.of()));
        ward.does(new Call.CallNext(ward.cause(), OTHER_ROOM));

        assertThat(ward.area.room(OTHER_ROOM).orElseThrow().ticket()).contains(one);
        assertThat(ward.callsNext()).isEqualTo(two);
    }

    @Test
    void whoCameEarlyIsSentToTheDoorWhenTheTimeHasCome() {
        ward = new Ward(RuleSet.defaults());
        TicketNumber early = ward.waits(60);
        ward.passes(Duration.ofMinutes(30));
        ward.does(new RoomCommand.TimePasses(ward.cause()));

        assertThat(ward.stateOf(early)).isEqualTo(TicketState.INVITED);
    }

    @Test
    void theSixthChangeOfOrderByOneNurseNeedsASecondPerson() {
        for (int i = 0; i < 7; i++) {
            ward.waits(0);
        }
        List<Ticket> waiting = List.copyOf(ward.area.tickets());
        for (int i = 0; i < 5; i++) {
            ward.does(new Detour.ChangePriority(ward.cause(), waiting.get(i).number(), Priority.SECOND, WARRANT));
        }
        var sixth = new Detour.ChangePriority(ward.cause(), waiting.get(5).number(), Priority.SECOND, WARRANT);
        var alone = new Warrant(WARRANT.reason(), "nurse:1");
        var approved = new Warrant(WARRANT.reason(), "nurse:2");

        assertThat(ward.refusal(ward.does(sixth))).isEqualTo(Refusal.NEEDS_APPROVAL);
        assertThat(ward.refusal(ward.does(
                        new Detour.ChangePriority(ward.cause(), waiting.get(5).number(), Priority.SECOND, alone))))
                .isEqualTo(Refusal.NEEDS_APPROVAL);
        ward.does(new Detour.ChangePriority(ward.cause(), waiting.get(5).number(), Priority.SECOND, approved));
        assertThat(waiting.get(5).priority()).isEqualTo(Priority.SECOND);
    }

    @Test
    void whoIsNotReadyIsParkedAndAfterTheTurnHasPassedLetsTwoOthersGo() {
        ward = new Ward(Ward.fromHall(), QueueKind.DEVICES);
        TicketNumber unready = ward.waits(0, WALK_IN.behind(Set.of(Gate.BLADDER_FULL, Gate.FASTING)));
        TicketNumber soonReady = ward.waits(0, WALK_IN.behind(Set.of(Gate.FASTING)));
        for (int i = 0; i < 5; i++) {
            ward.waits(0);
        }
        ward.does(new Detour.Confirm(ward.cause(), soonReady, Gate.FASTING));
        assertThat(ward.servesNext()).isEqualTo(soonReady);

        ward.does(new Detour.Confirm(ward.cause(), unready, Gate.FASTING));
        assertThat(ward.stateOf(unready)).isEqualTo(TicketState.PARKED);
        assertThat(ward.refusal(ward.does(new Detour.Return(ward.cause(), unready))))
                .isEqualTo(Refusal.NOT_READY);
        ward.does(new Detour.Confirm(ward.cause(), unready, Gate.BLADDER_FULL));

        assertThat(ward.line()).element(2).isEqualTo(unready + " READY_AGAIN");
        assertThat(ward.area.require(unready).misses()).isZero();
    }

    @Test
    void bloodDrawingGoesByArrivalAndIdleWindowsPauseThemselves() {
        ward = new Ward(Ward.fromHall(), QueueKind.WINDOWS);
        TicketNumber second = ward.registers(0, Priority.NORMAL);
        TicketNumber first = ward.waits(0);
        ward.passes(Duration.ofSeconds(1));
        ward.signsIn(second);
        assertThat(ward.line()).containsExactly(first + " TURN", second + " TURN");

        ward.passes(Duration.ofMinutes(6));
        ward.does(new RoomCommand.TimePasses(ward.cause()));

        assertThat(ward.area.room(Ward.ROOM).orElseThrow().paused()).isTrue();
    }

    @Test
    void aWindowDoesNotPauseBecauseNobodyCame() {
        ward = new Ward(Ward.fromHall(), QueueKind.WINDOWS);
        ward.passes(Duration.ofMinutes(20));
        ward.waits(0);
        ward.passes(Duration.ofMinutes(4));
        ward.does(new RoomCommand.TimePasses(ward.cause()));
        assertThat(ward.area.room(Ward.ROOM).orElseThrow().paused()).isFalse();

        ward.passes(Duration.ofMinutes(2));
        ward.does(new RoomCommand.TimePasses(ward.cause()));
        assertThat(ward.area.room(Ward.ROOM).orElseThrow().paused()).isTrue();
    }

    @Test
    void whoSitsDownWhereAnotherLeftDoesNotGetTheOthersPatients() {
        var other = new QueueId("S2");
        ward = new Ward(RuleSet.defaults());
        TicketNumber left = ward.waits(0);
        assertThat(ward.stateOf(left)).isEqualTo(TicketState.INVITED);
        ward.does(new RoomCommand.OpenQueue(ward.cause(), other, "外科 李", "1 诊室", QueueKind.CLINIC));
        ward.does(new RoomCommand.OpenRoom(
                ward.cause(), Ward.ROOM, "1 诊室", "李", "", List.of(other), List.of(), Set.of()));

        assertThat(ward.stateOf(left)).isEqualTo(TicketState.WAITING);
        assertThat(ward.refusal(ward.does(new Call.CallNext(ward.cause(), Ward.ROOM))))
                .isEqualTo(Refusal.NOBODY_WAITING);
    }

    @Test
    void medicineIsCalledInTheOrderItIsReadyAtTheWindowWithTheLeastWork() {
        var idle = new QueueId("W2");
        ward = new Ward(Ward.fromHall(), QueueKind.PHARMACY);
        ward.does(new RoomCommand.OpenQueue(ward.cause(), idle, "2 号窗口", "2 号窗口", QueueKind.PHARMACY));
        Standing medicine = WALK_IN.behind(Set.of(Gate.DISPENSED));
        TicketNumber herbs = ward.waits(0, medicine.weighing(10));
        TicketNumber pills = ward.waits(0, medicine.weighing(2));
        assertThat(ward.line()).isEmpty();
        assertThat(ward.area.leastWork(List.of(Ward.QUEUE, idle))).contains(idle);

        ward.does(new Detour.Confirm(ward.cause(), pills, Gate.DISPENSED));
        ward.passes(Duration.ofMinutes(1));
        ward.does(new Detour.Confirm(ward.cause(), herbs, Gate.DISPENSED));

        assertThat(ward.line()).containsExactly(pills + " TURN", herbs + " TURN");
    }

    @Test
    void adoptedRulesDecideWhatComesNextAndMoveNobodyWhoWaits() {
        ward.waits(0);
        ward.waits(0, Priority.SECOND);
        ward.waits(0);
        RuleSet changed = ward.area.rules().with(new RuleSet.Priorities(1, 80, 70, 3));
        ward.does(new RoomCommand.AdoptRules(ward.cause(), changed));

        assertThat(ward.line()).containsExactly("A001 TURN", "A002 PRIORITY_RATIO", "A003 TURN");
    }

    @Test
    void whoIsCalledAndNotReadyIsNotMissedAndRejoinsAfterTwoOthers() {
        ward = new Ward(Ward.fromHall(), QueueKind.WINDOWS);
        for (int i = 0; i < 5; i++) {
            ward.waits(0);
        }
        TicketNumber unready = ward.callsNext();
        ward.does(new Detour.Park(ward.cause(), unready, Reason.of(Reason.Code.NOT_READY)));

        ward.does(new Detour.Return(ward.cause(), unready));

        assertThat(ward.line()).element(2).isEqualTo(unready + " READY_AGAIN");
        assertThat(ward.area.require(unready).misses()).isZero();
    }

    @Test
    void theFirstGradeIsTriageAndAnotherOneIsAnsweredFor() {
        ward = new Ward(Ward.fromHall(), QueueKind.EMERGENCY);
        TicketNumber first = ward.waits(0);
        TicketNumber second = ward.waits(0);

        ward.does(new Detour.Grade(ward.cause(), second, 2, Warrant.of(new Reason(null, ""))));

        assertThat(ward.line()).containsExactly(second + " GRADE", first + " GRADE");
        assertThat(ward.facts).noneMatch(AreaEvent.OrderChanged.class::isInstance);
        assertThat(ward.does(new Detour.Grade(ward.cause(), second, 4, Warrant.of(new Reason(null, "")))))
                .isEqualTo(Answer.refused(Refusal.REASON_MISSING));
    }
}
