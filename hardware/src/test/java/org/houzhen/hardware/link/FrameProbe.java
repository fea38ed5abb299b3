package org.houzhen.hardware.link;

import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Feeds a decoder and keeps what it found, for tests. */
public final class FrameProbe implements FrameFeed.Sink {
    public final List<Object> frames = new ArrayList<>();
    public final List<String> damages = new ArrayList<>();
    private final FrameFeed feed;

    public FrameProbe(ByteToMessageDecoder decoder) {
        this.feed = new FrameFeed(decoder, this);
    }

    public FrameProbe feed(byte[]... pieces) {
        for (byte[] piece : pieces) {
            feed.feed(piece.clone());
        }
        return this;
    }

    /** Cuts the bytes in two at every place there is and gives each pair to a fresh probe. */
    public static List<byte[][]> everyCut(byte[] bytes) {
        List<byte[][]> cuts = new ArrayList<>();
        for (int at = 0; at <= bytes.length; at++) {
            cuts.add(new byte[][] {Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length)});
        }
        return cuts;
    }

    @Override
    public void frame(Object frame) {
        frames.add(frame);
    }

    @Override
    public void damaged(DecoderException damage) {
        damages.add(damage.getMessage());
    }
}
