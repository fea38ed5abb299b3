package org.houzhen.hardware.driver.v4l2;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import org.houzhen.hardware.Camera;

/**
 * Frames as {@code v4l2-ctl --stream-to-hdr} writes them:
 *
 * <pre>
 *   "rdhV" | length 4, big-endian | the bytes of one frame
 * </pre>
 */
final class FrameStream {
    /** Two bytes a pixel. */
    static final int FRAME_SIZE = Camera.WIDTH * Camera.HEIGHT * 2;

    private static final int SIGN = 0x72646856;
    private static final int LENGTH_MAX = 1 << 24;

    private final DataInputStream in;

    FrameStream(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * The next frame that is whole; those of another length, which a camera gives when it stumbles, are passed over. False at the
     * end.
     *
     * @throws StreamCorruptedException if what comes is no frame
     */
    boolean next(byte[] frame) throws StreamCorruptedException {
        try {
            for (int length = head(); length != FRAME_SIZE; length = head()) {
                in.skipNBytes(length);
            }
            in.readFully(frame, 0, FRAME_SIZE);
            return true;
        } catch (StreamCorruptedException e) {
            throw e;
        } catch (IOException e) {
            return false; // The camera's end, or the program's.
        }
    }

    private int head() throws IOException {
        int sign = in.readInt();
        int length = in.readInt();
        if (sign != SIGN || length < 0 || length > LENGTH_MAX) {
            throw new StreamCorruptedException("no frame");
        }
        return length;
    }
}
