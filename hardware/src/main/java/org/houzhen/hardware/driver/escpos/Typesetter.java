package org.houzhen.hardware.driver.escpos;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text at the paper's width, where a hanzi is two columns wide and a Latin letter one. A number or a Latin word stays
 * whole, and no line begins with a full stop.
 */
final class Typesetter {
    private static final String CLOSING = "，。、；：！？）》」』】”’…％";
    private static final String OPENING = "（《「『【“‘";

    private Typesetter() {}

    static int columns(String text) {
        return text.codePoints().map(Typesetter::columns).sum();
    }

    private static int columns(int codePoint) {
        return codePoint < 0x80 ? 1 : 2;
    }

    static List<String> lines(String text, int columnsMax) {
        var setting = new Setting(columnsMax);
        units(text).forEach(setting::add);
        return setting.finish();
    }

    /** What is never broken: a Latin word, a hanzi with the signs that lean on it. */
    private static List<String> units(String text) {
        List<String> units = new ArrayList<>();
        var unit = new StringBuilder();
        int last = 0;
        for (int next : text.codePoints().toArray()) {
            if (!unit.isEmpty() && mayBreak(last, next)) {
                units.add(unit.toString());
                unit.setLength(0);
            }
            unit.appendCodePoint(next);
            last = next;
        }
        units.add(unit.toString());
        return units;
    }

    private static boolean mayBreak(int last, int next) {
        if (CLOSING.indexOf(next) >= 0 || OPENING.indexOf(last) >= 0) {
            return false;
        }
        return last == ' ' || next == ' ' || columns(last) > 1 || columns(next) > 1;
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

    /** Lines being filled. */
    private static final class Setting {
        private final int columnsMax;
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();

        Setting(int columnsMax) {
            this.columnsMax = columnsMax;
        }

        void add(String unit) {
            if (columns(line.toString()) + columns(unit) > columnsMax) {
                next();
            }
            if (columns(unit) > columnsMax) {
                unit.codePoints().forEach(this::force);
            } else if (!line.isEmpty() || !unit.isBlank()) {
                line.append(unit);
            }
        }

        /** Of a word longer than the paper is wide. */
        private void force(int codePoint) {
            if (columns(line.toString()) + columns(codePoint) > columnsMax) {
                next();
            }
            line.appendCodePoint(codePoint);
        }

        private void next() {
            if (!line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
        }

        List<String> finish() {
            lines.add(line.toString());
            return lines;
        }
    }
}
