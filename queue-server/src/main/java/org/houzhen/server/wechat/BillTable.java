package org.houzhen.server.wechat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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

    private final List<String> names;

    private BillTable(List<String> names) {
        this.names = names;
    }

    static List<BillLine> read(String text) {
        List<String> lines = text.replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        var table = new BillTable(Arrays.asList(lines.get(0).split(",")));
        return lines.stream()
                .skip(1)
                .takeWhile(line -> line.startsWith("`"))
                .map(line -> table.line(Arrays.asList(line.substring(1).split(",`", -1))))
                .toList();
    }

    /** A reversal is told as a refund without a number of the merchant's. */
    private BillLine line(List<String> values) {
        boolean paid = value(values, "交易状态").equals("SUCCESS");
        Money amount = money(value(values, paid ? "订单金额" : "申请退款金额"));
        return new BillLine(
                value(values, "商户订单号"),
                value(values, "微信订单号"),
                paid ? "" : value(values, "商户退款单号"),
                paid ? BillLine.Kind.PAID : BillLine.Kind.REFUNDED,
                amount,
                money(value(values, "手续费")),
                at(value(values, "交易时间")));
    }

    private String value(List<String> values, String name) {
        int at = names.indexOf(name);
        if (at < 0 || at >= values.size()) {
            throw new BillUnavailableException("WeChat Pay's bill has no column " + name);
        }
        return values.get(at);
    }

    private static Money money(String yuan) {
        try {
            return new Money(new BigDecimal(yuan.strip())
                    .setScale(2, RoundingMode.HALF_UP)
                    .movePointRight(2)
                    .longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new BillUnavailableException("WeChat Pay's bill has an amount that is none");
        }
    }

    private static Instant at(String text) {
        try {
            return LocalDateTime.parse(text, TIME).atZone(WECHATS).toInstant();
        } catch (DateTimeException e) {
            throw new BillUnavailableException("WeChat Pay's bill has no time of a trade");
        }
    }
}
