package org.houzhen.server.screen;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.houzhen.wire.Board;
import org.houzhen.wire.MaskedName;
import org.springframework.context.annotation.Primary;

/** Boards that a test sets by hand. */
@Primary
class Boards implements BoardSource {
    static final String EPOCH = "area/B/2026-11-22";

    private final Map<String, Board> boards = new ConcurrentHashMap<>();
    private final List<Consumer<Board>> listeners = new CopyOnWriteArrayList<>();
    /** Runs in the middle of the next reading: after the view was taken, before it is given back. */
    private volatile Runnable meanwhile = () -> {};

    @Override
    public Board current(String area) {
        Board read = boards.getOrDefault(area, empty(area));
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        return read;
    }

    @Override
    public AutoCloseable onChange(String area, Consumer<Board> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void show(Board board) {
        boards.put(board.area(), board);
        listeners.forEach(listener -> listener.accept(board));
    }

    void duringTheNextReading(Runnable change) {
        meanwhile = change;
    }

    private static Board empty(String area) {
        return new Board(EPOCH, 0, area, "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The view of docs/wire/screens/board.json at another position. */
    static Board at(long position) {
        return at(position, List.of(new Board.Waiting("B009", MaskedName.NONE, "", "3 诊室")));
    }

    static Board at(long position, List<Board.Waiting> missed) {
        var called = MaskedName.of("张无三");
        var next = List.of(new Board.Waiting("B013", MaskedName.of("李四"), "优", "3 诊室"));
        var call = new Board.Call(
                "c-7",
                "B012",
                called,
                "老",
                "B3",
                "3 诊室",
                0,
                Instant.parse("2026-11-22T01:02:00Z"),
                "请B零幺二号，张某三，到三诊室就诊");
        var invited = new Board.Invited(
                "B014@1795395720000",
                "B014",
                MaskedName.of("王五六"),
                "",
                "B3",
                "3 诊室",
                Instant.parse("2026-11-22T01:02:00Z"),
                "请B零幺四号，王某六，到三诊室门口候诊");
        var room = new Board.Room("B3", "3 诊室", "李明", "主任医师", "CLINIC", "CALLING", "B012", called, "老", next, null);
        return new Board(
                EPOCH,
                position,
                "B",
                "内科一诊区",
                List.of(call),
                List.of(invited),
                next,
                missed,
                List.of(room),
                List.of("内科一诊区 王海燕"));
    }

    /** Enough missed numbers to fill the buffers of a connection soon. */
    static List<Board.Waiting> large() {
        return Collections.nCopies(4_000, new Board.Waiting("B009", MaskedName.of("张无三"), "", "3 诊室"));
    }
}
