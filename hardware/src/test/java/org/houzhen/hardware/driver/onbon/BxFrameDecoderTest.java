package org.houzhen.hardware.driver.onbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.houzhen.hardware.link.FrameProbe;
import org.junit.jupiter.api.Test;

class BxFrameDecoderTest {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final byte[] PING =
            HEX.parseHex("A5A5A5A5A5A5A5A50100008000000000" + "0000FE020500A20001000068F85A");
    private static final byte[] ALL_ESCAPES = {(byte) 0xA5, 0x5A, (byte) 0xA6, 0x5B, (byte) 0xA5, 1, 2};

    @Test
    void theFramesThatTheMakerPublishedAreWrittenToTheByte() {
        assertThat(BxFrames.command(BxCommands.ping())).isEqualTo(PING);
        assertThat(HEX.formatHex(BxFrames.command(BxCommands.clear()))).endsWith("A31001000051F85A");
    }

    @Test
    void whatIsWrittenIsReadBackAtEveryCut() {
        byte[] frame = BxFrames.command(ALL_ESCAPES);
        for (byte[][] cut : FrameProbe.everyCut(frame)) {
            FrameProbe probe = probe().feed(cut);

            assertThat(probe.damages).isEmpty();
            assertThat(data(probe, 0)).isEqualTo(ALL_ESCAPES);
        }
    }

    @Test
    void noiseAndACutFrameCostNoOther() {
        byte[] cutOff = Arrays.copyOf(PING, PING.length - 9);
        byte[] line = concat(HEX.parseHex("00FF5A5B"), PING, cutOff, PING, HEX.parseHex("5A5A00"), PING);
        for (byte[][] cut : FrameProbe.everyCut(line)) {
            FrameProbe probe = probe().feed(cut);

            assertThat(probe.damages).containsExactly("a frame without end");
            assertThat(probe.frames).hasSize(3);
        }
    }

    @Test
    void everySingleFlippedBitIsNoticed() {
        for (int bit = 8 * 8; bit < (PING.length - 1) * 8; bit++) {
            byte[] flipped = PING.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(probe().feed(flipped).frames).isEmpty();
        }
    }

    @Test
    void lengthsThatLieAndFramesThatNeverEndAreDamage() {
        FrameProbe probe = probe().feed(concat(
                HEX.parseHex("A5A5" + "0100008000000000" + "0000FE02FFFFA2000100000000" + "5A"),
                HEX.parseHex("A5A501025A"),
                HEX.parseHex("A5A6075A"),
                PING));
        assertThat(probe.damages).containsExactly("length 65535", "length 2", "escape");
        assertThat(probe.frames).hasSize(1);

        byte[] endless = new byte[5000];
        Arrays.fill(endless, (byte) 0xA5);
        Arrays.fill(endless, 8, endless.length, (byte) 1);
        FrameProbe other = probe().feed(concat(endless, PING));
        assertThat(other.frames).hasSizeLessThanOrEqualTo(1);
        assertThat(other.damages).isNotEmpty();
        assertThat(other.feed(PING).frames).isNotEmpty();
    }

    private static byte[] data(FrameProbe probe, int index) {
        return ((BxFrame) probe.frames.get(index)).data();
    }

    private static FrameProbe probe() {
        return new FrameProbe(new BxFrameDecoder());
    }

    private static byte[] concat(byte[]... parts) {
        return HEX.parseHex(
                String.join("", Arrays.stream(parts).map(HEX::formatHex).toList()));
    }
}
