package org.houzhen.hardware.driver.medins;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/** Writes the frames that {@link MedinsFrameDecoder} draws. */
public final class MedinsFrames {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final byte SIGN_FIRST = 'M';
    static final byte SIGN_SECOND = 'I';
    static final int SIGN_SIZE = 2;
    static final int LENGTH_MAX = 20_480; // The buffer that programs in the field give the component.

    private MedinsFrames() {}

    public static byte[] frame(String text) {
        byte[] bytes = text.getBytes(GB18030);
        if (bytes.length > LENGTH_MAX) {
            throw new IllegalArgumentException("a text of at most " + LENGTH_MAX + " bytes");
        }
        var frame = ByteBuffer.allocate(SIGN_SIZE + Integer.BYTES + bytes.length);
        return frame.put(SIGN_FIRST)
                .put(SIGN_SECOND)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }
}
