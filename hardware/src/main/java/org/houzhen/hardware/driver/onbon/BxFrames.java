package org.houzhen.hardware.driver.onbon;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the frames that {@link BxFrameDecoder} draws. */
public final class BxFrames {
    /** The sign's own address; every card also listens to it over TCP. */
    static final int SIGN = 0x0001;

    static final int HOST = 0x8000;
    static final int HEADER_SIZE = 14;
    static final int START = 0xA5;
    static final int START_ESCAPE = 0xA6;
    static final int END = 0x5A;
    static final int END_ESCAPE = 0x5B;
    private static final int STARTS = 8;
    private static final int ANY_TYPE = 0xFE;
    private static final int VERSION = 0x02;

    private BxFrames() {}

    /** From the host to the sign. */
    public static byte[] command(byte... data) {
        return frame(SIGN, HOST, data);
    }

    /** From the sign to the host. */
    public static byte[] reply(byte... data) {
        return frame(HOST, SIGN, data);
    }

    private static byte[] frame(int destination, int source, byte[] data) {
        var body = ByteBuffer.allocate(HEADER_SIZE + data.length + Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        body.putShort((short) destination).putShort((short) source).position(10);
        body.put((byte) ANY_TYPE)
                .put((byte) VERSION)
                .putShort((short) data.length)
                .put(data);
        body.putShort((short) crc(body.array(), body.position()));
        return escaped(body.array());
    }

    private static byte[] escaped(byte[] body) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < STARTS; i++) {
            out.write(START);
        }
        for (byte b : body) {
            switch (b & 0xFF) {
                case START -> pair(out, START_ESCAPE, 2);
                case START_ESCAPE -> pair(out, START_ESCAPE, 1);
                case END -> pair(out, END_ESCAPE, 2);
                case END_ESCAPE -> pair(out, END_ESCAPE, 1);
                default -> out.write(b);
            }
        }
        out.write(END);
        return out.toByteArray();
    }

    private static void pair(ByteArrayOutputStream out, int first, int second) {
        out.write(first);
        out.write(second);
    }

    /** CRC-16/ARC: polynomial 8005 reflected, from zero. */
    static int crc(byte[] bytes, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
            }
        }
        return crc;
    }
}
