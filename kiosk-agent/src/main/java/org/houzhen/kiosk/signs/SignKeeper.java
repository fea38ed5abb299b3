package org.houzhen.kiosk.signs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.LedSign;
import org.houzhen.hardware.LedSign.Line;
import org.houzhen.hardware.Supervised;
import org.houzhen.wire.Board;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps one sign showing what one screen shows. Only the newest view counts; the server is told once the sign has said that
 * it shows it. A sign that hears nothing for 10 s says so. Everything happens on one thread.
 */
public final class SignKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignKeeper.class);
    private static final Duration BUSY = Duration.ofSeconds(3);
    private static final Duration SHOW = Duration.ofSeconds(3);
    private static final int PAUSE_MAX = 10;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Sign sign;
    private final Supervised<LedSign> led;
    private final Pace pace;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService thread;
    private WebSocket socket; // Null while there is none.
    private boolean connecting;
    private String room = "";
    private Board board; // Null before the first.
    private long heardAtNanos;
    private List<Line> shown; // What the sign said it shows; null when that is unknown.
    private String told = ""; // Which view the server was told of last.
    private int misses;
    private int pause;

    /**
     * Which screen of which server, and how many lines the sign has.
     *
     * @param token by which the server knows this terminal, once it has enrolled
     */
    public record Sign(URI server, String screen, Supplier<Optional<String>> token, int lines) {}

    /** How often it looks, and after what silence the view is stale. */
    public record Pace(Duration tick, Duration stale) {
        public static final Pace DEFAULT = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    public SignKeeper(Sign sign, Supervised<LedSign> led, Pace pace) {
        this.sign = sign;
        this.led = led;
        this.pace = pace;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var named = new Thread(task, "sign-" + sign.screen());
            named.setDaemon(true);
            return named;
        });
    }

    public void start() {
        heardAtNanos = System.nanoTime() - pace.stale().toNanos();
        led.onOpen(opened -> execute(() -> shown = null)); // After a power cut it shows whatever it likes.
        thread.scheduleWithFixedDelay(() -> guarded(this::tick), 0, pace.tick().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        if (socket == null && !connecting && pause-- <= 0) {
            misses = Math.min(misses + 1, PAUSE_MAX);
            pause = misses; // A server that is down is asked ever more rarely.
            connect();
        }
        if (isStale() && socket != null) {
            socket.abort();
            socket = null;
        }
        show();
    }

    private void connect() {
        connecting = true;
        SignFeed.connect(http, sign, text -> execute(() -> heard(text)), () -> execute(this::lost))
                .whenComplete((opened, failure) -> execute(() -> connected(opened)));
    }

    private void connected(WebSocket opened) {
        connecting = false;
        socket = opened;
        if (opened != null) {
            misses = 0;
            pause = 0;
            heardAtNanos = System.nanoTime();
            String epoch = board == null ? "" : board.epoch();
            send(Map.of("type", "hello", "epoch", epoch, "position", board == null ? 0 : board.position()));
        }
    }

    private void lost() {
        socket = null;
    }

    private void heard(String text) {
        heardAtNanos = System.nanoTime();
        JsonNode message = JSON.readTree(text);
        switch (message.path("type").asString("")) {
            case "screen" -> room = message.path("room").asString("");
            case "board" -> take(JSON.treeToValue(message, Board.class));
            default -> LOG.trace("heartbeat");
        }
        show();
    }

    private void take(Board news) {
        boolean older = board != null && board.epoch().equals(news.epoch()) && news.position() < board.position();
        if (!older) {
            board = news;
        }
    }

    private boolean isStale() {
        return System.nanoTime() - heardAtNanos >= pace.stale().toNanos();
    }

    private void show() {
        boolean stale = isStale() || board == null;
        List<Line> wanted = stale ? SignText.STALE : SignText.of(board, room, sign.lines());
        if (!wanted.equals(shown) && !put(wanted)) {
            return;
        }
        if (!stale) {
            tell();
        }
    }

    private boolean put(List<Line> wanted) {
        try {
            led.use(BUSY, open -> {
                open.show(wanted, SHOW);
                return wanted;
            });
            shown = wanted;
            return true;
        } catch (DeviceException e) {
            shown = null;
            LOG.debug("{}: {}", led.name(), e.reason()); // The supervisor keeps account.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void tell() {
        String view = board.epoch() + "@" + board.position();
        if (socket != null && !told.equals(view)) {
            told = view;
            send(Map.of("type", "shown", "epoch", board.epoch(), "position", board.position(), "spoken", List.of()));
        }
    }

    private void send(Map<String, ?> message) {
        if (socket != null) {
            socket.sendText(JSON.writeValueAsString(message), true);
        }
    }

    private void execute(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is no longer kept", led.name());
        }
    }

    /** The edge of this thread: one bad message must not end the sign. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (JacksonException e) {
            LOG.warn("{}: a message that cannot be read", led.name());
        } catch (RuntimeException e) {
            LOG.error("{}: {}", led.name(), e.getClass().getName());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
