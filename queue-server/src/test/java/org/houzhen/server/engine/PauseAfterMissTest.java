package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseAfterMissTest {
    private final Ward ward = Ward.withDefaults();

    @Test
    void whoIsStillInThePauseHoldsUpNobodyWhoseTurnHasCome() {
        TicketNumber longAgo = ward.waits(0);
        TicketNumber justNow = ward.waits(0);
        for (int i = 0; i < 10; i++) {
            ward.waits(0);
        }
        misses(longAgo);
        ward.passes(Duration.ofMinutes(6));
        misses(justNow);
        ward.does(new Detour.Requeue(ward.cause(), justNow));
        ward.servesNext();
        ward.does(new Detour.Requeue(ward.cause(), longAgo));
        for (int i = 0; i < 3; i++) {
            ward.servesNext();
        }

        assertThat(ward.line()).startsWith(longAgo + " REQUEUED").endsWith(justNow + " NOBODY_ELSE");
    }

    @Test
    void thePauseIsOverWhenNobodyElseWaits() {
        TicketNumber missed = ward.waits(0);
        misses(missed);
        ward.does(new Detour.Requeue(ward.cause(), missed));

        assertThat(ward.line()).containsExactly(missed + " NOBODY_ELSE");
        assertThat(ward.callsNext()).isEqualTo(missed);
    }

    private void misses(TicketNumber expected) {
        assertThat(ward.callsNext()).isEqualTo(expected);
        ward.misses();
    }
}
