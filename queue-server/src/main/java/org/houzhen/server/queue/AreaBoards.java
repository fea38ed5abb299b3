package org.houzhen.server.queue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.houzhen.server.screen.BoardSource;
import org.houzhen.server.web.Listeners;
import org.houzhen.wire.Board;

/**
 * The newest public view of each area, and whoever wants to hear of a newer one. Listeners are called on the scribe's
 * thread and must only hand the board on.
 */
final class AreaBoards implements BoardSource {
    private final Clock clock;
    private final Map<String, Board> boards = new ConcurrentHashMap<>();
    private final Listeners<Consumer<Board>> listeners = new Listeners<>();

    AreaBoards(Clock clock) {
        this.clock = clock;
    }

    /** Yesterday's board is no board: what nobody has opened today is empty. */
    @Override
    public Board current(String area) {
        String epoch = Areas.stream(area, clock).value();
        Board board = boards.get(area);
        return board != null && board.epoch().equals(epoch)
                ? board
                : new Board(epoch, 0, area, "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public AutoCloseable onChange(String area, Consumer<Board> listener) {
        return listeners.add(area, listener);
    }

    /** Shows a board, unless nothing a screen can see has changed. */
    void show(Board board) {
        Board before = boards.put(board.area(), board);
        if (!board.equals(before)) {
            listeners.tell(board.area(), listener -> listener.accept(board));
        }
    }
}
