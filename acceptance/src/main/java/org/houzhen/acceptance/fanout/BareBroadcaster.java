package org.houzhen.acceptance.fanout;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.netty.resources.LoopResources;

/** The floor: a WebSocket server on Netty alone that writes one frame, encoded beforehand, to every socket. */
final class BareBroadcaster implements AutoCloseable {
    private static final int ACCEPT_BACKLOG = 4096;

    private final Map<EventLoop, List<Channel>> channels = new ConcurrentHashMap<>();
    private final LoopResources resources;
    private final Channel server;

    /** As many loops, on the same transport, as the web server uses. */
    BareBroadcaster(int loops) {
        resources = LoopResources.create("floor", loops, true);
        EventLoopGroup group = resources.onServer(true);
        server = new ServerBootstrap()
                .group(group)
                .channel(resources.onChannelClass(ServerSocketChannel.class, group))
                .option(ChannelOption.SO_BACKLOG, ACCEPT_BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Sockets())
                .bind(new InetSocketAddress("127.0.0.1", 0))
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Takes over the reference to the frame. */
    void broadcast(ByteBuf frame) {
        channels.forEach((loop, ofLoop) -> {
            frame.retain();
            loop.execute(() -> write(frame, ofLoop));
        });
        frame.release();
    }

    private static void write(ByteBuf frame, List<Channel> channels) {
        for (Channel channel : channels) {
            channel.writeAndFlush(frame.retainedDuplicate(), channel.voidPromise());
        }
        frame.release();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        resources.dispose();
    }

    private final class Sockets extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            channel.pipeline()
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpObjectAggregator(4096))
                    .addLast(new WebSocketServerProtocolHandler("/"))
                    .addLast(new Trim());
        }
    }

    /** After the handshake nothing stays in the way of a frame. */
    private final class Trim extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                Channel channel = context.channel();
                context.executor().execute(() -> {
                    ChannelPipeline pipeline = channel.pipeline();
                    pipeline.toMap().values().forEach(pipeline::remove);
                    channels.computeIfAbsent(channel.eventLoop(), loop -> new CopyOnWriteArrayList<>())
                            .add(channel);
                });
            }
        }
    }
}
