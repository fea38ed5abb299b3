package org.houzhen.server.screen;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The screens of one area that one event loop serves, and the view they must show; only that loop touches it. */
final class LoopPart {
    private final List<FeedSocket> sockets = new ArrayList<>();
    private ByteBuf newest;

    /** The view to show, once there is one; it stays ours. */
    Optional<ByteBuf> newest() {
        return Optional.ofNullable(newest);
    }

    void join(FeedSocket socket) {
        socket.index = sockets.size();
        sockets.add(socket);
    }

    /** The last one takes the place of the one that leaves. */
    void leave(FeedSocket socket) {
        FeedSocket last = sockets.remove(sockets.size() - 1);
        if (last != socket) {
            sockets.set(socket.index, last);
            last.index = socket.index;
        }
    }

    /** Takes over the reference to the frame and gives the one before back. The same frame again shows nothing new. */
    void show(ByteBuf frame) {
        if (frame == newest) {
            frame.release();
            return;
        }
        ByteBuf before = newest;
        newest = frame;
        for (int i = sockets.size() - 1; i >= 0; i--) {
            sockets.get(i).offer(frame);
        }
        if (before != null) {
            before.release();
        }
    }

    void tick(ByteBuf heartbeat) {
        long now = System.nanoTime();
        for (int i = sockets.size() - 1; i >= 0; i--) {
            sockets.get(i).tick(heartbeat, now);
        }
        heartbeat.release();
    }
}
