package org.houzhen.hardware.driver.samv;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import java.util.List;

/**
 * Finds SAM_V frames in what a cable delivers, in either direction; the length counts what follows it:
 *
 * <pre>
 *   AA AA AA 96 69 | length u16 | command 1, parameter 1, data | xor      host to reader
 *   AA AA AA 96 69 | length u16 | 00 00, status 1, data        | xor      reader to host
 * </pre>
 *
 * The checksum is over length and body. After damage only the preamble is skipped: a length that lied may have
 * swallowed the next frame, which is then found in the rest.
 */
public final class SamFrameDecoder extends ByteToMessageDecoder {
    static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};
    private static final int HEADER_SIZE = PREAMBLE.length + Short.BYTES;
    private static final int LENGTH_MIN = 3;
    private static final int LENGTH_MAX = 0x090A; // Text, photograph and fingerprint.

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        skipNoise(in);
        if (in.readableBytes() < HEADER_SIZE) {
            return;
        }
        int length = in.getUnsignedShort(in.readerIndex() + PREAMBLE.length);
        if (length < LENGTH_MIN || length > LENGTH_MAX) {
            throw damaged(in, "length " + length);
        }
        if (in.readableBytes() < HEADER_SIZE + length) {
            return;
        }
        int start = in.readerIndex() + PREAMBLE.length;
        if (xor(in, start, Short.BYTES + length) != 0) { // The checksum byte makes an intact frame cancel out.
            throw damaged(in, "checksum");
        }
        out.add(new SamFrame(take(in, length)));
    }

    /** Leaves the reader index at a preamble, or at what may become one. */
    private static void skipNoise(ByteBuf in) {
        while (in.isReadable() && !mayBePreamble(in)) {
            in.skipBytes(1); // A cable plugged in live delivers noise and half frames.
        }
    }

    private static boolean mayBePreamble(ByteBuf in) {
        int known = Math.min(in.readableBytes(), PREAMBLE.length);
        for (int i = 0; i < known; i++) {
            if (in.getByte(in.readerIndex() + i) != PREAMBLE[i]) {
                return false;
            }
        }
        return true;
    }

    private static CorruptedFrameException damaged(ByteBuf in, String what) {
        in.skipBytes(PREAMBLE.length);
        return new CorruptedFrameException(what);
    }

    private static int xor(ByteBuf in, int from, int count) {
        int sum = 0;
        for (int i = from; i < from + count; i++) {
            sum ^= in.getByte(i);
        }
        return sum & 0xFF;
    }

    private static byte[] take(ByteBuf in, int length) {
        int start = in.readerIndex();
        in.skipBytes(HEADER_SIZE);
        var body = new byte[length - 1];
        in.readBytes(body);
        in.skipBytes(1);
        in.setZero(start, HEADER_SIZE + length); // The buffer lives on, and the frame may have held a card.
        return body;
    }
}
