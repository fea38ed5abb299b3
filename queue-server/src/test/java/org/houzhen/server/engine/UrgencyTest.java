package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RULES 2 and 5: life in danger goes first however it comes to wait, and in an emergency line the grade decides. */
class UrgencyTest {
    private static final Warrant CRITICAL = Warrant.of(Reason.of(Reason.Code.CRITICAL));

    private Ward ward = Ward.withDefaults();

    private void raises(TicketNumber number) {
        ward.does(new Detour.ChangePriority(ward.cause(), number, Priority.GREEN_CHANNEL, CRITICAL));
    }

    private void goesAway(TicketNumber number) {
        ward.does(new Detour.Park(ward.cause(), number, Reason.of(Reason.Code.EXAMINATION)));
    }

    private void comesBack(TicketNumber number) {
        ward.does(new Detour.Return(ward.cause(), number));
    }

    private void severalWait(int patients) {
        for (int i = 0; i < patients; i++) {
            ward.waits(0);
        }
    }

    private TicketNumber emergency(int grade) {
        ward.passes(Duration.ofMinutes(1));
        return ward.waits(0, Standing.walkIn().graded(grade));
    }

    @Test
    void whoCameEarlyIsCalledAtOnceWhenLifeIsInDanger() {
        ward.waits(0);
        TicketNumber early = ward.waits(120);
        assertThat(ward.line()).endsWith(early + " NOT_YET_ACTIVE");

        raises(early);

        assertThat(ward.line()).startsWith(early + " GREEN_CHANNEL");
        assertThat(ward.area.require(early).since()).contains(ward.now);
        assertThat(ward.callsNext()).isEqualTo(early);
    }

    @Test
    void whoSignsInEarlyByTheGreenChannelIsCalledAtOnce() {
        ward.waits(0);
        TicketNumber early = ward.waits(120, Priority.GREEN_CHANNEL);

        assertThat(ward.callsNext()).isEqualTo(early);
    }

    @Test
    void theGreenChannelSurvivesATransferAMissAndTheTests() {
        severalWait(6);
        TicketNumber sent =
                ward.registers(0, Priority.GREEN_CHANNEL, Standing.walkIn().with(Standing.Origin.TRANSFERRED));
        ward.signsIn(sent);
        assertThat(ward.callsNext()).isEqualTo(sent);
        ward.misses();
        ward.does(new Detour.Requeue(ward.cause(), sent));
        assertThat(ward.servesNext()).isEqualTo(sent);
        comesBack(sent);

        assertThat(ward.line()).startsWith(sent + " GREEN_CHANNEL");
    }

    @Test
    void whoIsRaisedWhileAwayIsFirstWhenBack() {
        TicketNumber away = ward.waits(0);
        severalWait(4);
        goesAway(away);
        raises(away);
        comesBack(away);

        assertThat(ward.callsNext()).isEqualTo(away);
    }

    @Test
    void atADoorOnlyLifeInDangerChangesTheOrder() {
        ward = new Ward(RuleSet.defaults());
        ward.waits(0);
        TicketNumber second = ward.waits(0);
        Room room = ward.area.room(Ward.ROOM).orElseThrow();
        assertThat(room.door()).last().isEqualTo(second);

        assertThat(ward.refusal(ward.does(new Detour.ChangePriority(ward.cause(), second, Priority.FIRST, CRITICAL))))
                .isEqualTo(Refusal.WRONG_STATE);
        raises(second);

        assertThat(room.door()).first().isEqualTo(second);
        assertThat(ward.facts)
                .filteredOn(AreaEvent.OrderChanged.class::isInstance)
                .containsExactly(CRITICAL.changes(second, 2, 1));
        assertThat(ward.callsNext()).isEqualTo(second);
        assertThat(ward.area.require(second).drawnBy()).contains(Rule.GREEN_CHANNEL);
    }

    @Test
    void aMissThatWasAMistakeGoesBeforeThoseAtTheDoor() {
        ward = new Ward(RuleSet.defaults());
        severalWait(4);
        TicketNumber missed = ward.callsNext();
        ward.misses();
        ward.does(new Detour.UndoMiss(ward.cause(), missed));

        assertThat(ward.callsNext()).isEqualTo(missed);
    }

    @Test
    void inAnEmergencyLineNothingThatHappenedGoesBeforeTheGrade() {
        ward = new Ward(Ward.fromHall(), QueueKind.EMERGENCY);
        TicketNumber fourth = emergency(4);
        ward.callsNext();
        ward.misses();
        ward.does(new Detour.Requeue(ward.cause(), fourth));
        TicketNumber seen = emergency(3);
        ward.servesNext();
        comesBack(seen);
        TicketNumber waited = emergency(4);
        ward.passes(Duration.ofHours(2));
        TicketNumber sent = ward.waits(
                0, Standing.walkIn().with(Standing.Origin.TRANSFERRED).graded(2));
        TicketNumber first = emergency(1);

        assertThat(ward.line())
                .containsExactly(
                        first + " GRADE", sent + " GRADE", seen + " GRADE", fourth + " GRADE", waited + " GRADE");
    }

    @Test
    void backFromTestsTheFirstGradeDoesNotWaitForTheFourth() {
        ward = new Ward(Ward.fromHall(), QueueKind.EMERGENCY);
        TicketNumber first = emergency(1);
        ward.servesNext();
        emergency(4);
        emergency(4);
        comesBack(first);

        assertThat(ward.callsNext()).isEqualTo(first);
    }

    @Test
    void whoWasAwayBeforeBeingSeenHasTheOldPlaceAndIsNoReturn() {
        severalWait(8);
        TicketNumber last = ward.waits(15);
        TicketNumber early = ward.waits(90);
        for (TicketNumber away : List.of(last, early)) {
            goesAway(away);
            comesBack(away);
        }

        assertThat(ward.line()).hasSize(10).endsWith(last + " TURN", early + " NOT_YET_ACTIVE");
        assertThat(ward.area.require(last).returning()).isFalse();
    }

    @Test
    void whoWasAwayWhileTheTurnPassedLetsTwoMoreGo() {
        TicketNumber away = ward.waits(0);
        severalWait(5);
        goesAway(away);
        ward.servesNext();
        ward.servesNext();
        comesBack(away);

        assertThat(ward.line()).element(2).isEqualTo(away + " READY_AGAIN");
    }

    @Test
    void medicineThatWasTakenBackIsNotCalledAndNoWork() {
        ward = new Ward(Ward.fromHall(), QueueKind.PHARMACY);
        TicketNumber medicine =
                ward.waits(0, Standing.walkIn().behind(Set.of(Gate.DISPENSED)).weighing(3));
        assertThat(ward.stateOf(medicine)).isEqualTo(TicketState.PARKED);

        ward.does(new Arrival.Cancel(ward.cause(), ward.area.require(medicine).visit()));

        assertThat(ward.stateOf(medicine)).isEqualTo(TicketState.CANCELLED);
        assertThat(ward.area.queue(Ward.QUEUE).orElseThrow().work()).isZero();
    }
}
