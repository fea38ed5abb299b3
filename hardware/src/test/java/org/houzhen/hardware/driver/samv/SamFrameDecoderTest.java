package org.houzhen.hardware.driver.samv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.houzhen.hardware.link.FrameProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamFrameDecoderTest {
    private static final byte[] STATUS_GOOD = hex("AAAAAA9669 0004 000090 94");
    private static final byte[] FOUND = hex("AAAAAA9669 0008 00009F 00000000 97");
    private static final byte[] NOT_FOUND = hex("AAAAAA9669 0004 000080 84");

    @ParameterizedTest
    @CsvSource({
        "AAAAAA9669 0004 000090 94, 90, 0",
        "AAAAAA9669 0004 000060 64, 60, 0",
        "AAAAAA9669 0008 00009F 00000000 97, 9F, 4",
        "AAAAAA9669 0004 000080 84, 80, 0",
        "AAAAAA9669 000C 000090 0000000000000000 9C, 90, 8",
        "AAAAAA9669 0004 000081 85, 81, 0",
        "AAAAAA9669 0004 000041 45, 41, 0",
    })
    void publishedRepliesAreUnderstood(String bytes, String status, int dataLength) {
        SamFrame frame = only(probe().feed(hex(bytes)));

        assertThat(frame.status()).isEqualTo(Integer.parseInt(status, 16));
        assertThat(frame.dataLength()).isEqualTo(dataLength);
    }

    @ParameterizedTest
    @CsvSource({
        "11FF, AAAAAA9669 0003 11FF ED",
        "12FF, AAAAAA9669 0003 12FF EE",
        "10FF, AAAAAA9669 0003 10FF EC",
        "2001, AAAAAA9669 0003 2001 22",
        "2002, AAAAAA9669 0003 2002 21",
        "3001, AAAAAA9669 0003 3001 32",
    })
    void commandsAreWrittenAsPublishedAndReadBack(String command, String bytes) {
        int code = Integer.parseInt(command, 16);

        assertThat(SamFrames.command(code)).isEqualTo(hex(bytes));
        assertThat(only(probe().feed(hex(bytes))).command()).isEqualTo(code);
    }

    @Test
    void aFrameCutAnywhereIsTheSameFrame() {
        byte[] read = SamFrames.reply(0x90, new byte[1284]);
        assertThat(read).hasSize(1295);
        for (byte[][] cut : FrameProbe.everyCut(read)) {
            SamFrame frame = only(probe().feed(cut));

            assertThat(frame.status()).isEqualTo(0x90);
            assertThat(frame.dataLength()).isEqualTo(1284);
        }
    }

    @Test
    void noiseBeforeBetweenAndAfterFramesIsSkippedAtEveryCut() {
        byte[] noisy = concat(hex("00FF13AA"), STATUS_GOOD, hex("AAAA96"), FOUND, hex("AAAAAA9600"), NOT_FOUND);
        for (byte[][] cut : FrameProbe.everyCut(noisy)) {
            assertThat(probe().feed(cut).frames)
                    .extracting(frame -> ((SamFrame) frame).status())
                    .containsExactly(0x90, 0x9F, 0x80);
        }
    }

    @Test
    void preambleBytesRepeatedTooOftenStillBeginAFrame() {
        assertThat(only(probe().feed(concat(hex("AAAA"), FOUND))).status()).isEqualTo(0x9F);
    }

    @Test
    void aLengthOutOfBoundsIsDamageAndTheNextFrameIsFound() {
        FrameProbe probe = probe().feed(concat(hex("AAAAAA9669FFFF00"), FOUND, hex("AAAAAA96690002"), NOT_FOUND));

        assertThat(probe.damages).containsExactly("length 65535", "length 2");
        assertThat(probe.frames).hasSize(2);
    }

    @Test
    void aLengthThatLiesDoesNotSwallowTheNextFrame() {
        byte[] lying = hex("AAAAAA9669 0010 000090 94");
        FrameProbe probe = probe().feed(concat(lying, FOUND, NOT_FOUND));

        assertThat(probe.damages).containsExactly("checksum");
        assertThat(probe.frames)
                .extracting(frame -> ((SamFrame) frame).status())
                .containsExactly(0x9F, 0x80);
    }

    @Test
    void everySingleFlippedBitIsNoticed() {
        for (int bit = 5 * 8; bit < FOUND.length * 8; bit++) {
            byte[] flipped = FOUND.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(probe().feed(flipped).frames).isEmpty();
        }
    }

    private static FrameProbe probe() {
        return new FrameProbe(new SamFrameDecoder());
    }

    private static SamFrame only(FrameProbe probe) {
        assertThat(probe.damages).isEmpty();
        assertThat(probe.frames).hasSize(1);
        return (SamFrame) probe.frames.get(0);
    }

    private static byte[] concat(byte[]... parts) {
        return HexFormat.of()
                .parseHex(String.join(
                        "",
                        List.of(parts).stream().map(HexFormat.of()::formatHex).toList()));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
