package org.houzhen.hardware.driver.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.houzhen.hardware.ScannedCode;
import org.houzhen.hardware.link.FrameProbe;
import org.junit.jupiter.api.Test;

class CodeLineDecoderTest {
    @Test
    void codesCutAnywhereAreTheSameCodes() {
        for (byte[][] cut : FrameProbe.everyCut(bytes("6901234567892\r\n候诊A012\r\r134567890123456789\r"))) {
            assertThat(probe().feed(cut).frames).containsExactly("6901234567892", "候诊A012", "134567890123456789");
        }
    }

    @Test
    void aCodeWithoutItsEndIsNotHeard() {
        assertThat(probe().feed(bytes("69012")).frames).isEmpty();
    }

    @Test
    void aCodeWithoutLimitIsThrownAwayUpToItsEndAndTheNextIsHeard() {
        byte[] endless = bytes("9".repeat(ScannedCode.LENGTH_MAX));
        FrameProbe probe = probe().feed(endless, endless, endless, bytes("99\rnext\r"));

        assertThat(probe.damages).hasSize(1);
        assertThat(probe.frames).containsExactly("next");
    }

    @Test
    void aCodeTooLongInOnePieceIsThrownAway() {
        FrameProbe probe = probe().feed(bytes("9".repeat(ScannedCode.LENGTH_MAX + 1) + "\rnext\r"));

        assertThat(probe.damages).hasSize(1);
        assertThat(probe.frames).containsExactly("next");
    }

    private static FrameProbe probe() {
        return new FrameProbe(new CodeLineDecoder());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
