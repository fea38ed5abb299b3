package org.houzhen.face;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

/** Turns the picture of a face into 128 numbers, near to each other for one person: a residual network of 29 layers, evaluated in Java. */
final class DescriptorNet {
    static final int SIDE = 150;
    static final int LENGTH = 128;
    private static final String[] BLOCKS = {
        "conv32_1",
        "conv32_2",
        "conv32_3",
        "conv64_down",
        "conv64_1",
        "conv64_2",
        "conv64_3",
        "conv128_down",
        "conv128_1",
        "conv128_2",
        "conv256_down",
        "conv256_1",
        "conv256_2",
        "conv256_down_out"
    };

    private final Convolution first;
    private final Block[] blocks;
    private final float[] last; // By channel in, number out.

    DescriptorNet(Weights weights) {
        first = new Convolution(weights, "conv32_down", 7, 2);
        blocks = Stream.of(BLOCKS).map(name -> new Block(weights, name)).toArray(Block[]::new);
        last = weights.row("fc");
    }

    static DescriptorNet of(ModelFiles files) throws IOException {
        return new DescriptorNet(new Weights(files.read(ModelFiles.MANIFEST), files.read(ModelFiles.WEIGHTS)));
    }

    /** The face is overwritten, and so is every step between. */
    float[] describe(Volume face) {
        Volume current = then(face, first.of(face));
        current.dropNegative();
        current = then(current, current.greatestOfThree());
        for (Block block : blocks) {
            current = then(current, block.of(current));
        }
        float[] mean = current.meanOfAll();
        current.wipe();
        float[] descriptor = weigh(mean);
        Arrays.fill(mean, 0);
        return descriptor;
    }

    private static Volume then(Volume used, Volume next) {
        used.wipe();
        return next;
    }

    private float[] weigh(float[] mean) {
        var out = new float[LENGTH];
        for (int i = 0; i < last.length; i++) {
            out[i % LENGTH] += mean[i / LENGTH] * last[i];
        }
        return out;
    }

    /** Two layers, and what came in is added to what comes out. */
    private static final class Block {
        private final boolean halves;
        private final Convolution one;
        private final Convolution two;

        Block(Weights weights, String name) {
            halves = name.contains("down");
            one = new Convolution(weights, name + "/conv1", 3, halves ? 2 : 1);
            two = new Convolution(weights, name + "/conv2", 3, 1);
        }

        Volume of(Volume in) {
            Volume middle = one.of(in);
            middle.dropNegative();
            Volume out = two.of(middle);
            middle.wipe();
            Volume sum = halves ? joined(in.meanOfTwo(), out) : joined(out, in);
            sum.dropNegative();
            return sum;
        }

        /** The side is that of the first, the channels those of the layer's own result. */
        private static Volume joined(Volume larger, Volume other) {
            var sum = new Volume(larger.side(), Math.max(larger.channels(), other.channels()));
            sum.add(larger);
            sum.add(other);
            larger.wipe();
            other.wipe();
            return sum;
        }
    }
}
