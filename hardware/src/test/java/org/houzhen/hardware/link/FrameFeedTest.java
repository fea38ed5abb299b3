package org.houzhen.hardware.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameFeedTest {
    @Test
    void bytesFedAreOverwritten() {
        byte[] bytes = {1, 2, 3};

        new FrameFeed(new Hoarder(100), new FrameProbe(new Hoarder(1))).feed(bytes);

        assertThat(bytes).containsOnly(0);
    }

    @Test
    void buffersThatWereOutgrownAreOverwritten() {
        var hoarder = new Hoarder(100_000);
        var feed = new FrameFeed(hoarder, new FrameProbe(new Hoarder(1)));
        for (int i = 0; i < 20; i++) {
            feed.feed(filled(1000));
        }

        assertThat(hoarder.arrays).hasSizeGreaterThan(1);
        assertThat(hoarder.arrays.subList(0, hoarder.arrays.size() - 1))
                .allSatisfy(array -> assertThat(array).containsOnly(0));
    }

    @Test
    void aHalfFrameThatIsAbandonedIsOverwritten() {
        var hoarder = new Hoarder(100_000);
        var feed = new FrameFeed(hoarder, new FrameProbe(new Hoarder(1)));
        feed.feed(filled(1000));

        feed.abandon();

        assertThat(hoarder.arrays)
                .hasSize(1)
                .allSatisfy(array -> assertThat(array).containsOnly(0));
    }

    private static byte[] filled(int size) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }

    /** Waits for more bytes than ever come, and remembers every array it was shown. */
    private static final class Hoarder extends ByteToMessageDecoder {
        private final int enough;
        private final List<byte[]> arrays = new ArrayList<>();

        Hoarder(int enough) {
            this.enough = enough;
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            if (arrays.isEmpty() || arrays.get(arrays.size() - 1) != in.array()) {
                arrays.add(in.array());
            }
            if (in.readableBytes() >= enough) {
                in.skipBytes(in.readableBytes());
            }
        }
    }
}
