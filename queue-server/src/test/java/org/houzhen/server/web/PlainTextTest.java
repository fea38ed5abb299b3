package org.houzhen.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"张小三", "阿依古丽·买买提", "O'Neill-Smith", "\uE863 in a rare name", "\uD842\uDFB7", ""})
    void namesOfPeopleArePlain(String text) {
        assertThat(PlainText.isPlain(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\nb", "\u001Bp", "a\u202Eb", "a\u2028b", "\u200Ba", "a\uD842"})
    void whatControlsTurnsOrHidesIsNot(String text) {
        assertThat(PlainText.isPlain(text)).isFalse();
    }

    @Test
    void everyControlCharacterIsRefused() {
        for (char each = 0; each < ' '; each++) {
            assertThat(PlainText.isPlain("x" + each)).isFalse();
        }
    }
}
