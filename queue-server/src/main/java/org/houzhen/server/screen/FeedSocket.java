package org.houzhen.server.screen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One connection of a screen; only its event loop touches it. At most one frame is on its way: while the screen has not
 * taken it, a newer view only marks the socket as behind, and it gets the newest one when it reads again.
 */
final class FeedSocket extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final Screen screen;
    private final ScreenFeed feed;
    private final Viewer viewer;
    private ChannelHandlerContext context;
    private ScheduledFuture<?> silence;
    private LoopPart part;
    private boolean behind;
    private long heardNanos;
    private long stuckNanos;
    private int messages;
    /** Where it stands in its part, so that it can leave without a search. */
    int index;

    FeedSocket(Screen screen, ScreenFeed feed, Viewer viewer) {
        this.screen = screen;
        this.feed = feed;
        this.viewer = viewer;
    }

    Viewer viewer() {
        return viewer;
    }

    /** The network address of the other end. */
    static String address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
    }

    Screen screen() {
        return screen;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        heardNanos = System.nanoTime();
        stuckNanos = heardNanos;
        feed.connected(this);
        long patienceMillis = feed.limits().patience().toMillis();
        silence = added.executor().schedule(() -> added.close(), patienceMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ignored, WebSocketFrame frame) {
        heardNanos = System.nanoTime();
        if (++messages > FeedLimits.MESSAGES_MAX) {
            context.channel().config().setAutoRead(false); // Whatever it sends more waits in its own machine.
            close(WebSocketCloseStatus.POLICY_VIOLATION);
        } else if (frame instanceof TextWebSocketFrame text) {
            read(text);
        } else if (frame instanceof PingWebSocketFrame) {
            context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame) {
            context.writeAndFlush(frame.retain()).addListener(ChannelFutureListener.CLOSE);
        } else if (!(frame instanceof PongWebSocketFrame)) {
            close(WebSocketCloseStatus.INVALID_MESSAGE_TYPE);
        }
    }

    private void read(TextWebSocketFrame text) {
        feed.messages()
                .parse(text.text())
                .ifPresentOrElse(said -> said.to(this), () -> close(WebSocketCloseStatus.POLICY_VIOLATION));
    }

    void hello() {
        silence.cancel(false);
        context.writeAndFlush(feed.messages().screen(screen, viewer.kind()), context.voidPromise());
        if (part == null) {
            part = feed.join(this, context.channel().eventLoop());
        }
        part.newest().ifPresent(this::offer);
    }

    void shown(String epoch, long position) {
        feed.shown(this, epoch, position);
    }

    /** Sends the view now, or the newest one later. The caller keeps its reference. */
    void offer(ByteBuf frame) {
        if (context.channel().isWritable()) {
            context.writeAndFlush(frame.retainedDuplicate(), context.voidPromise());
        } else {
            behind = true;
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ignored) {
        stuckNanos = System.nanoTime();
        if (behind && context.channel().isWritable()) {
            behind = false;
            part.newest().ifPresent(this::offer);
        }
    }

    /** Shows that the server lives, and drops a screen that no longer reads, says nothing, is another one by now or no longer welcome. */
    void tick(ByteBuf heartbeat, long nowNanos) {
        messages = 0;
        boolean writable = context.channel().isWritable();
        long patience = feed.limits().patience().toNanos();
        if (nowNanos - heardNanos > patience || (!writable && nowNanos - stuckNanos > patience)) {
            context.close();
        } else if (!feed.isCurrent(this)) {
            close(WebSocketCloseStatus.SERVICE_RESTART);
        } else if (writable) {
            context.writeAndFlush(heartbeat.retainedDuplicate(), context.voidPromise());
        }
    }

    /** Any thread may ask for it. */
    void leave(WebSocketCloseStatus status) {
        context.executor().execute(() -> close(status));
    }

    private void close(WebSocketCloseStatus status) {
        context.writeAndFlush(new CloseWebSocketFrame(status, status.reasonText()))
                .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        silence.cancel(false);
        if (part != null) {
            part.leave(this);
        }
        feed.gone(this);
    }

    /** The connection broke, or its frames did; either way the screen comes back by itself. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        context.close();
    }
}
