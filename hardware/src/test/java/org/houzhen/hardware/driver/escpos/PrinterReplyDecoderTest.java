package org.houzhen.hardware.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.ReceiptPrinter.Condition;
import org.houzhen.hardware.ReceiptPrinter.Paper;
import org.houzhen.hardware.link.FrameProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterReplyDecoderTest {
    @ParameterizedTest
    @CsvSource({
        "1000000f, READY",
        "1000030f, PAPER_LOW",
        "18000f0f, PAPER_OUT",
        "3800000f, COVER_OPEN",
        "1808000f, CUTTER_FAULT",
        "1820000f, DEVICE_FAULT",
        "1800000f, DEVICE_OFFLINE",
    })
    void sensorsSayWhatIsWrong(String bytes, DeviceReason reason) {
        FrameProbe probe = probe().feed(hex(bytes));

        assertThat(probe.frames).hasSize(1);
        assertThat(((PrinterReply.Sensors) probe.frames.get(0)).condition().reason())
                .isEqualTo(reason);
    }

    @Test
    void answersCutAnywhereAndMixedAreTheSameAnswers() {
        byte[] mixed = hex("16 1000030f 3722 30303432 00 12 3725 00 18000f0f");
        for (byte[][] cut : FrameProbe.everyCut(mixed)) {
            assertThat(probe().feed(cut).frames)
                    .containsExactly(
                            new PrinterReply.RealTime(0x16),
                            new PrinterReply.Sensors(new Condition(Paper.LOW, false, false, false, false)),
                            new PrinterReply.Proof("0042"),
                            new PrinterReply.RealTime(0x12),
                            new PrinterReply.Cleared(),
                            new PrinterReply.Sensors(new Condition(Paper.OUT, false, false, false, true)));
        }
    }

    @Test
    void noiseIsNotTakenForAProof() {
        FrameProbe probe = probe().feed(hex("FF 11 13 37 22 30 30 34 32 FF 85 3722 30303433 00"));

        assertThat(probe.frames)
                .contains(new PrinterReply.Proof("0043"))
                .doesNotContain(new PrinterReply.Proof("0042"));
    }

    private static FrameProbe probe() {
        return new FrameProbe(new PrinterReplyDecoder());
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
