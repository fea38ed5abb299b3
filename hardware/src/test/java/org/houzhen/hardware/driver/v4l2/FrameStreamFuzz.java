package org.houzhen.hardware.driver.v4l2;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** What the program that asks a camera may hand over. */
public final class FrameStreamFuzz {
    private FrameStreamFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var frame = new byte[FrameStream.FRAME_SIZE];
        try {
            var frames = new FrameStream(new ByteArrayInputStream(input));
            while (frames.next(frame)) {
                frame[0] = 0;
            }
        } catch (IOException e) {
            return; // Damage.
        }
        Yuyv.toRgb(input, new byte[input.length * 2]);
    }
}
