package org.houzhen.face;

import java.util.Arrays;

/** What one layer hands to the next: for each place of a square, row by row, as many numbers as there are channels. */
record Volume(int side, int channels, float[] values) {
    Volume(int side, int channels) {
        this(side, channels, new float[side * side * channels]);
    }

    int at(int x, int y) {
        return (y * side + x) * channels;
    }

    /** The greatest of each three by three, every second place. */
    Volume greatestOfThree() {
        var out = new Volume((side - 3) / 2 + 1, channels);
        Arrays.fill(out.values, Float.NEGATIVE_INFINITY);
        out.gather(this, 3, (sum, value) -> Math.max(sum, value));
        return out;
    }

    /** The mean of each two by two. */
    Volume meanOfTwo() {
        var out = new Volume(side / 2, channels);
        out.gather(this, 2, (sum, value) -> sum + value / 4);
        return out;
    }

    private interface Join {
        float join(float sum, float value);
    }

    private void gather(Volume in, int window, Join join) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                for (int place = 0; place < window * window; place++) {
                    int from = in.at(2 * x + place % window, 2 * y + place / window);
                    gather(at(x, y), in.values, from, join);
                }
            }
        }
    }

    private void gather(int to, float[] in, int from, Join join) {
        for (int channel = 0; channel < channels; channel++) {
            values[to + channel] = join.join(values[to + channel], in[from + channel]);
        }
    }

    /** Adds a volume of the same or a smaller size, whose missing places and channels count as zero. */
    void add(Volume smaller) {
        for (int y = 0; y < smaller.side; y++) {
            for (int x = 0; x < smaller.side; x++) {
                for (int channel = 0; channel < smaller.channels; channel++) {
                    values[at(x, y) + channel] += smaller.values[smaller.at(x, y) + channel];
                }
            }
        }
    }

    void dropNegative() {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
    }

    float[] meanOfAll() {
        var mean = new float[channels];
        for (int i = 0; i < values.length; i++) {
            mean[i % channels] += values[i] / (side * side);
        }
        return mean;
    }

    void wipe() {
        Arrays.fill(values, 0);
    }
}
