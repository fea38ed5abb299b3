package org.houzhen.hardware.driver.scanner;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.houzhen.hardware.ScannedCode;

/**
 * Cuts what a scanner sends into codes: {@code text in UTF-8 | CR}, where a line feed may follow and empty codes are
 * nothing. A code without an end is thrown away up to the next CR.
 */
final class CodeLineDecoder extends ByteToMessageDecoder {
    private static final byte END = '\r';
    private boolean skipping;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int length = in.bytesBefore(END);
        if (length < 0 ? in.readableBytes() > ScannedCode.LENGTH_MAX : length > ScannedCode.LENGTH_MAX) {
            skip(in, length);
            return;
        }
        if (length < 0) {
            return;
        }
        String text = take(in, length);
        boolean tail = skipping;
        skipping = false;
        if (!tail && !text.isEmpty()) {
            out.add(text);
        }
    }

    private void skip(ByteBuf in, int length) {
        take(in, length < 0 ? in.readableBytes() - 1 : length);
        boolean first = !skipping;
        skipping = length < 0;
        if (first) {
            throw new TooLongFrameException("a code longer than " + ScannedCode.LENGTH_MAX + " bytes");
        }
    }

    /** Takes the text and the byte after it, and overwrites both: it may be a payment code. */
    private static String take(ByteBuf in, int length) {
        int start = in.readerIndex();
        String text =
                in.readCharSequence(length, StandardCharsets.UTF_8).toString().strip();
        in.skipBytes(1);
        in.setZero(start, length + 1);
        return text;
    }
}
