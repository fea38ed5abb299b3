package org.houzhen.server.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.houzhen.wire.Board;
import org.houzhen.wire.MaskedName;

/** A waiting area on a busy morning. */
final class LivelyBoard {
    /** The one who was sent to a door a moment ago. */
    static final String JUST_SENT = "B018@1795395720000";

    private static final String[] NAMES = {
        "张建国", "李芳", "欧阳明月", "王小二", "陈伟", "阿依古丽", "赵丽华", "孙磊", "周敏", "吴桂英", "郑浩然", "冯雪", "司马长风"
    };
    private static final String[] MARKS = {"", "老", "", "回", "", "军", "", "优", "", ""};

    private static final AtomicLong POSITION = new AtomicLong();

    private LivelyBoard() {}

    /** With so many open calls, the first {@code fresh} of them just made. */
    static Board with(int calls, int fresh, Instant now) {
        return with(calls, fresh, now, List.of());
    }

    static Board with(int calls, int fresh, Instant now, List<String> suspended) {
        return new Board(
                Boards.EPOCH,
                POSITION.incrementAndGet(),
                "B",
                "消化内科诊区",
                calls(calls, fresh, now),
                calls == 0 ? List.of() : invited(now),
                waiting(20, 9),
                missed(),
                rooms(),
                suspended);
    }

    /** Two doors with two each, and a third with one who was just sent there. */
    private static List<Board.Invited> invited(Instant now) {
        var invited = new ArrayList<Board.Invited>();
        for (int i = 0; i < 5; i++) {
            String ticket = String.format("B%03d", 14 + i);
            String room = (i / 2 + 1) + " 诊室";
            Instant at = now.minusSeconds(300 - 72L * i);
            invited.add(new Board.Invited(
                    i == 4 ? JUST_SENT : ticket + "@" + at.toEpochMilli(),
                    ticket,
                    MaskedName.of(NAMES[(i + 7) % NAMES.length]),
                    MARKS[i % MARKS.length],
                    "B" + (i / 2 + 1),
                    room,
                    at,
                    "请 " + ticket + " 号 到 " + room + " 门口候诊"));
        }
        return invited;
    }

    private static List<Board.Call> calls(int count, int fresh, Instant now) {
        var calls = new ArrayList<Board.Call>();
        for (int i = 0; i < count; i++) {
            String ticket = String.format("B%03d", 19 - i);
            String room = (i % 5 + 1) + " 诊室";
            Instant at = now.minusSeconds(i < fresh ? 5L + i * 20L : 120L + i * 60L);
            calls.add(new Board.Call(
                    "call-" + i,
                    ticket,
                    MaskedName.of(NAMES[i % NAMES.length]),
                    MARKS[i % MARKS.length],
                    "B" + (i % 5 + 1),
                    room,
                    0,
                    at,
                    "请 " + ticket + " 号到 " + room + "就诊"));
        }
        return calls;
    }

    private static List<Board.Waiting> waiting(int from, int count) {
        var waiting = new ArrayList<Board.Waiting>();
        for (int i = 0; i < count; i++) {
            waiting.add(new Board.Waiting(
                    String.format("B%03d", from + i),
                    MaskedName.of(NAMES[(i + 4) % NAMES.length]),
                    MARKS[i % MARKS.length],
                    (i * 3 % 5 + 1) + " 诊室"));
        }
        return waiting;
    }

    private static List<Board.Waiting> missed() {
        return List.of(
                new Board.Waiting("B003", MaskedName.of("何勇"), "", "1 诊室"),
                new Board.Waiting("B007", MaskedName.of("许静"), "", "4 诊室"),
                new Board.Waiting("B011", MaskedName.NONE, "", "2 诊室"));
    }

    private static List<Board.Room> rooms() {
        return List.of(
                room("B1", "1 诊室", "李明", "主任医师", "CALLING"),
                room("B2", "2 诊室", "诸葛文静", "副主任医师", "SERVING"),
                new Board.Room("B3", "3 诊室", "王海燕", "主治医师", "CLINIC", "FREE", null, null, null, waiting(23, 1), null),
                new Board.Room(
                        "B4", "4 诊室", "陈志强", "主治医师", "CLINIC", "PAUSED", null, null, null, waiting(21, 2), null));
    }

    private static Board.Room room(String id, String name, String doctor, String title, String state) {
        return new Board.Room(
                id, name, doctor, title, "CLINIC", state, "B019", MaskedName.of("张建国"), "军", waiting(21, 2), null);
    }
}
