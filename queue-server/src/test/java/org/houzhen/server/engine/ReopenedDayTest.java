package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A day that was closed by mistake goes on as if it had not been (RULES 14). */
class ReopenedDayTest {
    private static final Reason MISTAKE = Reason.of(Reason.Code.STAFF_ERROR);

    private final Ward ward = new Ward(RuleSet.defaults());

    private Answer closes() {
        return ward.does(new RoomCommand.CloseDay(ward.cause()));
    }

    private Answer reopens(Reason reason) {
        return ward.does(new RoomCommand.ReopenDay(ward.cause(), reason));
    }

    private Map<TicketNumber, TicketState> states() {
        return ward.area.tickets().stream().collect(Collectors.toMap(Ticket::number, Ticket::state));
    }

    private List<TicketNumber> door() {
        return List.copyOf(ward.area.room(Ward.ROOM).orElseThrow().door());
    }

    /** One in every state there is before the end. */
    private void aMorning() {
        TicketNumber missed = ward.waits(0);
        TicketNumber parked = ward.waits(0);
        TicketNumber inside = ward.waits(0);
        ward.callsNext();
        ward.misses();
        ward.callsNext();
        ward.does(new Detour.Park(ward.cause(), parked, Reason.of(Reason.Code.AWAY)));
        ward.callsNext();
        ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
        ward.waits(15);
        ward.waits(0, Priority.GREEN_CHANNEL);
        ward.waits(30);
        ward.waits(15, Priority.SECOND);
        ward.registers(60, Priority.NORMAL);
        assertThat(ward.stateOf(missed)).isEqualTo(TicketState.MISSED);
        assertThat(ward.stateOf(inside)).isEqualTo(TicketState.SERVING);
    }

    @Test
    void everybodyIsWhereTheyWere() {
        aMorning();
        Map<TicketNumber, TicketState> states = states();
        List<String> line = ward.line();
        List<TicketNumber> door = door();
        assertThat(door).hasSize(2);
        assertThat(states.values()).contains(TicketState.ISSUED, TicketState.PARKED, TicketState.WAITING);

        closes();
        assertThat(ward.area.tickets()).allMatch(ticket -> ticket.state().isFinal());
        ward.passes(Duration.ofMinutes(2));
        reopens(MISTAKE);

        assertThat(states()).isEqualTo(states);
        assertThat(ward.line()).isEqualTo(line);
        assertThat(door()).isEqualTo(door);
        assertThat(ward.area.missed()).hasSize(1);
        assertThat(ward.servesNext()).isEqualTo(door.get(0));
    }

    @Test
    void itNeedsAReasonAndIsOpenedOnce() {
        aMorning();
        assertThat(reopens(MISTAKE)).isEqualTo(Answer.repeated(List.of()));
        closes();

        assertThat(ward.refusal(reopens(new Reason(Reason.Code.OTHER, " ")))).isEqualTo(Refusal.REASON_MISSING);
        assertThat(ward.area.closed()).isTrue();
        reopens(MISTAKE);
        assertThat(ward.area.closed()).isFalse();
        assertThat(reopens(MISTAKE)).isEqualTo(Answer.repeated(List.of()));
    }

    @Test
    void whoHadEndedBeforeStaysSoAndTheDayIsClosedAgain() {
        TicketNumber cancelled = ward.waits(0);
        ward.does(new Arrival.Cancel(ward.cause(), ward.area.require(cancelled).visit()));
        TicketNumber waiting = ward.waits(0);
        closes();
        reopens(MISTAKE);
        assertThat(ward.stateOf(cancelled)).isEqualTo(TicketState.CANCELLED);
        ward.servesNext();
        TicketNumber later = ward.waits(15);

        closes();

        assertThat(ward.stateOf(waiting)).isEqualTo(TicketState.DONE);
        assertThat(ward.stateOf(later)).isEqualTo(TicketState.UNFINISHED);
        reopens(MISTAKE);
        assertThat(ward.stateOf(later)).isEqualTo(TicketState.INVITED);
    }

    @Test
    void aWindowThatNobodyCouldUseMeanwhileDoesNotPauseForIt() {
        var windows = new Ward(RuleSet.defaults(), QueueKind.WINDOWS);
        windows.waits(0);
        windows.does(new RoomCommand.CloseDay(windows.cause()));
        windows.passes(Duration.ofMinutes(30));
        windows.does(new RoomCommand.ReopenDay(windows.cause(), MISTAKE));

        windows.does(new RoomCommand.TimePasses(windows.cause()));

        assertThat(windows.area.room(Ward.ROOM).orElseThrow().paused()).isFalse();
    }
}
