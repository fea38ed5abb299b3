package org.houzhen.hardware;

import java.util.Arrays;

/** A card's photograph, decoded, in memory only; whoever was given it wipes it. Rows of three bytes a pixel: red, green, blue. */
public final class CardPhoto implements AutoCloseable {
    /** There is none, or nobody may see it. */
    public static final CardPhoto NONE = new CardPhoto(0, 0, new byte[0]);

    private static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final byte[] rgb;

    /** The array is the photograph's from now on. */
    public CardPhoto(int width, int height, byte[] rgb) {
        if (rgb.length != width * height * CHANNELS) {
            throw new IllegalArgumentException(rgb.length + " bytes for " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    public boolean isPresent() {
        return width > 0;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** A copy of the pixels, which is the caller's to wipe. */
    public byte[] rgb() {
        return rgb.clone();
    }

    @Override
    public void close() {
        Arrays.fill(rgb, (byte) 0);
    }

    @Override
    public String toString() {
        return "CardPhoto[masked]";
    }
}
