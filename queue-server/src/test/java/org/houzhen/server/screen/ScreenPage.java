package org.houzhen.server.screen;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A screen's end of the feed: keeps what it hears, answers pings by itself. */
final class ScreenPage implements WebSocket.Listener, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    static ScreenPage open(URI server, String screen) {
        var page = new ScreenPage();
        page.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + server.getAuthority() + "/ws/screens/" + screen), page)
                .join();
        return page;
    }

    ScreenPage hello() {
        return say("{\"type\":\"hello\",\"epoch\":\"\",\"position\":0}");
    }

    ScreenPage say(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    ScreenPage sayBytes(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    Stream<JsonNode> heard(String type) {
        return texts(type).map(JSON::readTree);
    }

    /** The position of the view it shows, or -1. */
    long position() {
        return texts("board")
                .reduce((earlier, later) -> later)
                .map(ScreenPage::position)
                .orElse(-1L);
    }

    /** Without reading the whole of it: some tests send many large views. */
    private static long position(String board) {
        Matcher position = POSITION.matcher(board);
        return position.find() ? Long.parseLong(position.group(1)) : -1;
    }

    private Stream<String> texts(String type) {
        return heard.stream().filter(text -> text.startsWith("{\"type\":\"" + type + "\""));
    }

    /** The code the server closed with, or 0 while it is open. */
    int closedWith() {
        return closed.getNow(0);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(-1);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
