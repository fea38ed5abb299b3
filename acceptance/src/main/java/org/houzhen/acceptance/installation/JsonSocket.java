package org.houzhen.acceptance.installation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket of JSON messages that connects again whenever it is lost, as a page does. */
final class JsonSocket implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final long AGAIN_MILLIS = 200;

    private final URI address;
    private final Runnable connected;
    private final Consumer<JsonNode> received;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "socket");
        thread.setDaemon(true);
        return thread;
    });
    private volatile WebSocket socket;
    private volatile boolean closed;

    /** @param connected is called after each connection, to say hello */
    JsonSocket(URI address, Runnable connected, Consumer<JsonNode> received) {
        this.address = address;
        this.connected = connected;
        this.received = received;
        connect();
    }

    private void connect() {
        http.newWebSocketBuilder().buildAsync(address, new Listener()).whenComplete((opened, failure) -> {
            if (failure != null) {
                again();
            }
        });
    }

    private void again() {
        if (!closed) {
            timer.schedule(this::connect, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Sends if there is a connection; a page's press is lost in the same way. */
    void send(Object message) {
        WebSocket open = socket;
        if (open != null) {
            open.sendText(JSON.writeValueAsString(message), true);
        }
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            socket = opened;
            connected.run();
            opened.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                received.accept(message);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            lost(from);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            lost(from);
        }

        private void lost(WebSocket from) {
            if (socket == from) {
                socket = null;
                again();
            }
        }
    }
}
