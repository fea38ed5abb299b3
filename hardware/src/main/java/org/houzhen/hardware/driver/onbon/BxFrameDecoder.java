package org.houzhen.hardware.driver.onbon;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Finds frames of BX-5K cards in either direction; numbers are little-endian:
 *
 * <pre>
 *   A5 x8 | to 2, from 2, 0 x6, type 1, version 1, length 2 | data | crc 2 | 5A
 * </pre>
 *
 * Between the A5s and the 5A, A5 is written A6 02, A6 is A6 01, 5A is 5B 02, 5B is 5B 01; the checksum is over header
 * and data as they were before. A bare A5 inside begins another frame, so a cut one costs only itself.
 */
public final class BxFrameDecoder extends ByteToMessageDecoder {
    private static final int LENGTH_MAX = 4096;
    private static final int LENGTH_OFFSET = 12;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        skipTo(in, BxFrames.START);
        int start = in.readerIndex();
        while (start < in.writerIndex() && in.getUnsignedByte(start) == BxFrames.START) {
            start++;
        }
        int end = find(in, start, BxFrames.END);
        int restart = find(in, start, BxFrames.START);
        if (restart < end) {
            in.readerIndex(restart);
            throw new CorruptedFrameException("a frame without end");
        }
        if (end - in.readerIndex() > LENGTH_MAX) {
            in.readerIndex(end);
            throw new TooLongFrameException("a frame longer than " + LENGTH_MAX + " bytes");
        }
        if (end < in.writerIndex()) {
            var body = new byte[end - start];
            in.getBytes(start, body);
            in.readerIndex(end + 1);
            out.add(understand(unescaped(body)));
        }
    }

    private static void skipTo(ByteBuf in, int sign) {
        in.readerIndex(find(in, in.readerIndex(), sign));
    }

    /** The end if it is not there. */
    private static int find(ByteBuf in, int from, int sign) {
        int found = in.indexOf(from, in.writerIndex(), (byte) sign);
        return found < 0 ? in.writerIndex() : found;
    }

    private static byte[] unescaped(byte[] body) {
        var in = ByteBuffer.wrap(body);
        var out = ByteBuffer.allocate(body.length);
        while (in.hasRemaining()) {
            int b = in.get() & 0xFF;
            boolean escape = b == BxFrames.START_ESCAPE || b == BxFrames.END_ESCAPE;
            out.put((byte) (escape ? meant(b, in.hasRemaining() ? in.get() : 0) : b));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** A6 01 is A6, A6 02 is A5; 5B 01 is 5B, 5B 02 is 5A. */
    private static int meant(int escape, int which) {
        if (which != 1 && which != 2) {
            throw new CorruptedFrameException("escape");
        }
        return escape + 1 - which;
    }

    private static BxFrame understand(byte[] body) {
        var in = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        if (body.length < BxFrames.HEADER_SIZE + Short.BYTES) {
            throw new CorruptedFrameException("length " + body.length);
        }
        int length = Short.toUnsignedInt(in.getShort(LENGTH_OFFSET));
        if (body.length != BxFrames.HEADER_SIZE + length + Short.BYTES) {
            throw new CorruptedFrameException("length " + length);
        }
        int crc = Short.toUnsignedInt(in.getShort(body.length - Short.BYTES));
        if (crc != BxFrames.crc(body, body.length - Short.BYTES)) {
            throw new CorruptedFrameException("checksum");
        }
        var data = new byte[length];
        in.position(BxFrames.HEADER_SIZE).get(data);
        return new BxFrame(Short.toUnsignedInt(in.getShort(0)), data);
    }
}
