package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A clock that is set back a little runs back in no waiting area (RULES 14). */
class SteadyTimeTest {
    private static final Duration BACK = Duration.ofMinutes(-10);

    private final Ward ward = Ward.withDefaults();

    @Test
    void whoSignedInBeforeTheClockWasSetBackIsNotEarlyAfterwards() {
        TicketNumber first = ward.waits(0);
        ward.passes(BACK);
        TicketNumber second = ward.waits(0);

        assertThat(ward.line()).containsExactly(first + " TURN", second + " TURN");
        assertThat(ward.callsNext()).isEqualTo(first);
    }

    @Test
    void arrivalsStayInTheOrderInWhichTheyCame() {
        TicketNumber first = ward.waits(0, Priority.SECOND);
        ward.passes(BACK);
        TicketNumber second = ward.waits(0, Priority.SECOND);

        assertThat(ward.callsNext()).isEqualTo(first);
        ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
        assertThat(ward.callsNext()).isEqualTo(second);
    }

    @Test
    void aCallIsRepeatedWithoutWaitingForTheClockToCatchUp() {
        ward.waits(0);
        ward.callsNext();
        ward.passes(BACK);

        assertThat(ward.does(new Call.RepeatCall(ward.cause(), Ward.ROOM))).isInstanceOf(Answer.Done.class);
    }

    @Test
    void aClockThatWasHoursAheadIsBelievedOnceItIsSetRight() {
        ward.passes(Duration.ofHours(8));
        ward.waits(0);
        ward.passes(Duration.ofHours(-8));

        TicketNumber punctual = ward.waits(0);

        assertThat(ward.area.require(punctual).late()).isFalse();
        assertThat(ward.area.require(punctual).signedIn()).contains(Ward.MORNING);
        assertThat(ward.callsNext()).isEqualTo(punctual);
    }

    @Test
    void whoSignedInByAClockThatWasHoursAheadIsStillCalled() {
        ward.passes(Duration.ofHours(8));
        TicketNumber first = ward.waits(480);
        TicketNumber second = ward.waits(480);
        ward.passes(Duration.ofHours(-8));

        assertThat(ward.callsNext()).isEqualTo(first);
        ward.does(new Call.Miss(ward.cause(), Ward.ROOM));
        assertThat(ward.callsNext()).isEqualTo(second);
        ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
        ward.does(new Detour.Requeue(ward.cause(), first));
        assertThat(ward.callsNext()).isEqualTo(first);
    }

    @Test
    void aReplayKnowsTheSameTimes() {
        ward.waits(0);
        ward.passes(BACK);
        ward.waits(0, Priority.SECOND);
        var again = new WaitingArea();
        for (int i = 0; i < ward.facts.size(); i++) {
            again.apply(ward.facts.get(i), ward.causes.get(i));
        }

        assertThat(again.tickets())
                .extracting(ticket -> ticket.waitingSince())
                .isEqualTo(
                        ward.area.tickets().stream().map(Ticket::waitingSince).toList());
    }
}
