package org.houzhen.server.screen;

import java.util.function.Consumer;
import org.houzhen.wire.Board;

/** Where the feed gets what a waiting area shows. Whoever owns the queues implements it. */
public interface BoardSource {
    /** The newest view of an area; an empty one before anything happened today. Does not block. */
    Board current(String area);

    /**
     * Tells of every later view, until it is closed. The listener only hands the view on and may be called from any
     * thread; views of one epoch arrive with growing positions.
     */
    AutoCloseable onChange(String area, Consumer<Board> listener);
}
