package org.houzhen.server.web;

import java.util.List;
import java.util.stream.Collectors;

/** Writes rows as a file for a spreadsheet: RFC 4180, UTF-8 with its mark, so that Chinese opens right. */
public final class Spreadsheet {
    private static final String MARK = "\uFEFF";
    private static final String LINE = "\r\n";
    /** What a spreadsheet would take for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private Spreadsheet() {}

    public static String of(List<List<String>> rows) {
        return rows.stream().map(Spreadsheet::line).collect(Collectors.joining(LINE, MARK, LINE));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Spreadsheet::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
