package org.houzhen.server.wechat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.wire.Money;

/**
 * Reads the table of single trades: the first line names the columns, every value begins with a back-tick, and a line whose
 * values have none begins the sums at the end. Columns are found by their names.
 */
final class BillTable {
    private static final ZoneId WECHATS = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final String PAID = "订单金额";
    private static final String RETURNED = "申请退款金额";

    private final List<String> names;

    private BillTable(List<String> names) {
        this.names = names;
    }

    static List<BillLine> read(String text) {
        List<String> lines = text.replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        List<BillLine> bill = new ArrayList<>();
        if (lines.isEmpty()) {
            return bill;
        }
        var table = new BillTable(Arrays.asList(lines.get(0).split(",")));
        for (int i = 1; i < lines.size() && lines.get(i).startsWith("`"); i++) {
            var row = new Row(i + 1, Arrays.asList(lines.get(i).substring(1).split(",`", -1)));
            bill.add(table.line(row));
        }
        return bill;
    }

    /** One line of the table, counted from one. */
    private record Row(int number, List<String> values) {
        BillUnavailableException wrong(String name) {
            return new BillUnavailableException(
                    "微信支付的账单第 %d 行“%s”列读不懂。".formatted(number, name),
                    "Line %d of WeChat Pay's bill cannot be read at %s.".formatted(number, name));
        }
    }

    private BillLine line(Row row) {
        String state = value(row, "交易状态");
        return switch (state) {
            case "SUCCESS" -> line(row, BillLine.Kind.PAID, "", PAID);
            case "REFUND" -> line(row, BillLine.Kind.REFUNDED, value(row, "商户退款单号"), RETURNED);
            case "REVOKED" -> line(row, BillLine.Kind.REFUNDED, "", undone(row));
            default -> throw row.wrong("交易状态");
        };
    }

    /** A trade that was undone has no refund: its number is 0, and its amount may be too. */
    private String undone(Row row) {
        return money(row, RETURNED).equals(Money.ZERO) ? PAID : RETURNED;
    }

    private BillLine line(Row row, BillLine.Kind kind, String refundNo, String amount) {
        return new BillLine(
                value(row, "商户订单号"),
                value(row, "微信订单号"),
                refundNo,
                kind,
                money(row, amount),
                money(row, "手续费"),
                at(row));
    }

    private String value(Row row, String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new BillUnavailableException(
                    "微信支付的账单没有“" + name + "”列。", "WeChat Pay's bill has no column " + name + ".");
        }
        if (at >= row.values().size()) {
            throw row.wrong(name);
        }
        return row.values().get(at);
    }

    private Money money(Row row, String name) {
        try {
            return new Money(new BigDecimal(value(row, name).strip())
                    .setScale(2, RoundingMode.HALF_UP)
                    .movePointRight(2)
                    .longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            throw row.wrong(name);
        }
    }

    private Instant at(Row row) {
        try {
            return LocalDateTime.parse(value(row, "交易时间"), TIME).atZone(WECHATS).toInstant();
        } catch (DateTimeException e) {
            throw row.wrong("交易时间");
        }
    }
}
