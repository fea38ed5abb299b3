package org.houzhen.acceptance.day;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TheoryTest {
    @Test
    void waitsAgreeWithErlangAndCobhamWithinTheir99PercentIntervals() {
        assertThat(new Theory(1, 40_000).rows())
                .allMatch(Theory.Row::agrees)
                .allMatch(row -> row.halfWidth() < row.formula() / 4);
    }
}
