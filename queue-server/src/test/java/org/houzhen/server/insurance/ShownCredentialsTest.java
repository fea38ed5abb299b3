package org.houzhen.server.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Random;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.InsuranceCredential;
import org.junit.jupiter.api.Test;

class ShownCredentialsTest {
    private static final String SECRET = "330600ec000000000000000000000001";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T01:00:00Z"));
    private final ShownCredentials credentials = new ShownCredentials(clock, new Random(1));

    @Test
    void onlyTheTerminalWhereItWasShownCanUseIt() {
        String named = credentials.lodge("3", SECRET);

        assertThat(named).doesNotContain(SECRET);
        assertThat(credentials.secret("3", named)).contains(SECRET);
        assertThat(credentials.secret("4", named)).isEmpty();
        assertThat(credentials.secret("3", "0".repeat(32))).isEmpty();
    }

    @Test
    void itIsGoneOnceItIsForgottenOrItsTimeIsOver() {
        String used = credentials.lodge("3", SECRET);
        String left = credentials.lodge("3", SECRET);

        credentials.forget(used);
        assertThat(credentials.secret("3", used)).isEmpty();
        assertThat(credentials.secret("3", left)).isPresent();

        clock.advance(ShownCredentials.LIFE);
        assertThat(credentials.secret("3", left)).isEmpty();
        credentials.lodge("3", SECRET);
        assertThat(credentials.size()).isOne();
    }

    @Test
    void moreThanTheyCanBeAreRefused() {
        for (int i = 0; i < ShownCredentials.KEPT_MAX; i++) {
            credentials.lodge("3", SECRET);
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> credentials.lodge("3", SECRET))
                .withMessageNotContaining(SECRET);
    }

    @Test
    void nothingThatHoldsItSaysIt() {
        assertThat(Claim.Credential.electronic(SECRET, "11010519491231002X", "张三"))
                .asString()
                .doesNotContain(SECRET, "1101", "张");
        assertThat(new InsuranceCredential(SECRET)).asString().doesNotContain(SECRET);
    }
}
