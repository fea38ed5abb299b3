package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedCardTest {
    @ParameterizedTest
    @CsvSource({
        "6222021234567890123,622202*********0123",
        "' 6222021234567890   ',622202******7890",
        "622202******7890,622202******7890",
        "6222********7890,6222********7890",
        "****************,****************",
        "12345,****",
        "'',''",
        "1234567890123456789012345678901234567890,****",
    })
    void noMoreIsKeptThanASlipMayShow(String said, String kept) {
        assertThat(MaskedCard.of(said)).hasToString(kept);
    }

    @Test
    void aWholeNumberFitsNowhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskedCard("6222021234567890123"))
                .withMessageNotContaining("6222");
    }
}
