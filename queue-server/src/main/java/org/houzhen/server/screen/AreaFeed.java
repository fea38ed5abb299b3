package org.houzhen.server.screen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.houzhen.wire.Board;

/**
 * The view of one area on its way to every screen of it. The feed's thread alone decides what is newest and encodes it,
 * once; each event loop then writes that one frame to its own sockets.
 */
final class AreaFeed {
    private final Function<Board, ByteBuf> encoder;
    private final Executor feedThread;
    private final Map<EventLoop, LoopPart> parts = new ConcurrentHashMap<>();
    /** The view that waits for the feed's thread; a newer one replaces it. */
    private final AtomicReference<Board> told = new AtomicReference<>();

    private Board newest;
    private ByteBuf frame;

    AreaFeed(Function<Board, ByteBuf> encoder, Executor feedThread) {
        this.encoder = encoder;
        this.feedThread = feedThread;
    }

    /** Any thread may tell of a view; it only hands it over. */
    void tell(Board board) {
        if (told.getAndSet(board) == null) {
            feedThread.execute(() -> publish(told.getAndSet(null)));
        }
    }

    /** On the feed's thread. A view that is older than what is shown came late and is left out. */
    void publish(Board board) {
        boolean sameDay = newest != null && newest.epoch().equals(board.epoch());
        if (sameDay && (board.position() < newest.position() || board.equals(newest))) {
            return;
        }
        ByteBuf before = frame;
        newest = board;
        frame = encoder.apply(board);
        parts.forEach(this::show);
        if (before != null) {
            before.release();
        }
    }

    /** On the socket's event loop. A part that is new asks the feed's thread for the view, and so misses none. */
    LoopPart join(FeedSocket socket, EventLoop loop) {
        LoopPart part = parts.computeIfAbsent(loop, any -> {
            var added = new LoopPart();
            feedThread.execute(() -> {
                if (frame != null) {
                    show(loop, added);
                }
            });
            return added;
        });
        part.join(socket);
        return part;
    }

    private void show(EventLoop loop, LoopPart part) {
        ByteBuf shared = frame.retain();
        loop.execute(() -> part.show(shared));
    }

    /** On the feed's thread. */
    void tick(ByteBuf heartbeat) {
        parts.forEach((loop, part) -> {
            heartbeat.retain();
            loop.execute(() -> part.tick(heartbeat));
        });
    }
}
