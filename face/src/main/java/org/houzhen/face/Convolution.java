package org.houzhen.face;

/** One layer: a window moves over the volume, and each place becomes a weighted sum of what the window shows there. */
final class Convolution {
    private final int window;
    private final int stride;
    private final int margin; // Places beyond the edge that the window may show; they count as zero.
    private final float[] filters; // By place in the window, channel in, channel out.
    private final float[] offsets;

    /** Scale and offset that follow the sum are worked into its weights. */
    Convolution(Weights weights, String name, int window, int stride) {
        this.window = window;
        this.stride = stride;
        this.margin = stride == 1 ? window / 2 : 0;
        float[] bias = weights.row(name + "/conv/bias");
        float[] scale = weights.row(name + "/scale/weights");
        float[] offset = weights.row(name + "/scale/biases");
        this.filters = weights.row(name + "/conv/filters").clone();
        this.offsets = new float[bias.length];
        for (int out = 0; out < offsets.length; out++) {
            offsets[out] = bias[out] * scale[out] + offset[out];
        }
        for (int i = 0; i < filters.length; i++) {
            filters[i] *= scale[i % scale.length];
        }
    }

    Volume of(Volume in) {
        int side = (in.side() + 2 * margin - window) / stride + 1;
        var out = new Volume(side, offsets.length);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                System.arraycopy(offsets, 0, out.values(), out.at(x, y), offsets.length);
                sum(in, x * stride - margin, y * stride - margin, out.values(), out.at(x, y));
            }
        }
        return out;
    }

    private void sum(Volume in, int left, int top, float[] out, int to) {
        for (int place = 0; place < window * window; place++) {
            int x = left + place % window;
            int y = top + place / window;
            if (x >= 0 && y >= 0 && x < in.side() && y < in.side()) {
                int filter = place * in.channels() * offsets.length;
                for (int channel = 0; channel < in.channels(); channel++) {
                    add(in.values()[in.at(x, y) + channel], filter + channel * offsets.length, out, to);
                }
            }
        }
    }

    /** The inner loop, which the compiler turns into vector instructions. */
    private void add(float value, int filter, float[] out, int to) {
        for (int i = 0; i < offsets.length; i++) {
            out[to + i] += value * filters[filter + i];
        }
    }
}
