package org.houzhen.acceptance.installation;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A patient's finger on a kiosk: sees the frames its page sees, and presses what the page presses. */
public final class Kiosk implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(60);

    private final AtomicReference<JsonNode> frame = new AtomicReference<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicReference<JsonNode> pressedOn = new AtomicReference<>();
    private final JsonSocket socket;

    public Kiosk(URI agent) {
        socket = new JsonSocket(
                URI.create(agent.toString().replaceFirst("http", "ws") + "/ws/kiosk"),
                connections::incrementAndGet,
                frame::set);
    }

    /** The newest frame's screen. */
    public String screen() {
        JsonNode newest = frame.get();
        return newest == null ? "" : newest.path("screen").asString();
    }

    /**
     * Waits for one of these screens and returns what it shows; any screen of trouble ends the wait at once, unless it is the
     * one last pressed on, and so does an agent that was started again, for it remembers nobody.
     */
    public JsonNode await(String... screens) {
        Set<String> wanted = Set.of(screens);
        int before = connections.get();
        Awaitility.await("screen " + wanted)
                .atMost(WAIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> wanted.contains(screen()) || isTrouble() || isAnother(before));
        if (!wanted.contains(screen())) {
            throw new TroubleException(view().path("code").asString());
        }
        return view();
    }

    private boolean isTrouble() {
        return screen().equals("problem") && frame.get() != pressedOn.get();
    }

    /** Waits until the screen it is on shows something. */
    public JsonNode awaitField(String field, String value) {
        return awaitView(
                field + " " + value, view -> view.path(field).asString().equals(value));
    }

    /** Waits until what the screen shows is so. */
    public JsonNode awaitView(String what, Predicate<JsonNode> shows) {
        int before = connections.get();
        Awaitility.await(what)
                .atMost(WAIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> shows.test(view()) || isAnother(before));
        if (!shows.test(view())) {
            throw new TroubleException("another start of the agent");
        }
        return view();
    }

    /** The page has lost its agent and found it again; the first connection of all does not count. */
    private boolean isAnother(int connectionsBefore) {
        return connectionsBefore > 0 && connections.get() != connectionsBefore;
    }

    public JsonNode view() {
        JsonNode newest = frame.get();
        return newest == null ? JsonSocket.JSON.createObjectNode() : newest.path("view");
    }

    /** The masked name the kiosk shows; empty while it knows nobody. */
    public String who() {
        JsonNode newest = frame.get();
        return newest == null ? "" : newest.path("who").asString();
    }

    public boolean canLeave() {
        JsonNode newest = frame.get();
        return newest != null && newest.path("canLeave").asBoolean();
    }

    /** On the start screen: the server answers. */
    public boolean isOnline() {
        return view().path("online").asBoolean();
    }

    public void press(String action, String value) {
        JsonNode seen = frame.get();
        pressedOn.set(seen);
        socket.send(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "version",
                seen.path("version").asLong(),
                "action",
                action,
                "value",
                value));
    }

    public void press(String action) {
        press(action, "");
    }

    /** Confirms what is to be paid and says how, such as {@code QR-WECHAT}. */
    public void confirmAndPayBy(String way) {
        press("confirm");
        await("pay-way");
        press("choose", way);
    }

    @Override
    public void close() {
        socket.close();
    }

    /** The kiosk shows a screen of trouble instead of what was expected. */
    public static final class TroubleException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String code;

        TroubleException(String code) {
            super("the kiosk shows " + code);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
