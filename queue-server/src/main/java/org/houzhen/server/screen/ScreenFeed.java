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
    private final ScreenList screens;
    private final ScreenBook book;
    private final FeedLimits limits;
    private final ScheduledThreadPoolExecutor thread = named("screen-feed");
    private final ScheduledThreadPoolExecutor reader = named("screen-list");
    private final Map<String, AreaFeed> areas = new ConcurrentHashMap<>();
    private final Set<FeedSocket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean started;
    private final List<AutoCloseable> listeners = new CopyOnWriteArrayList<>();

    ScreenFeed(BoardSource source, FeedMessages messages, ScreenList screens, ScreenBook book, FeedLimits limits) {
        this.source = source;
        this.messages = messages;
        this.screens = screens;
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
            screens.reload();
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

    boolean isCurrent(Screen screen) {
        return screens.find(screen.id()).filter(screen::equals).isPresent();
    }

    void connected(FeedSocket socket) {
        sockets.add(socket);
        if (!socket.isOnlooker()) {
            book.connected(socket.screen().id(), socket, socket.machine());
        }
    }

    void gone(FeedSocket socket) {
        if (sockets.remove(socket) && !socket.isOnlooker()) {
            book.gone(socket.screen().id(), socket);
        }
    }

    void shown(FeedSocket socket, String epoch, long position) {
        if (!socket.isOnlooker()) {
            book.shown(socket.screen().id(), socket, epoch, position);
        }
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
