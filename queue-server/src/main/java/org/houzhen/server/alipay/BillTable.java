package org.houzhen.server.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.web.BrokenTableException;
import org.houzhen.server.web.Spreadsheet;
import org.houzhen.server.web.Spreadsheet.Row;
import org.houzhen.wire.Money;

/**
 * Reads the table of single trades: comments begin with #, the first other line names the columns, values may end in a tab.
 * Columns are found by their names, because new ones have come in between over the years.
 */
final class BillTable {
    private static final ZoneId ALIPAYS = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String GOODS = "商品名称";
    private static final String DONE_AT = "完成时间";
    /** What stands in place of a refund's number when the trade itself was undone. */
    private static final Set<String> UNDONE = Set.of("", "0", "cancel", "撤销");

    private final List<String> names;

    private BillTable(List<String> names) {
        this.names = names;
    }

    static List<BillLine> read(String text) {
        List<Row> rows = rows(text);
        if (rows.isEmpty()) {
            throw new BillUnavailableException(
                    "支付宝的账单是空的，连表头也没有。", "Alipay's bill is empty, without even the columns.");
        }
        var table = new BillTable(rows.get(0).cells());
        List<BillLine> bill = new ArrayList<>();
        rows.stream().skip(1).map(table::aligned).forEach(row -> bill.add(table.line(row)));
        return bill;
    }

    private static List<Row> rows(String text) {
        try {
            return Spreadsheet.read(text);
        } catch (BrokenTableException e) {
            throw new BillUnavailableException(
                    "支付宝的账单第 %d 行引号不成对。".formatted(e.line()),
                    "Line %d of Alipay's bill lacks a quotation mark.".formatted(e.line()));
        }
    }

    /** What merchants name their goods may hold commas, and not every file has it in quotes. */
    private Row aligned(Row row) {
        List<String> cells = row.cells();
        int more = cells.size() - names.size();
        int goods = names.indexOf(GOODS);
        if (more <= 0 || goods < 0) {
            return row;
        }
        List<String> aligned = new ArrayList<>(cells.subList(0, goods));
        aligned.add(String.join(",", cells.subList(goods, goods + more + 1)));
        aligned.addAll(cells.subList(goods + more + 1, cells.size()));
        return new Row(row.number(), aligned);
    }

    private BillLine line(Row row) {
        String type = value(row, "业务类型");
        boolean undone = type.contains("撤销");
        boolean refund = undone || type.contains("退款");
        if (!refund && !type.contains("交易")) {
            throw wrong(row, "业务类型");
        }
        String tradeNo = value(row, "商户订单号");
        Money amount = money(row, refund ? "商家实收" : "订单金额");
        return new BillLine(
                tradeNo,
                value(row, "支付宝交易号"),
                refund && !undone ? refundNo(row, tradeNo) : "",
                refund ? BillLine.Kind.REFUNDED : BillLine.Kind.PAID,
                new Money(Math.abs(amount.fen())),
                new Money(-money(row, "服务费").fen()),
                at(row));
    }

    /** Of a refund that was asked for without a number, Alipay takes the trade's. */
    private String refundNo(Row row, String tradeNo) {
        String number = value(row, "退款批次号");
        return UNDONE.contains(number) || number.equals(tradeNo) ? "" : number;
    }

    private String value(Row row, String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith(name)) {
                if (i >= row.cells().size()) {
                    throw wrong(row, name);
                }
                return row.cells().get(i);
            }
        }
        throw new BillUnavailableException("支付宝的账单没有“" + name + "”列。", "Alipay's bill has no column " + name + ".");
    }

    private Money money(Row row, String name) {
        return Yuan.read(value(row, name)).orElseThrow(() -> wrong(row, name));
    }

    private Instant at(Row row) {
        try {
            return LocalDateTime.parse(value(row, DONE_AT), TIME)
                    .atZone(ALIPAYS)
                    .toInstant();
        } catch (DateTimeException e) {
            throw wrong(row, DONE_AT);
        }
    }

    private static BillUnavailableException wrong(Row row, String name) {
        return new BillUnavailableException(
                "支付宝的账单第 %d 行“%s”列读不懂。".formatted(row.number(), name),
                "Line %d of Alipay's bill cannot be read at %s.".formatted(row.number(), name));
    }
}
