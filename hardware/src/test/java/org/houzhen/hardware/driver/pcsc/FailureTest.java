package org.houzhen.hardware.driver.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import javax.smartcardio.CardException;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void theDeepestNameSaysWhoseFaultItIs() {
        assertThat(Failure.of(new CardException("list() failed", new Exception("SCARD_E_NO_SERVICE"))))
                .isEqualTo(Failure.SERVICE);
        assertThat(Failure.of(new CardException("connect() failed", new Exception("SCARD_E_UNKNOWN_READER"))))
                .isEqualTo(Failure.READER);
        assertThat(Failure.of(new CardException("sendCommand failed", new Exception("SCARD_W_REMOVED_CARD"))))
                .isEqualTo(Failure.CARD);
    }

    @Test
    void aCardTornOutInMidCommandIsNoFaultOfOurs() {
        assertThat(Failure.of(new IllegalArgumentException("apdu must be at least 2 bytes long")))
                .isEqualTo(Failure.CARD);
        assertThat(Failure.of(new IllegalStateException())).isEqualTo(Failure.CARD);
    }
}
