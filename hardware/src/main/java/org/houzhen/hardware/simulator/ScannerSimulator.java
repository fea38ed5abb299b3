package org.houzhen.hardware.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A serial scanner: what it is shown it sends, followed by a carriage return. */
public final class ScannerSimulator extends DeviceOnCable {
    public ScannerSimulator() {
        super("sim-scanner", Deaf::new);
    }

    /** Says whether anybody listened. */
    public boolean scan(String text) {
        byte[] bytes = (text + "\r").getBytes(StandardCharsets.UTF_8);
        return end.ask(() -> end.broadcast(bytes)) > 0;
    }

    @Override
    void heard(Object frame, DeviceEnd.Host host) {} // Deaf hears no frames.

    private static final class Deaf extends ByteToMessageDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            in.skipBytes(in.readableBytes());
        }
    }
}
