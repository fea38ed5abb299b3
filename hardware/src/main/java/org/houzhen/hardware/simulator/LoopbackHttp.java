package org.houzhen.hardware.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A small HTTP server on loopback, whose requests are answered one after the other on one thread. */
final class LoopbackHttp implements AutoCloseable {
    private static final int BODY_MAX = 64 * 1024 * 1024;

    private final EventLoopGroup thread;
    private final Function<FullHttpRequest, Answer> answerer;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private int port = -1;

    /** A status, the type of the body, and the body. */
    record Answer(int status, String type, byte[] body) {}

    LoopbackHttp(String name, Function<FullHttpRequest, Answer> answerer) {
        this.thread =
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
        this.answerer = answerer;
    }

    int listen(int wantedPort) throws InterruptedException {
        Channel listening = new ServerBootstrap()
                .group(thread)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        open.add(channel);
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(BODY_MAX), new Requests());
                    }
                })
                .bind(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), wantedPort == 0 ? LastingPorts.free() : wantedPort))
                .sync()
                .channel();
        open.add(listening);
        port = ((InetSocketAddress) listening.localAddress()).getPort();
        return port;
    }

    int port() {
        return port;
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    /** The thread that answers; timers of a simulated device run on it, too. */
    EventLoopGroup thread() {
        return thread;
    }

    /** Stops listening and hangs up; {@link #listen} may be called again. */
    void hangUp() throws InterruptedException {
        open.close().sync();
        LastingPorts.awaitFree(port);
    }

    @Override
    public void close() {
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            Answer answer = answerer.apply(request);
            var response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(answer.status()),
                    Unpooled.wrappedBuffer(answer.body()));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, answer.type())
                    .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
            boolean keep = HttpUtil.isKeepAlive(request);
            HttpUtil.setKeepAlive(response, keep);
            var written = context.writeAndFlush(response);
            if (!keep) {
                written.addListener(ChannelFutureListener.CLOSE);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // A client that hung up, or an answer that failed: either way nothing more can be said.
        }
    }
}
