package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.houzhen.server.engine.Standing.Origin;
import org.junit.jupiter.api.Test;

/** Sign-in, order, returns, misses: RULES 1 to 5 by themselves. */
class OrderRulesTest {
    private static final Standing WALK_IN = Standing.walkIn();
    private static final Standing APPOINTED = Standing.appointed();
    private static final Warrant WARRANT = Warrant.of(Reason.of(Reason.Code.CONDITION_WORSE));

    private Ward ward = Ward.withDefaults();

    private static Ward with(RuleSet.SignIn rule) {
        return new Ward(Ward.fromHall().with(rule));
    }

    private static RuleSet.SignIn signIn(RuleSet.Early early, RuleSet.Late late) {
        return new RuleSet.SignIn(early, Duration.ofMinutes(30), late, Duration.ofMinutes(30), RuleSet.Late.LAST, 2);
    }

    @Test
    void whereEarlySignInIsForbiddenItIsRefusedAndMayBeRepeatedInTime() {
        ward = with(signIn(RuleSet.Early.REFUSED, RuleSet.Late.INSERTED));
        TicketNumber early = ward.registers(60, Priority.NORMAL);

        assertThat(ward.refusal(ward.signsIn(early))).isEqualTo(Refusal.TOO_EARLY);
        ward.passes(Duration.ofMinutes(30));
        ward.signsIn(early);

        assertThat(ward.callsNext()).isEqualTo(early);
    }

    @Test
    void whereEarlySignInIsFreeItCountsAtOnceButTheSegmentStillOrders() {
        ward = with(signIn(RuleSet.Early.FREE, RuleSet.Late.INSERTED));
        TicketNumber early = ward.waits(120);
        TicketNumber now = ward.waits(0);

        assertThat(ward.line()).containsExactly(now + " TURN", early + " TURN");
    }

    @Test
    void aLateOneMayGoToTheEndOfTheRunningSegment() {
        ward = with(signIn(RuleSet.Early.KEPT, RuleSet.Late.END_OF_SLOT));
        TicketNumber late = ward.registers(0, Priority.NORMAL);
        TicketNumber sameSegment = ward.waits(15);
        ward.passes(Duration.ofMinutes(20));
        ward.signsIn(late);
        TicketNumber nextSegment = ward.waits(30);

        assertThat(ward.line()).containsExactly(sameSegment + " TURN", late + " TURN", nextSegment + " TURN");
    }

    @Test
    void aLateOneMayBeSentToTheNurseOrTakenAsPunctual() {
        ward = with(signIn(RuleSet.Early.KEPT, RuleSet.Late.REFUSED));
        TicketNumber refused = ward.registers(0, Priority.NORMAL);
        ward.passes(Duration.ofMinutes(16));
        assertThat(ward.refusal(ward.signsIn(refused))).isEqualTo(Refusal.TOO_LATE);

        ward = with(signIn(RuleSet.Early.KEPT, RuleSet.Late.AS_PUNCTUAL));
        TicketNumber taken = ward.registers(0, Priority.NORMAL);
        ward.waits(15);
        ward.passes(Duration.ofMinutes(16));
        ward.signsIn(taken);
        assertThat(ward.callsNext()).isEqualTo(taken);
    }

    @Test
    void whoIsLaterThanTheGraceWaitsForTheEndOfTheHalfDay() {
        TicketNumber late = ward.registers(0, Priority.NORMAL);
        ward.passes(Duration.ofMinutes(46));
        ward.signsIn(late);
        ward.waits(60);
        ward.waits(60);

        assertThat(ward.line()).last().isEqualTo(late + " NOBODY_ELSE");
    }

    @Test
    void aMorningsNumberInTheAfternoonGoesToTheNurse() {
        TicketNumber morning =
                ward.registers(0, Priority.NORMAL, WALK_IN.until(Ward.MORNING.plus(Duration.ofHours(4))));
        ward.passes(Duration.ofHours(5));

        assertThat(ward.refusal(ward.signsIn(morning))).isEqualTo(Refusal.HALF_DAY_OVER);
    }

    @Test
    void ofOneSegmentTwoAppointedGoBeforeOneWalkIn() {
        ward.waits(0, WALK_IN);
        ward.waits(0, WALK_IN);
        ward.waits(0, APPOINTED);
        ward.waits(0, APPOINTED);
        ward.waits(0, APPOINTED);

        assertThat(ward.line())
                .containsExactly("A003 TURN", "A004 TURN", "A001 WALK_IN_RATIO", "A005 TURN", "A002 TURN");
    }

    @Test
    void anEarlierSegmentGoesFirstWhateverTheChannel() {
        ward.waits(15, APPOINTED);
        ward.waits(0, WALK_IN);

        assertThat(ward.line()).containsExactly("A002 TURN", "A001 TURN");
    }

    @Test
    void appointmentsMayAlwaysGoFirstOrCountForNothing() {
        ward = new Ward(Ward.fromHall()
                .with(new RuleSet.Order(
                        RuleSet.Mix.APPOINTED_FIRST, 2, RuleSet.Within.REGISTRATION, Duration.ofMinutes(60))));
        ward.waits(0, WALK_IN);
        ward.waits(0, APPOINTED);
        assertThat(ward.line()).containsExactly("A002 TURN", "A001 TURN");

        ward = new Ward(Ward.fromHall()
                .with(new RuleSet.Order(RuleSet.Mix.EQUAL, 2, RuleSet.Within.REGISTRATION, Duration.ofMinutes(60))));
        ward.waits(0, WALK_IN);
        ward.waits(0, APPOINTED);
        assertThat(ward.line()).containsExactly("A001 TURN", "A002 TURN");
    }

    @Test
    void withinASegmentTheSignInMayOrderInsteadOfTheRegistration() {
        ward = new Ward(Ward.fromHall()
                .with(new RuleSet.Order(RuleSet.Mix.RATIO, 2, RuleSet.Within.SIGN_IN, Duration.ofMinutes(60))));
        TicketNumber registeredFirst = ward.registers(15, Priority.NORMAL);
        TicketNumber hereFirst = ward.waits(15);
        ward.passes(Duration.ofSeconds(1));
        ward.signsIn(registeredFirst);

        assertThat(ward.line()).containsExactly(hereFirst + " TURN", registeredFirst + " TURN");
    }

    @Test
    void anEmergencyGoesByGradeThenTimeAndARoomMayTakeSomeGradesOnly() {
        ward = new Ward(Ward.fromHall(), QueueKind.EMERGENCY);
        TicketNumber fourth = ward.waits(0, WALK_IN.graded(4));
        ward.passes(Duration.ofMinutes(1));
        TicketNumber second = ward.waits(0, WALK_IN.graded(2));
        TicketNumber first = ward.waits(0, WALK_IN.graded(1));
        assertThat(ward.line()).containsExactly(first + " GRADE", second + " GRADE", fourth + " GRADE");

        ward.does(new RoomCommand.OpenRoom(
                ward.cause(), new RoomId("R2"), "急诊 1", "李", "", List.of(Ward.QUEUE), List.of(), Set.of(1, 2)));
        ward.does(new RoomCommand.OpenRoom(
                ward.cause(), Ward.ROOM, "急诊 3", "王", "主治医师", List.of(Ward.QUEUE), List.of(), Set.of(3, 4)));
        assertThat(ward.callsNext()).isEqualTo(fourth);
    }

    @Test
    void aNurseGradesAnewAndAnswersForIt() {
        ward = new Ward(Ward.fromHall(), QueueKind.EMERGENCY);
        TicketNumber one = ward.waits(0, WALK_IN.graded(3));
        TicketNumber two = ward.waits(0, WALK_IN.graded(4));
        ward.does(new Detour.Grade(ward.cause(), two, 1, WARRANT));

        assertThat(ward.line()).containsExactly(two + " GRADE", one + " GRADE");
        assertThat(ward.facts)
                .filteredOn(AreaEvent.OrderChanged.class::isInstance)
                .containsExactly(new AreaEvent.OrderChanged(two, WARRANT.reason(), "", 2, 1));
    }

    @Test
    void aReturnLetsAtMostThreeOthersPassEvenWherePriorityTakesTheOrdinaryTurns() {
        ward = new Ward(Ward.fromHall().with(new RuleSet.Returning(10, 1, 3, 1, 2)));
        TicketNumber back = ward.waits(0);
        assertThat(ward.servesNext()).isEqualTo(back);
        for (int i = 0; i < 6; i++) {
            ward.waits(1);
        }
        ward.does(new Detour.Return(ward.cause(), back));

        assertThat(ward.line()).element(3).isEqualTo(back + " RETURN_LIMIT");
    }

    @Test
    void twoReturnsAreNotCalledInARowWhileOthersWait() {
        ward = new Ward(Ward.fromHall().with(new RuleSet.Returning(0, 0, 1, 1, 2)));
        TicketNumber one = ward.waits(0);
        TicketNumber two = ward.waits(0);
        ward.servesNext();
        ward.servesNext();
        ward.waits(1);
        ward.waits(1);
        ward.does(new Detour.Return(ward.cause(), one));
        ward.does(new Detour.Return(ward.cause(), two));

        assertThat(ward.line().stream().map(place -> place.substring(0, 4)))
                .containsExactly("A001", "A003", "A002", "A004");
    }

    @Test
    void whoComesBackWithinThreeDaysWaitsAsAReturn() {
        ward.waits(0);
        ward.waits(0);
        TicketNumber back = ward.waits(0, WALK_IN.with(Origin.THREE_DAY));
        ward.servesNext();
        ward.servesNext();

        assertThat(ward.area.require(back).returning()).isTrue();
        assertThat(ward.callsNext()).isEqualTo(back);
    }

    @Test
    void aThirdMissWaitsForTheEndOfTheHalfDay() {
        TicketNumber missed = ward.waits(0);
        for (int i = 0; i < 3; i++) {
            ward.callsNext();
            ward.misses();
            ward.does(new Detour.Requeue(ward.cause(), missed));
        }
        ward.passes(Duration.ofMinutes(10));
        for (int i = 0; i < 8; i++) {
            ward.waits(0);
        }

        assertThat(ward.line()).last().isEqualTo(missed + " NOBODY_ELSE");
    }

    @Test
    void fewerWaitingThanTheDistanceMeansTheEnd() {
        TicketNumber missed = ward.waits(0);
        ward.waits(0);
        ward.callsNext();
        ward.misses();
        ward.does(new Detour.Requeue(ward.cause(), missed));

        assertThat(ward.line()).last().isEqualTo(missed + " NOBODY_ELSE");
    }

    @Test
    void aNurseReopensANoShowUnderALinkedNumberAtTheEnd() {
        TicketNumber gone = ward.waits(0);
        for (int i = 0; i < 4; i++) {
            ward.callsNext();
            ward.misses();
            ward.does(new Detour.Requeue(ward.cause(), gone));
        }
        assertThat(ward.stateOf(gone)).isEqualTo(TicketState.NO_SHOW);
        ward.waits(0);
        Answer answer = ward.does(new Arrival.Reopen(ward.cause(), gone, WARRANT));
        TicketNumber anew = ward.area
                .ticketOf(ward.area.require(gone).visit())
                .orElseThrow()
                .number();
        ward.waits(0);

        assertThat(answer.match(Answer.Done::facts, no -> List.<AreaEvent>of()))
                .contains(new AreaEvent.OrderChanged(anew, WARRANT.reason(), "", 0, 2));
        assertThat(anew).isNotEqualTo(gone);
        assertThat(ward.stateOf(gone)).isEqualTo(TicketState.NO_SHOW);
        assertThat(ward.line()).last().isEqualTo(anew + " NOBODY_ELSE");
    }
}
