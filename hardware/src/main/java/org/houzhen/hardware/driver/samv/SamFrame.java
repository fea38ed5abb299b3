package org.houzhen.hardware.driver.samv;

import java.util.Arrays;

/** The inside of one intact frame, without preamble, length and checksum; it may hold a card, so it is overwritten. */
public final class SamFrame {
    private static final int STATUS_SIZE = 3;

    private final byte[] body;

    SamFrame(byte[] body) {
        this.body = body;
    }

    /** In a frame from the host: command and parameter as one number, such as 0x3001. */
    public int command() {
        return body.length < 2 ? -1 : Byte.toUnsignedInt(body[0]) << 8 | Byte.toUnsignedInt(body[1]);
    }

    /** In a frame from the reader: the third status byte, which says all; the first two are zero. */
    int status() {
        return body.length < STATUS_SIZE ? -1 : Byte.toUnsignedInt(body[2]);
    }

    int dataLength() {
        return Math.max(0, body.length - STATUS_SIZE);
    }

    byte[] data() {
        return Arrays.copyOfRange(body, STATUS_SIZE, body.length);
    }

    void wipe() {
        Arrays.fill(body, (byte) 0);
    }
}
