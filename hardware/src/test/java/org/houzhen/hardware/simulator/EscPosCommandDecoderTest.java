package org.houzhen.hardware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import org.houzhen.hardware.link.FrameProbe;
import org.junit.jupiter.api.Test;

class EscPosCommandDecoderTest {
    private static final List<String> COMMANDS = List.of(
            "1b40",
            "1c26",
            "1d61ff",
            "1b6101",
            "1d2111",
            "1b4501",
            "1b6403",
            "1b7400",
            "1c2e",
            "1004 01",
            "100504",
            "1014 08 01031401060208",
            "1014 01 00 05",
            "1d286b 0400 31413200",
            "1d286b 0700 315030 41303132",
            "1d2848 0600 3030 30303432",
            "1d7201",
            "1d763000 0200 0200 80018001",
            "1d6b 04 3132333400",
            "1d6b 49 03 7b4241",
            "1d5642 00",
            "1d5601",
            "1b2a 21 0200 010203040506",
            "1b44 081000",
            "1b70 00 19 fa",
            "1d4c 0000",
            "0a",
            "09");

    @Test
    void everyCommandIsCutAtItsLengthWhereverTheBytesWereCut() {
        List<String> expected =
                COMMANDS.stream().map(hex -> hex.replace(" ", "")).toList();
        for (byte[][] cut : FrameProbe.everyCut(HexFormat.of().parseHex(String.join("", expected)))) {
            assertThat(new FrameProbe(new EscPosCommandDecoder()).feed(cut).frames)
                    .extracting(command -> HexFormat.of().formatHex(((EscPosCommand) command).bytes()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void textCutInTheMiddleOfAHanziReadsTheSame() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex("1b401c26"));
        bytes.writeBytes("候诊：赵䶮\n张三\n".getBytes(Charset.forName("GB18030")));
        for (byte[][] cut : FrameProbe.everyCut(bytes.toByteArray())) {
            var roll = new PaperRoll();
            new FrameProbe(new EscPosCommandDecoder())
                    .feed(cut)
                    .frames
                    .forEach(command -> roll.print((EscPosCommand) command));

            assertThat(roll.slips().get(0).text()).isEqualTo("候诊：赵〓\n张三\n");
        }
    }
}
