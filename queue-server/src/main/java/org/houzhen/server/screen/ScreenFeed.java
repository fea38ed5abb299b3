package org.houzhen.server.screen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps every screen level with its area. One thread encodes views and beats the heart; with each beat it also reads each
 * view anew, and another the list of screens, so that nothing that was missed stays missed for longer than a beat. The first
 * waits for no store: while that is away, screens still hear that the server lives.
 */
@Component
class ScreenFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenFeed.class);

    private final BoardSource source;
    private final FeedMessages messages;
    private final Viewers viewers;
    private final ScreenBook book;
    private final FeedLimits limits;
    private final ScheduledThreadPoolExecutor thread = named("screen-feed");
    private final ScheduledThreadPoolExecutor reader = named("screen-list");
    private final Map<String, AreaFeed> areas = new ConcurrentHashMap<>();
    private final Set<FeedSocket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean started;
    private final List<AutoCloseable> listeners = new CopyOnWriteArrayList<>();

    ScreenFeed(BoardSource source, FeedMessages messages, Viewers viewers, ScreenBook book, FeedLimits limits) {
        this.source = source;
        this.messages = messages;
        this.viewers = viewers;
        this.book = book;
        this.limits = limits;
    }

    private static ScheduledThreadPoolExecutor named(String name) {
        return new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    var thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy()); // Refuses only once it is stopped; then nobody listens.
    }

    @Override
    public void start() {
        started = true;
        long millis = limits.heartbeat().toMillis();
        thread.scheduleAtFixedRate(this::beat, millis, millis, TimeUnit.MILLISECONDS);
        reader.scheduleWithFixedDelay(this::readList, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void readList() {
        try {
            viewers.reload();
        } catch (RuntimeException e) {
            LOG.warn("the list of screens could not be read: {}", e.getClass().getName()); // The next beat tries again.
        }
    }

    private void beat() {
        ByteBuf heartbeat = messages.heartbeat();
        areas.values().forEach(area -> area.tick(heartbeat));
        heartbeat.release();
        try {
            areas.forEach((area, feed) -> feed.publish(source.current(area)));
        } catch (RuntimeException e) {
            LOG.warn("screens could not be refreshed: {}", e.getClass().getName()); // The next beat tries again.
        }
    }

    /** On the socket's event loop. */
    LoopPart join(FeedSocket socket, EventLoop loop) {
        return areas.computeIfAbsent(socket.screen().area(), this::open).join(socket, loop);
    }

    /** Listens before it reads, so that a view made in between is not lost. */
    private AreaFeed open(String area) {
        var feed = new AreaFeed(messages::board, thread);
        listeners.add(source.onChange(area, feed::tell));
        thread.execute(() -> feed.publish(source.current(area)));
        return feed;
    }

    /** Its screen is what it was when it connected, and so is its right to be that. */
    boolean isCurrent(FeedSocket socket) {
        return viewers.isCurrent(socket.screen()) && viewers.isWelcome(socket.viewer(), socket.screen());
    }

    /** Closes at once who is no longer welcome. */
    void dismissUnwelcome() {
        dismiss(socket -> !viewers.isWelcome(socket.viewer(), socket.screen()));
    }

    /** Has the unpaired pages of a screen come again: one of them has been paired since it came. */
    void dismissUnpaired(String screen) {
        dismiss(socket -> socket.viewer().kind() == Viewer.Kind.UNPAIRED
                && socket.screen().id().equals(screen));
    }

    private void dismiss(Predicate<FeedSocket> which) {
        sockets.stream().filter(which).forEach(socket -> socket.leave(WebSocketCloseStatus.SERVICE_RESTART));
    }

    boolean isConnected(String digest, String screen) {
        return sockets.stream()
                .anyMatch(socket -> socket.viewer().digest().equals(digest)
                        && socket.screen().id().equals(screen)
                        && !socket.viewer().isOnlooker());
    }

    /** How many connections of one kind a screen has. */
    long connected(String screen, Viewer.Kind kind) {
        return sockets.stream()
                .filter(socket ->
                        socket.viewer().kind() == kind && socket.screen().id().equals(screen))
                .count();
    }

    void connected(FeedSocket socket) {
        sockets.add(socket);
        if (!socket.viewer().isOnlooker()) {
            book.connected(socket.screen().id(), socket, socket.viewer().holder());
        }
        if (!viewers.isWelcome(socket.viewer(), socket.screen())) {
            socket.leave(WebSocketCloseStatus.SERVICE_RESTART); // Taken away since the door looked.
        }
    }

    void gone(FeedSocket socket) {
        if (sockets.remove(socket) && !socket.viewer().isOnlooker()) {
            book.gone(socket.screen().id(), socket);
        }
    }

    void shown(FeedSocket socket, String epoch, long position) {
        if (!socket.viewer().isOnlooker()) {
            book.shown(socket.screen().id(), socket, epoch, position);
        }
    }

    Viewers viewers() {
        return viewers;
    }

    FeedMessages messages() {
        return messages;
    }

    FeedLimits limits() {
        return limits;
    }

    /** Before the web server stops, so that screens hear it and come back at once. */
    @Override
    public void stop() {
        for (AutoCloseable listener : listeners) {
            try {
                listener.close();
            } catch (Exception e) {
                LOG.warn("a listener did not close: {}", e.getClass().getName());
            }
        }
        thread.shutdown();
        reader.shutdownNow();
        sockets.forEach(socket -> socket.leave(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE));
    }

    @Override
    public boolean isRunning() {
        return started && !thread.isShutdown();
    }
}
