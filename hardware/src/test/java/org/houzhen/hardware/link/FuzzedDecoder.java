package org.houzhen.hardware.link;

import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What must hold of a decoder whatever a cable delivers: it throws nothing but damage, it finds the same however the bytes
 * are cut, and it keeps little.
 */
public final class FuzzedDecoder implements FrameFeed.Sink {
    private static final int PIECE_MAX = 40;

    private final List<Object> frames = new ArrayList<>();
    private final FrameFeed feed;

    private FuzzedDecoder(ByteToMessageDecoder decoder) {
        this.feed = new FrameFeed(decoder, this);
    }

    /**
     * Throws if one of them does not hold.
     *
     * @param heldMax the most bytes it may keep while it waits for more
     * @param meaning what the frames say, equal for equal frames
     */
    public static void check(
            Supplier<ByteToMessageDecoder> decoder, int heldMax, Function<List<Object>, Object> meaning, byte[] input) {
        var whole = new FuzzedDecoder(decoder.get());
        whole.feed(input, heldMax);
        var inPieces = new FuzzedDecoder(decoder.get());
        var chance = new Random(Arrays.hashCode(input));
        for (int from = 0; from < input.length; ) {
            int to = Math.min(input.length, from + 1 + chance.nextInt(PIECE_MAX));
            inPieces.feed(Arrays.copyOfRange(input, from, to), heldMax);
            from = to;
        }
        if (!meaning.apply(whole.frames).equals(meaning.apply(inPieces.frames))) {
            throw new IllegalStateException("other frames when the bytes come in pieces");
        }
    }

    private void feed(byte[] bytes, int heldMax) {
        feed.feed(bytes.clone());
        if (feed.held() > heldMax) {
            throw new IllegalStateException("keeps " + feed.held() + " bytes");
        }
    }

    @Override
    public void frame(Object frame) {
        frames.add(frame);
    }

    @Override
    public void damaged(DecoderException damage) {
        if (damage.getCause() != null) {
            throw new IllegalStateException("a bug and no damage", damage);
        }
    }
}
