package org.houzhen.kiosk;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that drives a terminal as docs/wire/kiosk.md says. */
final class SocketPage implements WebSocket.Listener, AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final JsonMapper json = new JsonMapper();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    private volatile JsonNode frame;

    SocketPage(int port) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/kiosk"), this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            frame = json.readTree(text.toString());
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    JsonNode on(String screen) {
        return on(screen, view -> true);
    }

    /** Waits for the screen, as it shall be. */
    JsonNode on(String screen, Predicate<JsonNode> as) {
        await(screen)
                .atMost(LIMIT)
                .until(() ->
                        frame != null && frame.path("screen").asString().equals(screen) && as.test(frame.path("view")));
        return frame.path("view");
    }

    void press(String action, String value) {
        var press = json.createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("version", frame.path("version").asLong())
                .put("action", action)
                .put("value", value);
        socket.sendText(press.toString(), true).join();
    }

    /** From the start screen to the code to pay with. */
    String payFor(TerminalUnderTest terminal) {
        on("start", view -> view.path("items").path(0).path("available").asBoolean());
        press("begin", "REGISTER");
        on("identify");
        terminal.layCard();
        on("department");
        terminal.cards.lift();
        press("choose", "D1");
        on("clinic");
        press("choose", "C1");
        on("slot");
        press("choose", "S1");
        on("confirm");
        press("confirm", null);
        return on("pay").path("tradeNo").asString();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
