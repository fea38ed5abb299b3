package org.houzhen.acceptance.fanout;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.houzhen.server.screen.BoardSource;
import org.houzhen.wire.Board;
import org.houzhen.wire.MaskedName;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** One busy waiting area whose view the benchmark changes by hand. */
@Component
@Primary
class BenchBoards implements BoardSource {
    static final String AREA = "bench";

    private static final int CALLS = 4;
    private static final int NEXT = 12;
    private static final int ROOMS = 8;

    private final List<Consumer<Board>> listeners = new CopyOnWriteArrayList<>();
    private volatile Board newest = at(0);

    @Override
    public Board current(String area) {
        return newest;
    }

    @Override
    public AutoCloseable onChange(String area, Consumer<Board> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void show(Board board) {
        newest = board;
        listeners.forEach(listener -> listener.accept(board));
    }

    /** As large as a busy area's view is, about 3 KB. */
    static Board at(long position) {
        MaskedName name = MaskedName.of("张无三");
        var waiting = new Board.Waiting("B013", name, "优", "3 诊室");
        var call =
                new Board.Call("c-" + position, "B012", name, "", "B3", "3 诊室", 0, Instant.EPOCH, "请B零幺二号，张某三，到三诊室就诊");
        var room = new Board.Room(
                "B3", "3 诊室", "李明", "主任医师", "CLINIC", "CALLING", "B012", name, "", List.of(waiting, waiting), null);
        return new Board(
                "area/bench/1",
                position,
                AREA,
                "内科一诊区",
                Collections.nCopies(CALLS, call),
                List.of(),
                Collections.nCopies(NEXT, waiting),
                List.of(waiting),
                Collections.nCopies(ROOMS, room),
                List.of());
    }
}
