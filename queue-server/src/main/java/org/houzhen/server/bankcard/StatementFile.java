package org.houzhen.server.bankcard;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.houzhen.server.bankcard.StatementLine.Kind;
import org.houzhen.server.web.BrokenTableException;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.web.Spreadsheet;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;

/**
 * Reads the bank's statement of a day: a table in UTF-8 or GB18030, its first line the names of the columns in their order,
 * then a line for each movement. What cannot be read is said with line and column; the value is not repeated, it might be a
 * card.
 */
final class StatementFile {
    private static final int LINES_MAX = 20_000;
    private static final int OFF_MIDNIGHT_HOURS = 6; // As far as a bank's day begins or ends off midnight.
    private static final int REFERENCE_SIZE = 12;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,9}(\\.\\d{1,2})?");
    private static final Pattern TERMINAL = Pattern.compile("[0-9A-Za-z]{1,8}");
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Za-z]{1,12}");
    private static final Map<String, Kind> KINDS = Map.of(
            "消费", Kind.SALE,
            "撤销", Kind.CANCELLED,
            "消费撤销", Kind.CANCELLED,
            "冲正", Kind.CANCELLED,
            "消费冲正", Kind.CANCELLED,
            "退货", Kind.REFUNDED);

    private final LocalDate day;
    private final Map<String, Integer> seen = new HashMap<>();

    private StatementFile(LocalDate day) {
        this.day = day;
    }

    /** The columns, in their order. */
    private enum Column {
        TERMINAL("终端号", "terminal"),
        DATE("交易日期", "date"),
        TIME("交易时间", "time"),
        TYPE("交易类型", "type"),
        AMOUNT("金额", "amount"),
        FEE("手续费", "fee"),
        REFERENCE("参考号", "reference"),
        ORIGINAL("原参考号", "original reference");

        private final String head;
        private final String english;

        Column(String head, String english) {
            this.head = head;
            this.english = english;
        }

        static List<String> heads() {
            return Arrays.stream(values()).map(column -> column.head).toList();
        }
    }

    /** One line of the file as it stands there, counted from one. */
    private record Row(int number, List<String> cells) {
        String cell(Column column) {
            return cells.get(column.ordinal());
        }

        ProblemException wrong(Column column, String chinese, String english) {
            return refused(
                    "第 %d 行“%s”列：%s".formatted(number, column.head, chinese),
                    "Line %d, column %s (%s): %s".formatted(number, column.head, column.english, english));
        }
    }

    /**
     * All lines of the statement.
     *
     * @param day whose statement it is; another day's is refused
     */
    static List<StatementLine> read(byte[] file, LocalDate day) {
        List<Row> rows = rows(text(file));
        if (rows.isEmpty() || !rows.get(0).cells().equals(Column.heads())) {
            throw refused(
                    "第 1 行应当依次是：" + String.join(",", Column.heads()) + "。",
                    "The first line must name the columns: " + String.join(",", Column.heads()) + ".");
        }
        if (rows.size() - 1 > LINES_MAX) {
            throw refused(
                    "超过 %d 笔。请让银行按终端分开。".formatted(LINES_MAX),
                    "There are more than %d lines. Ask the bank for a file by terminal.".formatted(LINES_MAX));
        }
        var statement = new StatementFile(day);
        return rows.stream().skip(1).map(statement::line).toList();
    }

    private static ProblemException refused(String chinese, String english) {
        return new ProblemException(new Problem(
                "STATEMENT_UNREADABLE",
                chinese + "整份文件没有读入，请改好后重新上传。",
                400,
                english + " Nothing of the file was taken."));
    }

    private static String text(byte[] file) {
        try {
            return decoded(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return inGb18030(file);
        }
    }

    private static String inGb18030(byte[] file) {
        try {
            return decoded(file, Charset.forName("GB18030"));
        } catch (CharacterCodingException e) {
            throw refused("文件不是文本表格（CSV，UTF-8 或 GBK 编码）。", "The file is no text table (CSV, in UTF-8 or GBK).");
        }
    }

    private static String decoded(byte[] file, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    }

    private static List<Row> rows(String text) {
        try {
            return Spreadsheet.read(text).stream()
                    .map(row -> new Row(row.number(), row.cells()))
                    .toList();
        } catch (BrokenTableException e) {
            throw refused("第 %d 行引号不成对。".formatted(e.line()), "Line %d lacks a quotation mark.".formatted(e.line()));
        }
    }

    private StatementLine line(Row row) {
        if (row.cells().size() != Column.values().length) {
            throw refused(
                    "第 %d 行应当有 %d 列，实际 %d 列。"
                            .formatted(
                                    row.number(),
                                    Column.values().length,
                                    row.cells().size()),
                    "Line %d must have %d columns and has %d."
                            .formatted(
                                    row.number(),
                                    Column.values().length,
                                    row.cells().size()));
        }
        Kind kind = kind(row);
        var line = new StatementLine(
                terminal(row),
                kind,
                amount(row, kind),
                row.cell(Column.FEE).isEmpty() ? Money.ZERO : yuan(row, Column.FEE),
                reference(row, Column.REFERENCE),
                kind != Kind.CANCELLED && row.cell(Column.ORIGINAL).isEmpty() ? "" : reference(row, Column.ORIGINAL),
                at(row));
        requireNew(row, line);
        return line;
    }

    private static String terminal(Row row) {
        String terminal = row.cell(Column.TERMINAL);
        if (!TERMINAL.matcher(terminal).matches()) {
            throw row.wrong(Column.TERMINAL, "应为 1 到 8 位字母或数字。", "1 to 8 letters or digits.");
        }
        return terminal;
    }

    private LocalDateTime at(Row row) {
        String date = row.cell(Column.DATE).replaceAll("[-/]", "");
        if (moment(date + "000000").isEmpty()) {
            throw row.wrong(Column.DATE, "应为日期，例如 2026-03-02。", "a date such as 2026-03-02.");
        }
        LocalDateTime at = moment(date + row.cell(Column.TIME).replace(":", ""))
                .orElseThrow(() -> row.wrong(Column.TIME, "应为时间，例如 09:30:00。", "a time such as 09:30:00."));
        boolean ofDay = !at.isBefore(day.atStartOfDay().minusHours(OFF_MIDNIGHT_HOURS))
                && at.isBefore(day.plusDays(1).atStartOfDay().plusHours(OFF_MIDNIGHT_HOURS));
        if (!ofDay) {
            throw row.wrong(Column.DATE, "不是 " + day + " 的对账单。", "this is not the statement of " + day + ".");
        }
        return at;
    }

    private static Optional<LocalDateTime> moment(String digits) {
        try {
            return Optional.of(LocalDateTime.parse(digits, MOMENT));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Kind kind(Row row) {
        Kind kind = KINDS.get(row.cell(Column.TYPE));
        if (kind == null) {
            throw row.wrong(Column.TYPE, "应为 消费、撤销、冲正 或 退货。", "消费 (sale), 撤销 or 冲正 (undone) or 退货 (refund).");
        }
        return kind;
    }

    /** Banks write what went back with or without a minus. */
    private static Money amount(Row row, Kind kind) {
        Money amount = yuan(row, Column.AMOUNT);
        if (amount.fen() == 0 || kind == Kind.SALE && amount.fen() < 0) {
            throw row.wrong(Column.AMOUNT, "应大于零。", "more than nothing.");
        }
        return new Money(Math.abs(amount.fen()));
    }

    private static Money yuan(Row row, Column column) {
        String yuan = row.cell(column);
        if (!AMOUNT.matcher(yuan).matches()) {
            throw row.wrong(column, "应为元，最多两位小数，例如 12.50。", "yuan with at most two decimals, such as 12.50.");
        }
        return new Money(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }

    /** Programs that show tables drop the zeros in front. */
    private static String reference(Row row, Column column) {
        String reference = row.cell(column);
        if (!REFERENCE.matcher(reference).matches()) {
            throw row.wrong(column, "应为 1 到 12 位字母或数字。", "1 to 12 letters or digits.");
        }
        boolean digits = reference.chars().allMatch(Character::isDigit);
        return digits ? "0".repeat(REFERENCE_SIZE - reference.length()) + reference : reference;
    }

    private void requireNew(Row row, StatementLine line) {
        Integer before = seen.putIfAbsent(line.kind() + " " + line.ownNumber(), row.number());
        if (before != null) {
            throw row.wrong(
                    Column.REFERENCE, "与第 %d 行重复。".formatted(before), "the same as in line %d.".formatted(before));
        }
    }
}
