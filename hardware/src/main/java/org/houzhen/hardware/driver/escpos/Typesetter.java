package org.houzhen.hardware.driver.escpos;

import java.util.ArrayList;
import java.util.List;

/** Breaks text at the paper's width, where a hanzi is two columns wide and a Latin letter one. */
final class Typesetter {
    private Typesetter() {}

    static int columns(String text) {
        return text.codePoints().map(Typesetter::columns).sum();
    }

    private static int columns(int codePoint) {
        return codePoint < 0x80 ? 1 : 2;
    }

    static List<String> lines(String text, int columnsMax) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            if (used + columns(codePoint) > columnsMax) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.appendCodePoint(codePoint);
            used += columns(codePoint);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The label at the left, the value at the right; on lines of their own if they do not fit on one. */
    static List<String> row(String label, String value, int columnsMax) {
        int gap = columnsMax - columns(label) - columns(value);
        if (gap > 0) {
            return List.of(label + " ".repeat(gap) + value);
        }
        List<String> rows = new ArrayList<>(lines(label, columnsMax));
        for (String line : lines(value, columnsMax)) {
            rows.add(" ".repeat(columnsMax - columns(line)) + line);
        }
        return rows;
    }
}
