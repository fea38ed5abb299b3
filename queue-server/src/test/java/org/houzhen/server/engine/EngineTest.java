package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineTest {
    private final Ward ward = Ward.withDefaults();

    @Test
    void aSecondPressOfTheSameButtonCallsNobodyElse() {
        ward.waits(0);
        ward.waits(0);
        var press = new Call.CallNext(ward.cause(), Ward.ROOM);

        Answer first = ward.does(press);
        Answer second = ward.does(press);

        assertThat(second).isEqualTo(Answer.repeated(((Answer.Done) first).facts()));
        assertThat(ward.facts).filteredOn(AreaEvent.Called.class::isInstance).hasSize(1);
    }

    @Test
    void aSecondButtonIsRefusedWhileACallIsOpen() {
        ward.waits(0);
        ward.waits(0);
        ward.callsNext();

        assertThat(ward.refusal(ward.does(new Call.CallNext(ward.cause(), Ward.ROOM))))
                .isEqualTo(Refusal.ROOM_HAS_OPEN_CALL);
    }

    @Test
    void aPressThatComesLateDoesNothingToWhoeverIsThereThen() {
        TicketNumber seen = ward.waits(0);
        ward.waits(0);
        ward.waits(0);
        ward.callsNext();
        ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
        var late = new Call.AsSeen(new Call.CallNext(ward.cause(), Ward.ROOM), Optional.of(seen));
        ward.does(new Call.AsSeen(new Call.CallNext(ward.cause(), Ward.ROOM), Optional.of(seen)));
        ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
        Optional<TicketNumber> now = ward.area.requireRoom(Ward.ROOM).ticket();

        assertThat(ward.refusal(ward.does(late))).isEqualTo(Refusal.ROOM_HAS_CHANGED);

        assertThat(ward.area.requireRoom(Ward.ROOM).ticket()).isEqualTo(now).isNotEqualTo(Optional.of(seen));
    }

    @Test
    void aPressSentAgainIsAnsweredAsTheFirstTimeWhoeverIsThereNow() {
        ward.waits(0);
        var press = new Call.AsSeen(new Call.CallNext(ward.cause(), Ward.ROOM), Optional.empty());
        Answer first = ward.does(press);

        assertThat(ward.does(press)).isEqualTo(Answer.repeated(((Answer.Done) first).facts()));
    }

    @Test
    void whatIsAskedOfARoomIsTheSameWhoeverWasSeenThere() {
        TicketNumber number = ward.waits(0);
        var next = new Call.CallNext(ward.cause(), Ward.ROOM);
        var enter = new Call.Enter(next.cause(), Ward.ROOM);

        assertThat(new Call.AsSeen(next, Optional.empty()).asked(ward.area))
                .isEqualTo(next.asked(ward.area))
                .isNotEqualTo(new Call.AsSeen(enter, Optional.of(number)).asked(ward.area));
    }

    @Test
    void aVisitKeepsItsFirstNumber() {
        TicketNumber number = ward.registers(0, Priority.NORMAL);
        VisitId visit = ward.area.require(number).visit();

        ward.does(new Arrival.TakeTicket(
                ward.cause(),
                visit,
                Ward.QUEUE,
                "P",
                "张*",
                Priority.NORMAL,
                ward.now,
                ward.now,
                "",
                Standing.walkIn()));

        assertThat(ward.area.tickets()).hasSize(1);
        assertThat(number).hasToString("A001");
    }

    @Test
    void ticketsGoByTimeSegmentThenNumber() {
        TicketNumber later = ward.waits(15);
        TicketNumber first = ward.waits(0);
        TicketNumber second = ward.waits(0);

        assertThat(ward.servesNext()).isEqualTo(first);
        assertThat(ward.servesNext()).isEqualTo(second);
        assertThat(ward.servesNext()).isEqualTo(later);
    }

    @Test
    void onePriorityTicketGoesAfterTwoOrdinaryOnes() {
        ward.waits(0);
        ward.waits(0);
        ward.waits(0);
        ward.waits(0, Priority.SECOND);
        ward.waits(0, Priority.FIRST);

        assertThat(ward.line())
                .containsExactly("A001 TURN", "A002 TURN", "A004 PRIORITY_RATIO", "A003 TURN", "A005 NOBODY_ELSE");
    }

    @Test
    void theGreenChannelIsNextWhateverElseWaits() {
        ward.waits(0);
        TicketNumber stroke = ward.waits(0, Priority.GREEN_CHANNEL);

        assertThat(ward.servesNext()).isEqualTo(stroke);
    }

    @Test
    void aMissedTicketIsBackAfterThreeOthersAndThenFive() {
        TicketNumber missed = ward.waits(0);
        for (int i = 0; i < 10; i++) {
            ward.waits(1);
        }
        ward.callsNext();
        ward.misses();
        ward.does(new Detour.Requeue(ward.cause(), missed));
        ward.passes(Duration.ofMinutes(6));

        assertThat(ward.line().indexOf(missed + " REQUEUED")).isEqualTo(3);

        for (int i = 0; i < 3; i++) {
            ward.servesNext();
        }
        assertThat(ward.callsNext()).isEqualTo(missed);
        ward.misses();
        ward.does(new Detour.Requeue(ward.cause(), missed));
        ward.passes(Duration.ofMinutes(6));

        assertThat(ward.line().indexOf(missed + " REQUEUED")).isEqualTo(5);
    }

    @Test
    void theFourthMissIsANoShow() {
        TicketNumber missed = ward.waits(0);
        for (int i = 0; i < 3; i++) {
            ward.callsNext();
            ward.misses();
            ward.does(new Detour.Requeue(ward.cause(), missed));
        }
        ward.callsNext();
        ward.misses();

        assertThat(ward.stateOf(missed)).isEqualTo(TicketState.NO_SHOW);
    }

    @Test
    void aMistakenMissIsTakenBackWithinTwoMinutesAndNotLater() {
        TicketNumber number = ward.waits(0);
        ward.waits(0);
        ward.callsNext();
        ward.misses();
        ward.passes(Duration.ofMinutes(1));
        ward.does(new Detour.UndoMiss(ward.cause(), number));

        assertThat(ward.callsNext()).isEqualTo(number);

        ward.misses();
        ward.passes(Duration.ofMinutes(3));
        assertThat(ward.refusal(ward.does(new Detour.UndoMiss(ward.cause(), number))))
                .isEqualTo(Refusal.UNDO_EXPIRED);
    }

    @Test
    void aCallIsRepeatedTwiceAtMostAndNotAtOnce() {
        ward.waits(0);
        ward.callsNext();

        assertThat(ward.refusal(repeat())).isEqualTo(Refusal.TOO_SOON);
        ward.passes(Duration.ofSeconds(20));
        repeat();
        ward.passes(Duration.ofSeconds(20));
        repeat();
        ward.passes(Duration.ofSeconds(20));
        assertThat(ward.refusal(repeat())).isEqualTo(Refusal.CALLED_ENOUGH);
    }

    private Answer repeat() {
        return ward.does(new Call.RepeatCall(ward.cause(), Ward.ROOM));
    }

    @Test
    void anEarlySignInIsKeptAndCountsFromHalfAnHourBefore() {
        TicketNumber early = ward.waits(90);

        assertThat(ward.line()).containsExactly(early + " NOT_YET_ACTIVE");
        assertThat(ward.refusal(ward.does(new Call.CallNext(ward.cause(), Ward.ROOM))))
                .isEqualTo(Refusal.NOBODY_WAITING);
        ward.passes(Duration.ofMinutes(60));
        assertThat(ward.callsNext()).isEqualTo(early);
    }

    @Test
    void aLateArrivalGoesAfterTwoPunctualOnes() {
        TicketNumber late = ward.registers(0, Priority.NORMAL);
        ward.passes(Duration.ofMinutes(20));
        ward.signsIn(late);
        ward.waits(20);
        ward.waits(20);
        ward.waits(20);

        assertThat(ward.line()).element(2).isEqualTo(late + " LATE_RATIO");
    }

    @Test
    void aReturningPatientKeepsTheNumberAndGoesAfterTwoFirstVisits() {
        TicketNumber back = ward.waits(0);
        ward.waits(1);
        ward.waits(1);
        ward.waits(1);
        assertThat(ward.servesNext()).isEqualTo(back);
        ward.does(new Detour.Return(ward.cause(), back));

        ward.servesNext();

        assertThat(ward.line()).element(0).isEqualTo(back + " RETURN_RATIO");
    }

    @Test
    void nobodyWaitsLongerThanTheGuardBehindARatio() {
        TicketNumber ordinary = ward.waits(0);
        ward.passes(Duration.ofMinutes(61));
        ward.waits(0, Priority.FIRST);

        assertThat(ward.line()).element(0).isEqualTo(ordinary + " WAITED_LONG");
    }

    @Test
    void choosingATicketNeedsAReason() {
        TicketNumber number = ward.waits(0);

        assertThat(ward.refusal(
                        ward.does(new Call.CallChosen(ward.cause(), Ward.ROOM, number, warrant(Reason.Code.OTHER)))))
                .isEqualTo(Refusal.REASON_MISSING);
        ward.does(new Call.CallChosen(ward.cause(), Ward.ROOM, number, warrant(Reason.Code.CONDITION_WORSE)));
        assertThat(ward.stateOf(number)).isEqualTo(TicketState.CALLED);
    }

    private static Warrant warrant(Reason.Code code) {
        return Warrant.of(Reason.of(code));
    }

    @Test
    void aPausedRoomCallsNobody() {
        ward.waits(0);
        ward.does(new RoomCommand.PauseRoom(ward.cause(), Ward.ROOM));

        assertThat(ward.refusal(ward.does(new Call.CallNext(ward.cause(), Ward.ROOM))))
                .isEqualTo(Refusal.ROOM_PAUSED);
    }

    @Test
    void theMissThatIsSaidToBeTheLastIsTheOneThatEndsTheTicket() {
        Ward ward = Ward.withDefaults();
        TicketNumber number = ward.waits(0);

        for (boolean ended = false; !ended; ) {
            ward.callsNext();
            boolean last = Call.Miss.isLast(ward.area.require(number), ward.area.rules());
            ward.misses();
            ended = ward.stateOf(number) == TicketState.NO_SHOW;
            assertThat(last).isEqualTo(ended);
            ward.does(new Detour.Requeue(ward.cause(), number));
        }
        assertThat(ward.area.require(number).misses()).isEqualTo(4);
    }

    @Test
    void whoeverWasMissedBeforeTheRulesBecameStricterGetsANewNumber() {
        Ward ward = Ward.withDefaults();
        TicketNumber missed = ward.waits(0);
        for (int i = 0; i < 2; i++) {
            ward.callsNext();
            ward.misses();
            if (i == 0) {
                ward.does(new Detour.Requeue(ward.cause(), missed));
            }
        }
        RuleSet.Missed before = RuleSet.defaults().missed();
        var stricter =
                new RuleSet.Missed(before.callsMax(), before.repeatGap(), List.of(3), before.pause(), before.undo());
        ward.does(new RoomCommand.AdoptRules(ward.cause(), RuleSet.defaults().with(stricter)));

        assertThat(ward.does(new Detour.Requeue(ward.cause(), missed)))
                .isEqualTo(Answer.refused(Refusal.MISSED_TOO_OFTEN));
        var why = Warrant.of(Reason.of(Reason.Code.DOCTOR_CONSENT));
        assertThat(ward.does(new Arrival.Reopen(ward.cause(), missed, why))).isInstanceOf(Answer.Done.class);
        assertThat(ward.stateOf(missed)).isEqualTo(TicketState.NO_SHOW);
    }
}
