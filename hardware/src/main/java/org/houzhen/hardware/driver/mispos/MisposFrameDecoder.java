package org.houzhen.hardware.driver.mispos;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Finds records of the one length that this direction has:
 *
 * <pre>
 *   02 | length 2 (BCD, of the record) | record | 03 | xor of length, record and 03
 * </pre>
 *
 * After damage only the 02 is skipped. What was consumed is overwritten: it held a card number.
 */
public final class MisposFrameDecoder extends ByteToMessageDecoder {
    private final int size;
    private final Function<byte[], Object> record;

    private MisposFrameDecoder(int size, Function<byte[], Object> record) {
        this.size = size;
        this.record = record;
    }

    /** Of what terminals say: {@link MisposAnswer}s. */
    public static MisposFrameDecoder ofAnswers() {
        return new MisposFrameDecoder(MisposAnswer.SIZE, MisposAnswer::read);
    }

    /** Of what hosts say: {@link MisposRequest}s. */
    public static MisposFrameDecoder ofRequests() {
        return new MisposFrameDecoder(MisposRequest.SIZE, MisposRequest::read);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int start = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) MisposFrames.START);
        consume(in, (start < 0 ? in.writerIndex() : start) - in.readerIndex());
        if (in.readableBytes() < MisposFrames.HEAD_SIZE) {
            return;
        }
        int length = length(in);
        if (length != size) {
            consume(in, 1);
            throw new CorruptedFrameException("length " + length);
        }
        int whole = MisposFrames.HEAD_SIZE + size + MisposFrames.TAIL_SIZE;
        if (in.readableBytes() >= whole) {
            var frame = new byte[whole];
            in.getBytes(in.readerIndex(), frame);
            out.add(understand(in, frame));
        }
    }

    private Object understand(ByteBuf in, byte[] frame) {
        try {
            int end = MisposFrames.HEAD_SIZE + size;
            if (frame[end] != MisposFrames.END
                    || MisposFrames.xor(frame, 1, end + 1) != Byte.toUnsignedInt(frame[end + 1])) {
                consume(in, 1);
                throw new CorruptedFrameException("checksum");
            }
            consume(in, frame.length);
            return read(Arrays.copyOfRange(frame, MisposFrames.HEAD_SIZE, end));
        } finally {
            Arrays.fill(frame, (byte) 0);
        }
    }

    private Object read(byte[] bytes) {
        try {
            return record.apply(bytes);
        } catch (IllegalArgumentException e) {
            throw new CorruptedFrameException(e.getMessage()); // Without its cause: it is no bug of ours.
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Minus one if it is no decimal number. */
    private static int length(ByteBuf in) {
        int digits = in.getUnsignedShort(in.readerIndex() + 1);
        int length = 0;
        for (int shift = 12; shift >= 0; shift -= 4) {
            int digit = digits >> shift & 0xF;
            if (digit > 9) {
                return -1;
            }
            length = length * 10 + digit;
        }
        return length;
    }

    private static void consume(ByteBuf in, int count) {
        in.setZero(in.readerIndex(), count);
        in.skipBytes(count);
    }
}
