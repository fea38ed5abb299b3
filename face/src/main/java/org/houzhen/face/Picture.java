package org.houzhen.face;

import java.util.Arrays;

/** Pixels in memory, row by row, three bytes each for red, green and blue; whoever holds one wipes it. */
public final class Picture implements AutoCloseable {
    public static final int CHANNELS = 3;
    private static final int SIDE_MAX = 4096;

    private final int width;
    private final int height;
    private final byte[] rgb;

    /** The array is the picture's from now on, and zero once it is closed. */
    public Picture(int width, int height, byte[] rgb) {
        if (width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height);
        }
        if (rgb.length != width * height * CHANNELS) {
            throw new IllegalArgumentException(rgb.length + " bytes for " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** A copy, which is the caller's to wipe. */
    public byte[] pixels() {
        return rgb.clone();
    }

    /** One channel between the pixels' middles; beyond the edge everything is black. */
    float at(float x, float y, int channel) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float right = x - left;
        float low = y - top;
        float above = pixel(left, top, channel) * (1 - right) + pixel(left + 1, top, channel) * right;
        float below = pixel(left, top + 1, channel) * (1 - right) + pixel(left + 1, top + 1, channel) * right;
        return above * (1 - low) + below * low;
    }

    private int pixel(int x, int y, int channel) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return 0;
        }
        return Byte.toUnsignedInt(rgb[(y * width + x) * CHANNELS + channel]);
    }

    /** Overwrites the pixels. */
    @Override
    public void close() {
        Arrays.fill(rgb, (byte) 0);
    }

    @Override
    public String toString() {
        return "Picture[" + width + " x " + height + "]";
    }
}
