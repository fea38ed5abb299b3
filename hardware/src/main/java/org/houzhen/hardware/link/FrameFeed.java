package org.houzhen.hardware.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import java.util.Arrays;

/**
 * Feeds bytes of any line to a Netty decoder and hands on what it finds, in order. One thread at a time. No byte is left
 * behind: arrays fed are overwritten, and buffers that were outgrown too; a decoder overwrites the frames it consumed.
 */
public final class FrameFeed {
    private static final int CAPACITY = 4096;

    private final EmbeddedChannel channel;
    private final Sink sink;
    private ByteBuf held = Unpooled.EMPTY_BUFFER;

    /** Hears what the decoder found. */
    public interface Sink {
        void frame(Object frame);

        void damaged(DecoderException damage);
    }

    public FrameFeed(ByteToMessageDecoder decoder, Sink sink) {
        decoder.setCumulator((allocator, before, in) -> held = cumulate(before, in));
        this.channel = new EmbeddedChannel(decoder);
        this.sink = sink;
    }

    public void feed(byte[] bytes) {
        pump(Unpooled.copiedBuffer(bytes));
        Arrays.fill(bytes, (byte) 0);
    }

    /** How many bytes wait for the rest of their frame. */
    int held() {
        return held.readableBytes();
    }

    /** Overwrites what waits for the rest of its frame; the feed is of no use afterwards. */
    public void abandon() {
        if (held.refCnt() > 0) {
            held.setZero(0, held.capacity());
        }
        channel.close();
    }

    private void pump(ByteBuf bytes) {
        ByteBuf next = bytes;
        while (next != null) {
            next = decode(next);
        }
    }

    /** After damage the decoder is called again with nothing new, because what follows may be whole. */
    private ByteBuf decode(ByteBuf bytes) {
        ByteBuf again = null;
        try {
            channel.writeInbound(bytes);
        } catch (DecoderException e) {
            sink.damaged(e);
            again = Unpooled.EMPTY_BUFFER;
        }
        for (Object frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            sink.frame(frame);
        }
        return again;
    }

    private static ByteBuf cumulate(ByteBuf before, ByteBuf in) {
        ByteBuf buffer = before;
        if (before.writableBytes() < in.readableBytes()) {
            buffer = Unpooled.buffer(Math.max(CAPACITY, 2 * (before.readableBytes() + in.readableBytes())));
            buffer.writeBytes(before);
            wipe(before);
        }
        buffer.writeBytes(in);
        wipe(in);
        return buffer;
    }

    private static void wipe(ByteBuf buffer) {
        if (buffer.writerIndex() > 0) {
            buffer.setZero(0, buffer.writerIndex());
        }
        buffer.release();
    }
}
