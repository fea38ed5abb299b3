package org.houzhen.acceptance.installation;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A hall screen or door sign: receives boards and says what it has shown. */
public final class ScreenClient implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final AtomicReference<JsonNode> board = new AtomicReference<>();
    private final AtomicReference<JsonSocket> socket = new AtomicReference<>();

    public ScreenClient(URI server, String screen) {
        URI address = URI.create(server.toString().replaceFirst("http", "ws") + "/ws/screens/" + screen);
        socket.set(new JsonSocket(address, this::hello, this::received));
        hello();
    }

    /** The first connection may be open before the field is set; saying hello twice is harmless. */
    private void hello() {
        JsonSocket open = socket.get();
        if (open != null) {
            JsonNode shown = board.get();
            open.send(Map.of(
                    "type",
                    "hello",
                    "epoch",
                    shown == null ? "" : shown.path("epoch").asString(),
                    "position",
                    shown == null ? 0 : shown.path("position").asLong()));
        }
    }

    private void received(JsonNode message) {
        if (message.path("type").asString().equals("board")) {
            board.set(message);
            socket.get()
                    .send(Map.of(
                            "type", "shown",
                            "epoch", message.path("epoch").asString(),
                            "position", message.path("position").asLong(),
                            "spoken", List.of()));
        }
    }

    /** Waits until the board shows something and returns it. */
    public JsonNode await(String what, Predicate<JsonNode> shows) {
        Awaitility.await(what).atMost(WAIT).pollInterval(Duration.ofMillis(20)).until(() -> {
            JsonNode newest = board.get();
            return newest != null && shows.test(newest);
        });
        return board.get();
    }

    @Override
    public void close() {
        socket.get().close();
    }
}
