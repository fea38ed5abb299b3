package org.houzhen.hardware.driver.onbon;

import java.util.Arrays;

/** The inside of one intact frame: to whom, and the data, whose first two bytes say what it is. */
public final class BxFrame {
    private final int destination;
    private final byte[] data;

    BxFrame(int destination, byte[] data) {
        this.destination = destination;
        this.data = data;
    }

    public int destination() {
        return destination;
    }

    /** Group and command as one number, such as A306. */
    public int command() {
        return data.length < 2 ? -1 : Byte.toUnsignedInt(data[0]) << 8 | Byte.toUnsignedInt(data[1]);
    }

    public byte[] data() {
        return Arrays.copyOf(data, data.length);
    }
}
