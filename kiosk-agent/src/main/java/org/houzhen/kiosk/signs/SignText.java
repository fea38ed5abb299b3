package org.houzhen.kiosk.signs;

import java.util.List;
import java.util.Optional;
import org.houzhen.hardware.LedSign.Colour;
import org.houzhen.hardware.LedSign.Line;
import org.houzhen.wire.Board;

/** What a sign of a few short lines says: of a door how its room is, of a hall the newest calls, where only a number and a room have room. */
final class SignText {
    /** Nothing was heard for too long: what was shown may be over. */
    static final List<Line> STALE = List.of(yellow("信号中断"), yellow("请听叫号"));

    private static final List<Line> NOT_OPEN = List.of(yellow("未开诊")); // Also a room that nobody opened today.

    private SignText() {}

    /** The room is empty for a hall. */
    static List<Line> of(Board board, String room, int lines) {
        return room.isEmpty() ? hall(board, lines) : door(board, room);
    }

    private static List<Line> hall(Board board, int lines) {
        return board.calls().stream()
                .limit(lines)
                .map(call -> red(call.ticket() + " " + close(call.roomName())))
                .toList();
    }

    private static List<Line> door(Board board, String id) {
        return board.rooms().stream()
                .filter(room -> room.id().equals(id))
                .findFirst()
                .map(room -> door(board, room))
                .orElse(NOT_OPEN);
    }

    private static List<Line> door(Board board, Board.Room room) {
        return switch (room.state()) {
            case "CALLING" -> List.of(red(number(room.ticket(), room.mark())), red("请就诊"));
            case "SERVING" -> waiting(board, room).orElseGet(() -> List.of(green(room.ticket() + "号"), green("就诊中")));
            case "FREE" ->
                waiting(board, room).orElseGet(() -> List.of(green(close(room.name())), green(text(room.doctor()))));
            case "PAUSED" -> List.of(yellow(close(room.name())), yellow("暂停"));
            case "SUSPENDED" -> List.of(yellow(close(room.name())), yellow("停诊"));
            default -> room.movedTo() == null ? NOT_OPEN : List.of(yellow("已换到"), yellow(close(room.movedTo())));
        };
    }

    private static Optional<List<Line>> waiting(Board board, Board.Room room) {
        return board.invited().stream()
                .filter(invited -> invited.room().equals(room.id()))
                .findFirst()
                .map(invited -> List.of(green(number(invited.ticket(), invited.mark())), green("门口候诊")));
    }

    /** With the mark that says why this one comes first; the narrowest sign has room for both. */
    private static String number(String ticket, String mark) {
        return ticket + "号" + text(mark);
    }

    /** Every column counts. */
    private static String close(String text) {
        return text(text).replace(" ", "");
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static Line red(String text) {
        return new Line(text, Colour.RED);
    }

    private static Line green(String text) {
        return new Line(text, Colour.GREEN);
    }

    private static Line yellow(String text) {
        return new Line(text, Colour.YELLOW);
    }
}
