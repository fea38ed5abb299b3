package org.houzhen.acceptance.wechat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** One connection to the simulator: tells the platform's calls from those of the phone, and signs what the first get. */
final class Door extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Platform platform;
    private final Phone phone;
    private final Seal seal;
    private final JsonMapper json = new JsonMapper();

    Door(Platform platform, Phone phone, Seal seal) {
        this.platform = platform;
        this.phone = phone;
        this.seal = seal;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        var call = new Call(
                request.method().name(),
                request.uri(),
                request.content().toString(StandardCharsets.UTF_8),
                request.headers().get("Authorization"));
        if (call.path().equals(Statement.FILE)) {
            write(context, platform.file(call), keepAlive, false);
        } else if (call.path().startsWith("/v3/")) {
            later(context, () -> ofPlatform(context, call, keepAlive));
        } else {
            write(context, phone.answer(call), keepAlive, false);
        }
    }

    private void later(ChannelHandlerContext context, Runnable work) {
        long delay = platform.faults().delayMillis();
        if (delay > 0) {
            context.executor().schedule(work, delay, TimeUnit.MILLISECONDS);
        } else {
            work.run();
        }
    }

    private void ofPlatform(ChannelHandlerContext context, Call call, boolean keepAlive) {
        Platform.Answer answer = platform.answer(call);
        if (answer.lost()) {
            context.close();
            return;
        }
        Reply reply = answer.reply();
        String body = reply.status() == 204 ? "" : json.writeValueAsString(reply.body());
        var page = new Phone.Page(
                reply.status(), "application/json; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
        write(context, page, keepAlive, true);
    }

    private void write(ChannelHandlerContext context, Phone.Page page, boolean keepAlive, boolean signed) {
        ByteBuf content = Unpooled.wrappedBuffer(page.body());
        var response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(page.status()), content);
        response.headers().set("Content-Type", page.type());
        response.headers().set("Cache-Control", "no-store");
        response.headers().set("Content-Security-Policy", "default-src 'self'; base-uri 'none'; form-action 'none'");
        if (page.status() != 204) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, page.body().length);
        }
        if (signed) {
            // The platform's own spelling of its headers; there are clients that look for exactly this.
            Map<String, String> proof = seal.headers(
                    new String(page.body(), StandardCharsets.UTF_8),
                    platform.faults().badSignature());
            proof.forEach(response.headers()::set);
            response.headers().set("Request-ID", seal.letters(16));
        }
        HttpUtil.setKeepAlive(response, keepAlive);
        var written = context.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection ended: {}", cause.getClass().getSimpleName());
        context.close();
    }
}
