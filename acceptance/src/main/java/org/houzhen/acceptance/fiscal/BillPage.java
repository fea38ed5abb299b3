package org.houzhen.acceptance.fiscal;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The page that a bill's QR code leads to. */
final class BillPage {
    private static final String PAGE = """
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>医疗收费电子票据</title>
            <style>body{font:16px sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}td:last-child{text-align:right}
            table{width:100%%}.red{color:#b00}</style>
            <h1>医疗收费电子票据（模拟）</h1>%s
            <p>票据号码 %s　校验码 %s</p><table>%s</table><p>合计 %s 元</p></html>
            """;

    private BillPage() {}

    static String of(FiscalBook.Issued bill, boolean takenBack) {
        String rows = StreamSupport.stream(bill.request().path("chargeDetail").spliterator(), false)
                .map(row -> "<tr><td>" + plain(row, "chargeName") + "</td><td>" + plain(row, "amt") + "</td></tr>")
                .collect(Collectors.joining());
        return PAGE.formatted(
                takenBack ? "<p class=\"red\">已冲红</p>" : "", bill.number(), bill.check(), rows, bill.total());
    }

    private static String plain(JsonNode row, String field) {
        return row.path(field).asString("").replace("&", "&amp;").replace("<", "&lt;");
    }
}
