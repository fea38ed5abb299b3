package org.houzhen.hardware.driver.v4l2;

/** Pixels in pairs, {@code Y U Y V}, with the weights of ITU-R BT.601 for video levels (16 to 235). */
final class Yuyv {
    private static final int PAIR_BYTES = 4;
    private static final int BLACK = 16;
    private static final int GREY = 128;
    private static final int LEVEL = 255;

    private Yuyv() {}

    /** Three bytes for each pixel: red, green, blue. */
    static void toRgb(byte[] yuyv, byte[] rgb) {
        int to = 0;
        for (int from = 0; from + PAIR_BYTES <= yuyv.length; from += PAIR_BYTES) {
            int u = Byte.toUnsignedInt(yuyv[from + 1]) - GREY;
            int v = Byte.toUnsignedInt(yuyv[from + 3]) - GREY;
            to = pixel(yuyv[from], u, v, rgb, to);
            to = pixel(yuyv[from + 2], u, v, rgb, to);
        }
    }

    private static int pixel(byte luma, int u, int v, byte[] rgb, int to) {
        int y = 298 * (Byte.toUnsignedInt(luma) - BLACK) + GREY; // 256ths, and a half for rounding.
        rgb[to] = level(y + 409 * v);
        rgb[to + 1] = level(y - 100 * u - 208 * v);
        rgb[to + 2] = level(y + 516 * u);
        return to + 3;
    }

    private static byte level(int value) {
        return (byte) Math.max(0, Math.min(LEVEL, value >> 8));
    }
}
