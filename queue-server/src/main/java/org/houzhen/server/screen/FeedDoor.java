package org.houzhen.server.screen;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.houzhen.server.web.OpenFeeds;
import reactor.netty.NettyPipeline;

/**
 * Takes requests for {@code /ws/screens/{screen}} out of the web framework's pipeline and makes their channel a feed
 * socket, with nothing left in between; all other requests pass. A browser's page must be our own, the screen must be known, and
 * {@link Viewers} must know who asks. A browser in which somebody is signed in at a desk only looks on: it hangs on no wall.
 */
final class FeedDoor extends ChannelInboundHandlerAdapter {
    private static final String PATH = "/ws/screens/";
    private static final String FORWARDED = "X-Forwarded-For";
    private static final WebSocketDecoderConfig FRAMES = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(FeedLimits.MESSAGE_MAX)
            .allowExtensions(false)
            .closeOnProtocolViolation(true)
            .build();
    /** A channel is writable only while nothing waits to be written: one frame on its way, no queue behind it. */
    private static final WriteBufferWaterMark ONE_FRAME = new WriteBufferWaterMark(1, 1);

    private final ScreenFeed feed;
    private final ScreenList screens;
    private final OpenFeeds known;
    private final OpenFeeds others;
    private HttpRequest upgrade;

    FeedDoor(ScreenFeed feed, ScreenList screens, OpenFeeds known, OpenFeeds others) {
        this.feed = feed;
        this.screens = screens;
        this.known = known;
        this.others = others;
    }

    void stand(ChannelPipeline pipeline) {
        pipeline.addAfter(NettyPipeline.HttpCodec, "houzhen.feed", this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.uri().startsWith(PATH)) {
            upgrade = request;
        } else if (upgrade == null) {
            context.fireChannelRead(message);
            return;
        }
        boolean whole = message instanceof LastHttpContent;
        ReferenceCountUtil.release(message);
        if (whole) {
            takeOver(context);
        }
    }

    private void takeOver(ChannelHandlerContext context) {
        Channel channel = context.channel();
        trim(channel.pipeline());
        channel.config().setAutoRead(true);
        Optional<Screen> screen = screen(upgrade.uri());
        Optional<Viewer> viewer = screen.flatMap(one -> feed.viewers().of(one, asked(channel)));
        HttpResponseStatus refusal = refusal(channel, screen, viewer);
        if (refusal == null) {
            shakeHands(context, screen.orElseThrow(), viewer.orElseThrow());
        } else {
            refuse(channel, refusal);
        }
    }

    /** Leaves the encryption and the HTTP codec; the handshake replaces the latter. */
    private void trim(ChannelPipeline pipeline) {
        for (Map.Entry<String, ChannelHandler> entry : pipeline.toMap().entrySet()) {
            ChannelHandler handler = entry.getValue();
            if (handler != this && !(handler instanceof SslHandler) && !(handler instanceof HttpServerCodec)) {
                pipeline.remove(handler);
            }
        }
    }

    private Optional<Screen> screen(String uri) {
        String rest = uri.substring(PATH.length());
        int query = rest.indexOf('?');
        return screens.find(query < 0 ? rest : rest.substring(0, query));
    }

    /** Why this request opens no feed; null when it may. */
    private HttpResponseStatus refusal(Channel channel, Optional<Screen> screen, Optional<Viewer> viewer) {
        if (!upgrade.decoderResult().isSuccess()) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        if (!isOwnOrigin(upgrade.headers())) {
            return HttpResponseStatus.FORBIDDEN;
        }
        if (screen.isEmpty()) {
            return HttpResponseStatus.NOT_FOUND;
        }
        if (viewer.isEmpty()) {
            return HttpResponseStatus.UNAUTHORIZED;
        }
        if (!enter(channel, viewer.get(), viewer.get().isKnown() ? known : others)) {
            return HttpResponseStatus
                    .SERVICE_UNAVAILABLE; // Before the next: a page that was refused asks without upgrade why.
        }
        boolean upgrades = upgrade.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        return upgrades ? null : HttpResponseStatus.UPGRADE_REQUIRED;
    }

    private static boolean enter(Channel channel, Viewer viewer, OpenFeeds open) {
        boolean room = open.enter(viewer.holder());
        if (room) {
            channel.closeFuture().addListener(closed -> open.leave(viewer.holder()));
        }
        return room;
    }

    /** Browsers always say where a page came from; a box behind a screen is no browser and says nothing. */
    private boolean isOwnOrigin(HttpHeaders headers) {
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        if (origin == null || feed.limits().origins().contains(origin)) {
            return true;
        }
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(headers.get(HttpHeaderNames.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Asked asked(Channel channel) {
        HttpHeaders headers = upgrade.headers();
        return new Asked(
                FeedSocket.address(channel),
                headers.getAll(HttpHeaderNames.COOKIE),
                headers.get(HttpHeaderNames.AUTHORIZATION, ""),
                headers.contains(FORWARDED));
    }

    private void shakeHands(ChannelHandlerContext context, Screen screen, Viewer viewer) {
        Channel channel = context.channel();
        FullHttpRequest request = new DefaultFullHttpRequest(
                upgrade.protocolVersion(),
                upgrade.method(),
                upgrade.uri(),
                Unpooled.EMPTY_BUFFER,
                upgrade.headers(),
                LastHttpContent.EMPTY_LAST_CONTENT.trailingHeaders());
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(upgrade.uri(), null, FRAMES).newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel)
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        try {
            channel.pipeline().remove(this);
            handshaker.handshake(channel, request).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            open(channel, screen, viewer);
        } catch (WebSocketHandshakeException e) {
            refuse(channel, HttpResponseStatus.BAD_REQUEST);
        }
    }

    private void open(Channel channel, Screen screen, Viewer viewer) {
        channel.config().setWriteBufferWaterMark(ONE_FRAME);
        channel.pipeline()
                .addLast(new Utf8FrameValidator())
                .addLast(new WebSocketFrameAggregator(FeedLimits.MESSAGE_MAX))
                .addLast(new FeedSocket(screen, feed, viewer));
    }

    private static void refuse(Channel channel, HttpResponseStatus status) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, 0)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        channel.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
