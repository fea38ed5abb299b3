package org.houzhen.hardware.driver.v4l2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FrameStreamTest {
    private final byte[] frame = new byte[FrameStream.FRAME_SIZE];

    /** One frame as v4l2-ctl writes it, every byte the same. */
    static byte[] written(int length, int value) {
        var frame = ByteBuffer.allocate(8 + length);
        frame.putInt(0x72646856).putInt(length);
        while (frame.hasRemaining()) {
            frame.put((byte) value);
        }
        return frame.array();
    }

    private static FrameStream stream(byte[]... frames) {
        var all = new ByteArrayOutputStream();
        for (byte[] one : frames) {
            all.writeBytes(one);
        }
        return new FrameStream(new ByteArrayInputStream(all.toByteArray()));
    }

    @Test
    void framesComeInTurnAndThoseOfAnotherLengthArePassedOver() throws Exception {
        FrameStream stream = stream(
                written(FrameStream.FRAME_SIZE, 1),
                written(1_000, 2),
                written(0, 3),
                written(FrameStream.FRAME_SIZE, 4));

        assertThat(stream.next(frame)).isTrue();
        assertThat(frame).containsOnly(1);
        assertThat(stream.next(frame)).isTrue();
        assertThat(frame).containsOnly(4);
        assertThat(stream.next(frame)).isFalse();
    }

    @Test
    void whatIsNoFrameIsDamage() {
        byte[] lying = written(8, 0);
        lying[4] = 0x7f;

        assertThatThrownBy(() -> stream(new byte[8]).next(frame)).isInstanceOf(StreamCorruptedException.class);
        assertThatThrownBy(() -> stream(lying).next(frame)).isInstanceOf(StreamCorruptedException.class);
    }

    @Test
    void halfAFrameIsTheEnd() throws Exception {
        byte[] half = new byte[100_000];
        System.arraycopy(written(FrameStream.FRAME_SIZE, 1), 0, half, 0, half.length);

        assertThat(stream(half).next(frame)).isFalse();
    }
}
