package org.houzhen.kiosk.signs;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One connection to a screen's feed; every whole message is handed on, and its end is told once. */
final class SignFeed implements WebSocket.Listener {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final int MESSAGE_MAX = 1 << 20;

    private final Consumer<String> heard;
    private final Runnable ended;
    private final StringBuilder message = new StringBuilder();

    private SignFeed(Consumer<String> heard, Runnable ended) {
        this.heard = heard;
        this.ended = ended;
    }

    static CompletableFuture<WebSocket> connect(
            HttpClient http, SignKeeper.Sign sign, Consumer<String> heard, Runnable ended) {
        String name = URLEncoder.encode(sign.screen(), StandardCharsets.UTF_8).replace("+", "%20");
        URI address = URI.create(sign.server().toString().replaceFirst("^http", "ws") + "/ws/screens/" + name);
        WebSocket.Builder socket = http.newWebSocketBuilder().connectTimeout(CONNECT_LIMIT);
        sign.token().get().ifPresent(secret -> socket.header("Authorization", "Bearer " + secret));
        return socket.buildAsync(address, new SignFeed(heard, ended));
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        message.append(part);
        if (message.length() > MESSAGE_MAX) {
            socket.abort();
            ended.run();
        } else if (last) {
            heard.accept(message.toString());
            message.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        ended.run();
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ended.run();
    }
}
