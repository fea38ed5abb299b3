package org.houzhen.server.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.houzhen.server.web.BrokenTableException;
import org.houzhen.server.web.Spreadsheet;

/** Reads {@code walking.csv}, one pair of areas a line. Whatever is wrong is collected with its line, so that it is put right in one go. */
final class WalkFile {
    private static final int MINUTES_MIN = 1;
    private static final int MINUTES_MAX = 60;
    private static final int PARTS = 3;
    private static final int LINES_MAX = 1_000;
    private static final String FORM = "要写成“区域,区域,分钟”，例如 B,X,4。";

    private final Map<String, Integer> minutes = new HashMap<>();
    private final Map<String, Integer> lineOf = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private WalkFile() {}

    /**
     * What the file says; nothing, if there is none.
     *
     * @throws RuleFileException if anything in it is wrong
     */
    static Walks read(Path file) {
        if (!Files.exists(file)) {
            return Walks.UNKNOWN;
        }
        var reading = new WalkFile();
        reading.lines(file);
        if (!reading.mistakes.isEmpty()) {
            throw new RuleFileException(file, reading.mistakes);
        }
        return new Walks(reading.minutes);
    }

    private void lines(Path file) {
        try {
            List<Spreadsheet.Row> rows = Spreadsheet.read(Files.readString(file));
            if (rows.size() > LINES_MAX) {
                throw new RuleFileException(file, List.of("超过 " + LINES_MAX + " 行：文件过大。"));
            }
            rows.forEach(row -> line(row.number(), row.cells()));
        } catch (BrokenTableException e) {
            wrong(e.line(), "引号不成对。");
        } catch (CharacterCodingException e) {
            throw new RuleFileException(file, List.of("第 1 行 不是 UTF-8 编码。"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(int number, List<String> parts) {
        if (parts.size() != PARTS) {
            wrong(number, "“" + String.join(",", parts) + "”" + FORM);
            return;
        }
        String from = parts.get(0);
        String to = parts.get(1);
        boolean areas = isArea(number, from) & isArea(number, to);
        if (areas && from.equals(to)) {
            wrong(number, "同一区域之内不写步行时间。");
        } else if (areas) {
            walk(number, Walks.pair(from, to), parts.get(2));
        }
    }

    private boolean isArea(int number, String area) {
        boolean known = area.matches("[A-Z]");
        if (!known) {
            wrong(number, "“" + area + "”不是区域。允许：一个大写字母，例如 B。");
        }
        return known;
    }

    private void walk(int number, String pair, String text) {
        Integer before = lineOf.putIfAbsent(pair, number);
        if (before != null) {
            wrong(number, pair + "：写了两次（来回算一次），前一次在第 " + before + " 行。");
        }
        int value = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (value < MINUTES_MIN || value > MINUTES_MAX) {
            wrong(number, pair + "：“" + text + "”不能用。允许：" + MINUTES_MIN + " 至 " + MINUTES_MAX + "（分钟）。");
        }
        minutes.put(pair, value);
    }

    private void wrong(int line, String what) {
        mistakes.add("第 " + line + " 行 " + what);
    }
}
