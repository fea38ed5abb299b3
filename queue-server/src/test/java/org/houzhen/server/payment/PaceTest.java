package org.houzhen.server.payment;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration POLL = Duration.ofSeconds(3);

    @Test
    void aCodeThatOutlivesWhatOrdersWaitForKeepsTheServerFromStarting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pace(Duration.ofMinutes(21), POLL))
                .withMessage("houzhen.payment.code-life is PT21M; it may be PT1M to PT15M");
    }

    @Test
    void aPauseThatIsNoneKeepsTheServerFromStarting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pace(Duration.ofMinutes(5), Duration.ZERO))
                .withMessageContaining("houzhen.payment.poll");
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        assertThatNoException().isThrownBy(() -> new Pace(Duration.ofMinutes(1), Duration.ofMillis(100)));
        assertThatNoException().isThrownBy(() -> new Pace(Duration.ofMinutes(15), Duration.ofMinutes(1)));
    }
}
