package org.houzhen.hardware.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;

/** A line over TCP, as receipt printers offer on port 9100 and serial servers for everything else. */
final class TcpLink extends ChannelInboundHandlerAdapter implements Link {
    private static final EventLoopGroup LOOP =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("tcp-link", true), NioIoHandler.newFactory());

    private final Receiver receiver;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Channel channel;

    private TcpLink(Receiver receiver) {
        this.receiver = receiver;
    }

    static TcpLink connect(DeviceAddress address, Duration limit, Receiver receiver)
            throws DeviceException, InterruptedException {
        var link = new TcpLink(receiver);
        ChannelFuture connected = new Bootstrap()
                .group(LOOP)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limit.toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(link)
                .connect(address.host(), address.port());
        connected.await();
        if (!connected.isSuccess()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "nothing answers at " + address, connected.cause());
        }
        link.channel = connected.channel();
        return link;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var in = (ByteBuf) message;
        try {
            var bytes = new byte[in.readableBytes()];
            in.readBytes(bytes);
            in.setZero(0, in.writerIndex()); // Its memory goes back to a pool, and it may have held a card.
            receiver.received(bytes);
        } finally {
            in.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (ended.compareAndSet(false, true)) {
            receiver.lost();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // A reset connection ends as a lost line.
    }

    @Override
    public void send(byte[] bytes, Duration limit) throws DeviceException, InterruptedException {
        ChannelFuture written = channel.writeAndFlush(Unpooled.copiedBuffer(bytes));
        if (!written.await(limit.toMillis())) {
            throw new DeviceException(DeviceReason.NO_ANSWER, "the line takes no more bytes");
        }
        if (!written.isSuccess()) {
            throw new DeviceException(DeviceReason.UNPLUGGED, "the line is lost", written.cause());
        }
    }

    @Override
    public void close() {
        ended.set(true);
        channel.close();
    }
}
