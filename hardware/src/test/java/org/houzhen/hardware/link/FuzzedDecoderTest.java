package org.houzhen.hardware.link;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The judge of decoders finds what is wrong with one. */
class FuzzedDecoderTest {
    private static final byte[] INPUT = new byte[300];

    @Test
    void framesThatDependOnHowTheBytesCameAreFound() {
        assertThatIllegalStateException()
                .isThrownBy(() -> judge((in, out) ->
                        out.add(in.readRetainedSlice(in.readableBytes()).readableBytes())))
                .withMessageContaining("in pieces");
    }

    @Test
    void aBugIsNotTakenForDamage() {
        assertThatIllegalStateException()
                .isThrownBy(() -> judge((in, out) -> out.add(List.of().get(0))))
                .withMessageContaining("bug");
    }

    @Test
    void aHoardIsFound() {
        assertThatIllegalStateException()
                .isThrownBy(() -> judge((in, out) -> {}))
                .withMessageContaining("keeps 300");
    }

    private static void judge(BiConsumer<ByteBuf, List<Object>> decodes) {
        FuzzedDecoder.check(
                () -> new ByteToMessageDecoder() {
                    @Override
                    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
                        decodes.accept(in, out);
                    }
                },
                100,
                List::copyOf,
                INPUT);
    }
}
