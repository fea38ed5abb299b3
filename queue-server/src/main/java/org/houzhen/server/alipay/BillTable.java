package org.houzhen.server.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.wire.Money;

/**
 * Reads the table of single trades: comments begin with #, the first other line names the columns, values may end in a tab.
 * Columns are found by their names, because new ones have come in between over the years.
 */
final class BillTable {
    private static final ZoneId ALIPAYS = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final List<String> names;

    private BillTable(List<String> names) {
        this.names = names;
    }

    static List<BillLine> read(String text) {
        List<BillLine> lines = new ArrayList<>();
        BillTable table = null;
        for (String line : text.split("\\R")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> values = values(line);
            if (table == null) {
                table = new BillTable(values);
            } else {
                lines.add(table.line(values));
            }
        }
        return lines;
    }

    private static List<String> values(String line) {
        return List.of(line.split(",", -1)).stream().map(String::strip).toList();
    }

    private BillLine line(List<String> values) {
        boolean refund = value(values, "业务类型").contains("退款");
        Money amount = money(values, refund ? "商家实收" : "订单金额");
        return new BillLine(
                value(values, "商户订单号"),
                value(values, "支付宝交易号"),
                refund ? value(values, "退款批次号") : "",
                refund ? BillLine.Kind.REFUNDED : BillLine.Kind.PAID,
                new Money(Math.abs(amount.fen())),
                new Money(-money(values, "服务费").fen()),
                at(value(values, "完成时间")));
    }

    private String value(List<String> values, String name) {
        for (int i = 0; i < names.size() && i < values.size(); i++) {
            if (names.get(i).startsWith(name)) {
                return values.get(i);
            }
        }
        throw new BillUnavailableException("Alipay's bill has no column " + name);
    }

    private Money money(List<String> values, String name) {
        Optional<Money> money = Yuan.read(value(values, name));
        return money.orElseThrow(() -> new BillUnavailableException("Alipay's bill has no amount under " + name));
    }

    private static Instant at(String text) {
        try {
            return LocalDateTime.parse(text, TIME).atZone(ALIPAYS).toInstant();
        } catch (DateTimeException e) {
            throw new BillUnavailableException("Alipay's bill has no time of a trade");
        }
    }
}
