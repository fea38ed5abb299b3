package org.houzhen.kiosk.face;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.face.Picture;

/**
 * One frame of the camera, as the page sends it: {@code capture u64 | width u16 | height u16 | rows of red, green, blue}. Raw
 * pixels, because a decoder of pictures would keep copies that nobody can overwrite. Counted while it is held.
 */
public final class CameraFrame implements AutoCloseable {
    public static final int BYTES_MAX = 12 + 640 * 480 * Picture.CHANNELS;
    private static final int HEADER = 12;
    private static final int SIDE_MIN = 120;
    private static final int WIDTH_MAX = 640;
    private static final int HEIGHT_MAX = 480;

    private final long capture;
    private final Picture picture;
    private final AtomicInteger held;
    private final AtomicBoolean wiped = new AtomicBoolean();

    private CameraFrame(long capture, Picture picture, AtomicInteger held) {
        this.capture = capture;
        this.picture = picture;
        this.held = held;
        held.incrementAndGet();
    }

    /**
     * The message is overwritten, whatever comes of it.
     *
     * @throws IllegalArgumentException if it is no frame
     */
    static CameraFrame of(byte[] message, AtomicInteger held) {
        try {
            return read(ByteBuffer.wrap(message), held);
        } finally {
            Arrays.fill(message, (byte) 0);
        }
    }

    /** A copy of what the terminal's own camera sees. */
    static CameraFrame of(long capture, int width, int height, byte[] rgb, AtomicInteger held) {
        return new CameraFrame(capture, new Picture(width, height, rgb.clone()), held);
    }

    private static CameraFrame read(ByteBuffer in, AtomicInteger held) {
        if (in.remaining() < HEADER) {
            throw new IllegalArgumentException("a frame has a header");
        }
        long capture = in.getLong();
        int width = Short.toUnsignedInt(in.getShort());
        int height = Short.toUnsignedInt(in.getShort());
        boolean fits = width >= SIDE_MIN && height >= SIDE_MIN && width <= WIDTH_MAX && height <= HEIGHT_MAX;
        if (!fits || in.remaining() != width * height * Picture.CHANNELS) {
            throw new IllegalArgumentException("a frame of " + width + " x " + height);
        }
        var rgb = new byte[in.remaining()];
        in.get(rgb);
        return new CameraFrame(capture, new Picture(width, height, rgb), held);
    }

    boolean isOf(long current) {
        return capture == current;
    }

    Picture picture() {
        return picture;
    }

    /** Overwrites the pixels; the second time does nothing. */
    @Override
    public void close() {
        picture.close();
        if (wiped.compareAndSet(false, true)) {
            held.decrementAndGet();
        }
    }

    @Override
    public String toString() {
        return "CameraFrame[masked]";
    }
}
