package org.houzhen.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.houzhen.server.web.ProblemException;
import org.junit.jupiter.api.Test;

class PairingsTest {
    private Instant now = Instant.EPOCH;

    private final Pairings pairings = new Pairings(
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            new SecureRandom());

    @Test
    void aCodeHasSixCharactersThatNobodyTakesForEachOtherAndIsGoodOnce() {
        Pairings.Waiting waiting = pairings.ask("hall-B", "digest", "10.0.0.1");

        assertThat(waiting.code()).matches("[2-9A-HJKMNP-TV-Z]{6}");
        assertThat(pairings.ask("hall-B", "digest", "10.0.0.1")).isEqualTo(waiting);
        assertThat(pairings.ask("hall-C", "digest", "10.0.0.1").code()).isNotEqualTo(waiting.code());
        String typed = " " + waiting.code().substring(0, 3).toLowerCase() + " "
                + waiting.code().substring(3);
        assertThat(pairings.take(typed)).contains(waiting);
        assertThat(pairings.take(typed)).isEmpty();
    }

    @Test
    void aCodeIsGoodForTenMinutesAndNotAMomentLonger() {
        String early = pairings.ask("hall-B", "one", "10.0.0.1").code();
        String late = pairings.ask("hall-B", "two", "10.0.0.1").code();

        now = now.plus(Pairings.CODE_LIFE).minusMillis(1);
        assertThat(pairings.take(early)).isPresent();
        now = now.plusMillis(1);
        assertThat(pairings.take(late)).isEmpty();
        assertThat(pairings.knows("two")).isFalse();
        assertThat(pairings.ask("hall-B", "two", "10.0.0.1").code()).isNotEqualTo(late);
    }

    @Test
    void oneAddressCannotTakeTheCodesOfAllOthersAndItsOwnRunOut() {
        for (int i = 0; i < Pairings.WAITING_PER_ADDRESS_MAX; i++) {
            pairings.ask("hall-B", "digest-" + i, "10.0.0.9");
        }
        assertThatThrownBy(() -> pairings.ask("hall-B", "one more", "10.0.0.9")).isInstanceOf(ProblemException.class);
        assertThat(pairings.ask("hall-B", "another", "10.0.0.1").code()).hasSize(Pairings.CODE_CHARACTERS);

        now = now.plus(Duration.ofMinutes(10));
        assertThat(pairings.ask("hall-B", "one more", "10.0.0.9").code()).hasSize(Pairings.CODE_CHARACTERS);
    }
}
