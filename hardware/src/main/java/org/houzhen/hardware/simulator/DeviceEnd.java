package org.houzhen.hardware.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.link.FrameFeed;
import org.houzhen.hardware.link.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device's end of its cables: a loopback port that hosts connect to, or a serial port. Frames, toggles and timers of
 * one device all run on one thread, as on a device's own processor.
 */
final class DeviceEnd implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceEnd.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int NEVER = -1;
    private static final int TAPE_MAX = 1 << 20;

    private final EventLoopGroup thread;
    private final Supplier<ByteToMessageDecoder> decoder;
    private final BiConsumer<Object, Host> onFrame;
    private final List<Host> hosts = new ArrayList<>();
    private Channel listening;
    private int port = -1;
    private Link serial;
    private DeviceAddress serialAddress;
    private final ByteArrayOutputStream tape = new ByteArrayOutputStream();
    private Runnable incident = () -> {};
    private int bytesToIncident = NEVER;
    private volatile boolean dark;

    /** Whoever is connected to the device. */
    interface Host {
        void send(byte[] bytes);

        void hangUp();
    }

    DeviceEnd(String name, Supplier<ByteToMessageDecoder> decoder, BiConsumer<Object, Host> onFrame) {
        this.thread =
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
        this.decoder = decoder;
        this.onFrame = onFrame;
    }

    /** Offers the device on a loopback port, for 0 on one that stays free while it is unplugged, and says which. */
    int listen(int wantedPort) throws InterruptedException {
        listening = new ServerBootstrap()
                .group(thread)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new TcpHost(channel));
                    }
                })
                .bind(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), wantedPort == 0 ? LastingPorts.free() : wantedPort))
                .sync()
                .channel();
        port = ((InetSocketAddress) listening.localAddress()).getPort();
        return port;
    }

    int port() {
        return port;
    }

    /** Plugs the device into a serial port, such as one end of a pair of pseudo-terminals. */
    void attach(String path) throws DeviceException, InterruptedException {
        serialAddress = DeviceAddress.parse("serial:" + path);
        var host = new SerialHost();
        serial = Link.open(serialAddress, LIMIT, host);
        ask(() -> hosts.add(host));
    }

    boolean isPlugged() {
        return !dark && (serial != null || listening != null && listening.isOpen());
    }

    void unplug() throws InterruptedException {
        if (listening != null) {
            listening.close().sync();
            LastingPorts.awaitFree(port);
        }
        if (serial != null) {
            serial.close();
            serial = null;
        }
        ask(() -> {
            List.copyOf(hosts).forEach(Host::hangUp);
            hosts.clear();
            return null;
        });
    }

    void plug() throws InterruptedException, DeviceException {
        if (isPlugged()) {
            return;
        }
        dark = false;
        if (port >= 0 && !listening.isOpen()) {
            listen(port);
        }
        if (serialAddress != null && serial == null) {
            attach(serialAddress.target());
        }
    }

    /**
     * All lines die at once; called on the device's own thread, in the middle of a frame if need be. The port is kept, so
     * that nobody else takes it: whoever connects is hung up on.
     */
    void goDark() {
        dark = true;
        List.copyOf(hosts).forEach(Host::hangUp);
        hosts.clear();
    }

    /** From now on, what hosts send is kept from its beginning. */
    void rewind() {
        tape.reset();
    }

    byte[] tape() {
        return tape.toByteArray();
    }

    /** Something happens on the device's thread once so many more bytes have come, before the next is looked at. */
    void afterBytes(int count, Runnable happens) {
        bytesToIncident = count;
        incident = happens;
        if (count == 0) {
            strike();
        }
    }

    void forgetIncident() {
        bytesToIncident = NEVER;
    }

    private void strike() {
        bytesToIncident = NEVER;
        incident.run();
    }

    private void take(DecodingHost host, byte[] bytes) {
        if (!hosts.contains(host)) {
            return; // Said into a line that is dead.
        }
        if (tape.size() < TAPE_MAX) {
            tape.writeBytes(bytes);
        }
        if (bytesToIncident < 0 || bytes.length < bytesToIncident) {
            bytesToIncident -= bytesToIncident < 0 ? 0 : bytes.length;
            host.feed(bytes);
            return;
        }
        int before = bytesToIncident;
        host.feed(Arrays.copyOf(bytes, before));
        strike();
        if (hosts.contains(host)) { // Else the line went dark, and the rest was never received.
            host.feed(Arrays.copyOfRange(bytes, before, bytes.length));
        }
    }

    /** Runs on the device's thread after a while, whether or not a cable is in. */
    void later(Duration delay, Runnable task) {
        thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says something unasked to every host, and how many there are. */
    int broadcast(byte[] bytes) {
        List.copyOf(hosts).forEach(host -> host.send(bytes));
        return hosts.size();
    }

    /** Runs on the device's thread and waits for the answer. */
    <T> T ask(Callable<T> question) {
        try {
            if (thread.next().inEventLoop()) { // There is one thread only.
                return question.call();
            }
            return thread.submit(question).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while operating a simulated device", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a simulated device failed", e.getCause());
        } catch (Exception e) { // The edge of the device's thread.
            throw new IllegalStateException("a simulated device failed", e);
        }
    }

    @Override
    public void close() {
        if (serial != null) {
            serial.close();
        }
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** Noise from a host is skipped, as devices do. */
    private abstract class DecodingHost implements Host, FrameFeed.Sink {
        private final FrameFeed feed = new FrameFeed(decoder.get(), this);

        void feed(byte[] bytes) {
            feed.feed(bytes);
        }

        @Override
        public void frame(Object frame) {
            onFrame.accept(frame, this);
        }

        @Override
        public void damaged(DecoderException damage) {
            LOG.debug("damaged bytes from the host: {}", damage.getMessage());
        }
    }

    private final class TcpHost extends ChannelInboundHandlerAdapter {
        private final Channel channel;
        private final DecodingHost host = new DecodingHost() {
            @Override
            public void send(byte[] bytes) {
                channel.writeAndFlush(Unpooled.copiedBuffer(bytes));
            }

            @Override
            public void hangUp() {
                channel.close();
            }
        };

        TcpHost(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (dark) {
                context.close();
                return;
            }
            hosts.add(host);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            hosts.remove(host);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var in = (ByteBuf) message;
            var bytes = new byte[in.readableBytes()];
            in.readBytes(bytes);
            in.release();
            take(host, bytes);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // A host that resets its connection is gone.
        }
    }

    private final class SerialHost extends DecodingHost implements Link.Receiver {
        @Override
        public void received(byte[] bytes) {
            thread.execute(() -> take(this, bytes));
        }

        @Override
        public void lost() {
            thread.execute(() -> hosts.remove(this));
        }

        @Override
        public void send(byte[] bytes) {
            try {
                serial.send(bytes, LIMIT);
            } catch (DeviceException e) {
                hosts.remove(this); // The host pulled the cable; it hears nothing until plugged in again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void hangUp() {
            hosts.remove(this);
        }
    }
}
