package org.houzhen.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Tables as spreadsheets write and read them: RFC 4180. What we write is UTF-8 with its mark, so that Chinese opens right;
 * what people and banks write may have blanks around its cells.
 */
public final class Spreadsheet {
    /** The media type of a table. */
    public static final String CSV = "text/csv;charset=UTF-8";

    private static final String MARK = "\uFEFF";
    private static final CSVFormat WRITTEN_BY_OTHERS = CSVFormat.DEFAULT
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .setCommentMarker('#')
            .build();
    private static final String LINE = "\r\n";
    /** What a spreadsheet would take for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private Spreadsheet() {}

    /** One line of a table, counted from one as an editor does. */
    public record Row(int number, List<String> cells) {
        private boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    /** All lines but the blank ones and those that begin with #; cells without quotes and blanks around them. */
    public static List<Row> read(String text) throws BrokenTableException {
        var rows = new ArrayList<Row>();
        int line = 1;
        try (CSVParser table = CSVParser.parse(text.replace(MARK, ""), WRITTEN_BY_OTHERS)) {
            for (CSVRecord record : table) {
                rows.add(new Row((int) table.getCurrentLineNumber(), record.toList()));
                line = (int) table.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BrokenTableException(line, e);
        }
        rows.removeIf(Row::isBlank);
        return rows;
    }

    public static String of(List<List<String>> rows) {
        return rows.stream().map(Spreadsheet::line).collect(Collectors.joining(LINE, MARK, LINE));
    }

    /** What the header Content-Disposition says of a table that a browser is to keep under this plain name. */
    public static String attached(String name) {
        return "attachment; filename=\"" + name + "\"";
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Spreadsheet::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
