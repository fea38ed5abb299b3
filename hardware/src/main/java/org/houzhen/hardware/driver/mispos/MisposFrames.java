package org.houzhen.hardware.driver.mispos;

import java.nio.ByteBuffer;

/** Writes the frames that {@link MisposFrameDecoder} draws. */
public final class MisposFrames {
    static final int START = 0x02;
    static final int END = 0x03;
    static final int HEAD_SIZE = 3;
    static final int TAIL_SIZE = 2;

    private MisposFrames() {}

    public static byte[] request(MisposRequest request) {
        return frame(request.bytes());
    }

    /** As a terminal says it, with the whole card number and the text of its slip. */
    public static byte[] answer(MisposAnswer answer, String cardNumber, String memo) {
        return frame(answer.bytes(cardNumber, memo));
    }

    static byte[] frame(byte[] record) {
        var frame = ByteBuffer.allocate(HEAD_SIZE + record.length + TAIL_SIZE);
        frame.put((byte) START).put(bcd(record.length / 100)).put(bcd(record.length % 100));
        frame.put(record).put((byte) END);
        return frame.put((byte) xor(frame.array(), 1, frame.position())).array();
    }

    private static byte bcd(int twoDigits) {
        return (byte) (twoDigits / 10 << 4 | twoDigits % 10);
    }

    static int xor(byte[] bytes, int from, int to) {
        int xor = 0;
        for (int i = from; i < to; i++) {
            xor ^= bytes[i];
        }
        return xor & 0xFF;
    }
}
