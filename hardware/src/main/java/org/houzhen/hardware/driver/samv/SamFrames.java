package org.houzhen.hardware.driver.samv;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Writes SAM_V frames; the layout is drawn at {@link SamFrameDecoder}. */
public final class SamFrames {
    private SamFrames() {}

    /** A frame from the host without data, such as 0x3001. */
    public static byte[] command(int command) {
        return frame(new byte[] {(byte) (command >> 8), (byte) command});
    }

    /** A frame from the reader. */
    public static byte[] reply(int status, byte[] data) {
        var body = new byte[3 + data.length];
        body[2] = (byte) status;
        System.arraycopy(data, 0, body, 3, data.length);
        return frame(body);
    }

    private static byte[] frame(byte[] body) {
        var frame = new byte[SamFrameDecoder.PREAMBLE.length + Short.BYTES + body.length + 1];
        ByteBuf out = Unpooled.wrappedBuffer(frame).clear();
        out.writeBytes(SamFrameDecoder.PREAMBLE).writeShort(body.length + 1).writeBytes(body);
        int sum = 0;
        for (int i = SamFrameDecoder.PREAMBLE.length; i < frame.length - 1; i++) {
            sum ^= frame[i];
        }
        out.writeByte(sum);
        return frame;
    }
}
