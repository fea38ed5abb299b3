package org.houzhen.hardware.driver.medins;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import java.util.List;

/**
 * Cuts the bridge's wire, in either direction, into texts:
 *
 * <pre>
 *   4D 49 | length 4, big-endian | text in GB18030
 * </pre>
 *
 * After damage only the first sign is skipped. What was consumed is overwritten: it names a patient.
 */
public final class MedinsFrameDecoder extends ByteToMessageDecoder {
    private static final int HEAD_SIZE = MedinsFrames.SIGN_SIZE + Integer.BYTES;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int start = in.indexOf(in.readerIndex(), in.writerIndex(), MedinsFrames.SIGN_FIRST);
        consume(in, (start < 0 ? in.writerIndex() : start) - in.readerIndex());
        if (in.readableBytes() < HEAD_SIZE) {
            return;
        }
        long length = in.getUnsignedInt(in.readerIndex() + MedinsFrames.SIGN_SIZE);
        if (in.getByte(in.readerIndex() + 1) != MedinsFrames.SIGN_SECOND || length > MedinsFrames.LENGTH_MAX) {
            consume(in, 1);
            throw new CorruptedFrameException("no frame");
        }
        if (in.readableBytes() >= HEAD_SIZE + length) {
            int text = in.readerIndex() + HEAD_SIZE;
            out.add(in.toString(text, (int) length, MedinsFrames.GB18030));
            consume(in, HEAD_SIZE + (int) length);
        }
    }

    private static void consume(ByteBuf in, int count) {
        in.setZero(in.readerIndex(), count);
        in.skipBytes(count);
    }
}
