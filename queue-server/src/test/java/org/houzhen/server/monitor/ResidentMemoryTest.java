package org.houzhen.server.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
    @Test
    void aRunningJavaProcessHoldsMoreThanALittleAndLessThanTheMachine() {
        assertThat(ResidentMemory.mebibytes().orElseThrow()).isBetween(20L, 1_000_000L);
    }
}
