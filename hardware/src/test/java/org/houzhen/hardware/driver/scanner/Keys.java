package org.houzhen.hardware.driver.scanner;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The events of a keyboard that a scanner pretends to be. */
final class Keys {
    static final int SHIFT = 42;
    static final int ENTER = 28;
    private static final int SYNCHRONISE = 0;
    private static final int SCANCODE = 4;
    private final ByteArrayOutputStream events = new ByteArrayOutputStream();

    Keys press(int... codes) {
        for (int code : codes) {
            event(SCANCODE, 4, 0x70000 + code).event(1, code, 1).event(SYNCHRONISE, 0, 0);
            event(1, code, 0).event(SYNCHRONISE, 0, 0);
        }
        return this;
    }

    Keys hold(int code) {
        return event(1, code, 1).event(SYNCHRONISE, 0, 0).event(1, code, 2);
    }

    Keys release(int code) {
        return event(1, code, 0).event(SYNCHRONISE, 0, 0);
    }

    /** As the kernel says it when its memory for events was full. */
    Keys loseSome() {
        return event(SYNCHRONISE, 3, 0);
    }

    private Keys event(int type, int code, int value) {
        var event = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        event.putLong(1_795_000_000L)
                .putLong(42)
                .putShort((short) type)
                .putShort((short) code)
                .putInt(value);
        events.writeBytes(event.array());
        return this;
    }

    byte[] bytes() {
        return events.toByteArray();
    }
}
