package org.houzhen.hardware.driver.mispos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.houzhen.hardware.MaskedCard;
import org.houzhen.hardware.driver.mispos.MisposRequest.Original;
import org.houzhen.hardware.driver.mispos.MisposRequest.Till;
import org.houzhen.hardware.link.FrameProbe;
import org.junit.jupiter.api.Test;

class MisposFrameDecoderTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String CARD = "6222021234567890123";
    private static final MisposAnswer ANSWER = new MisposAnswer(
            "00",
            "交易成功",
            MaskedCard.of(CARD),
            12_345,
            "000001",
            "000007",
            "1122",
            "223000",
            "223000000001",
            "654321",
            "898330680620001",
            "12345678",
            "042");
    private static final byte[] FRAME = MisposFrames.answer(ANSWER, CARD, "持卡人 张小三 " + CARD);

    @Test
    void aRequestIsWrittenToTheByte() {
        var original = new Original("000001", "20261121", "223000000001", "654321", "000007");
        byte[] frame = MisposFrames.request(
                new MisposRequest(new Till("K01", "ZZJ"), "02", 12_345, original, "HZ20261122000001", "042"));

        assertThat(frame).hasSize(1100);
        assertThat(Arrays.copyOf(frame, 3)).containsExactly(0x02, 0x10, 0x95);
        assertThat(text(frame, 3, 68))
                .isEqualTo("     K01" + "     ZZJ" + "02" + "000000012345" + "000001" + "20261121" + "223000000001"
                        + "654321" + "000007");
        assertThat(text(frame, 71, 1024)).startsWith("HZ20261122000001 ").endsWith(" ");
        assertThat(text(frame, 71 + 1024, 3)).isEqualTo("042");
        assertThat(frame[1098]).isEqualTo((byte) 0x03);
        int xor = 0;
        for (int i = 1; i < 1099; i++) {
            xor ^= frame[i];
        }
        assertThat(frame[1099]).isEqualTo((byte) xor);
    }

    @Test
    void anAnswerIsReadBackAtEveryCut() {
        for (byte[][] cut : FrameProbe.everyCut(FRAME)) {
            FrameProbe probe = answers().feed(cut);

            assertThat(probe.damages).isEmpty();
            assertThat(probe.frames).containsExactly(ANSWER);
        }
    }

    @Test
    void noCardNumberAndNothingOfTheSlipIsLeftInWhatWasRead() {
        var words =
                new MisposAnswer("51", "卡" + CARD + "余额不足", MaskedCard.NONE, 0, "", "", "", "", "", "", "", "", "001");
        FrameProbe probe = answers().feed(FRAME, MisposFrames.answer(words, CARD, ""));

        assertThat(probe.frames.toString()).doesNotContain(CARD, "张小三").contains("622202*********0123");
        assertThat(((MisposAnswer) probe.frames.get(1)).words()).isEqualTo("卡****余额不足");
    }

    @Test
    void noiseAndACutFrameCostNoOther() {
        byte[] cutOff = Arrays.copyOf(FRAME, 700);
        byte[] line = concat(new byte[] {0x00, 0x7F, 0x15, 0x06}, FRAME, cutOff, FRAME, new byte[] {0x02}, FRAME);

        FrameProbe probe = answers().feed(line);

        assertThat(probe.frames).hasSize(3).containsOnly(ANSWER);
        assertThat(probe.damages).isNotEmpty();
    }

    @Test
    void everySingleFlippedBitIsNoticed() {
        for (int bit = 0; bit < FRAME.length * 8; bit++) {
            byte[] flipped = FRAME.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(answers().feed(flipped).frames).isEmpty();
        }
    }

    @Test
    void lengthsThatLieAndRecordsOfTheOtherDirectionAreDamage() {
        byte[] longer = FRAME.clone();
        longer[1] = 0x22;
        byte[] noNumber = FRAME.clone();
        noNumber[2] = (byte) 0x6F;
        byte[] request = MisposFrames.request(new MisposRequest(new Till("", ""), "05", 0, Original.NONE, "", "001"));

        FrameProbe probe = answers().feed(longer, noNumber, request, FRAME);

        assertThat(probe.damages).containsExactly("length 2264", "length -1", "length 1095");
        assertThat(probe.frames).containsExactly(ANSWER);
    }

    @Test
    void anAmountThatIsNoNumberIsDamage() {
        byte[] record = ANSWER.bytes(CARD, "");
        record[62] = 'x';

        FrameProbe probe = answers().feed(MisposFrames.frame(record));

        assertThat(probe.damages).containsExactly("amount");
    }

    @Test
    void aTerminalThatPadsWithZeroBytesIsUnderstood() {
        byte[] record = ANSWER.bytes(CARD, "");
        for (int i = 0; i < record.length; i++) {
            record[i] = record[i] == ' ' ? 0 : record[i];
        }

        assertThat(answers().feed(MisposFrames.frame(record)).frames).containsExactly(ANSWER);
    }

    @Test
    void whatATerminalReadsIsWhatWasAsked() {
        var asked = new MisposRequest(new Till("K01", "ZZJ"), "00", 1, Original.NONE, "HZ20261122000001", "999");

        FrameProbe probe = new FrameProbe(MisposFrameDecoder.ofRequests()).feed(MisposFrames.request(asked));

        assertThat(probe.frames).containsExactly(asked);
    }

    private static FrameProbe answers() {
        return new FrameProbe(MisposFrameDecoder.ofAnswers());
    }

    private static String text(byte[] frame, int from, int length) {
        return new String(frame, from, length, GB18030);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
