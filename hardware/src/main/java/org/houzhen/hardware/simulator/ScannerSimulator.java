package org.houzhen.hardware.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.houzhen.hardware.DeviceException;

/** A serial scanner: what it is shown it sends, followed by a carriage return. */
public final class ScannerSimulator implements AutoCloseable {
    private final DeviceEnd end = new DeviceEnd("sim-scanner", Deaf::new, (frame, host) -> {});

    public int listen(int port) throws InterruptedException {
        return end.listen(port);
    }

    public void attach(String serialPath) throws DeviceException, InterruptedException {
        end.attach(serialPath);
    }

    /** Says whether anybody listened. */
    public boolean scan(String text) {
        byte[] bytes = (text + "\r").getBytes(StandardCharsets.UTF_8);
        return end.ask(() -> end.broadcast(bytes)) > 0;
    }

    public void unplug() throws InterruptedException {
        end.unplug();
    }

    public void plug() throws DeviceException, InterruptedException {
        end.plug();
    }

    public boolean isPlugged() {
        return end.isPlugged();
    }

    @Override
    public void close() {
        end.close();
    }

    private static final class Deaf extends ByteToMessageDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            in.skipBytes(in.readableBytes());
        }
    }
}
