package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void aFaultIsToldWithItsKindsAndPlacesButNotInItsWords() {
        var fault = new IllegalStateException("张三", new IllegalArgumentException("330699199003077137"));

        assertThat(Trace.of(fault))
                .contains("IllegalStateException", "IllegalArgumentException", "TraceTest")
                .doesNotContain("张三", "330699");
    }
}
