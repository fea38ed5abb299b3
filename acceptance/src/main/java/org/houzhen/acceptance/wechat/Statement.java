package org.houzhen.acceptance.wechat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The merchant's bill of a day as the platform writes it: all that was paid, was undone or went back on it. */
final class Statement {
    static final String FILE = "/v3/billdownload/file";
    private static final String COLUMNS = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
            + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String NO_NUMBER = "0";

    private Statement() {}

    /** One line of it. */
    private record Line(Trade trade, String state, String at, long paidFen, long returnedFen, String refundNo) {
        static Line paid(Trade trade) {
            return new Line(trade, "SUCCESS", trade.paidAt, trade.totalFen, 0, NO_NUMBER);
        }

        /** A trade that was undone is no refund, and has no number of one. */
        static Line undone(Trade trade) {
            return new Line(trade, "REVOKED", trade.undoneAt, 0, trade.totalFen, NO_NUMBER);
        }

        static Line returned(Refund refund) {
            return new Line(refund.trade, "REFUND", refund.createdAt, 0, refund.fen, refund.number);
        }

        String text() {
            boolean returned = state.equals("REFUND");
            String fee = BigDecimal.valueOf(Math.round((paidFen - returnedFen) * 0.006), 2) + "000";
            return "`"
                    + String.join(
                            ",`",
                            at.substring(0, 19).replace('T', ' '),
                            SimulatorKeys.APPID,
                            SimulatorKeys.MCHID,
                            "0",
                            "",
                            trade.transactionId,
                            trade.number,
                            "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
                            trade.byCode ? "MICROPAY" : "NATIVE",
                            state,
                            "OTHERS",
                            "CNY",
                            yuan(paidFen),
                            "0.00",
                            returned ? "5" + refundNo : NO_NUMBER,
                            refundNo,
                            yuan(returnedFen),
                            "0.00",
                            returned ? "ORIGINAL" : "",
                            returned ? "SUCCESS" : "",
                            trade.description,
                            "",
                            fee,
                            "0.60%",
                            yuan(paidFen),
                            yuan(returnedFen),
                            "");
        }
    }

    /** @param day as the platform's clock has it, such as 2026-03-02 */
    static String of(String day, Collection<Trade> trades, Collection<Refund> refunds) {
        List<String> lines = Stream.of(
                        trades.stream().filter(trade -> !trade.paidAt.isEmpty()).map(Line::paid),
                        trades.stream()
                                .filter(trade -> !trade.undoneAt.isEmpty() && !trade.paidAt.isEmpty())
                                .map(Line::undone),
                        refunds.stream().map(Line::returned))
                .flatMap(each -> each)
                .filter(line -> line.at().startsWith(day))
                .map(Line::text)
                .toList();
        String sums = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
        String all = String.join("\r\n", lines) + (lines.isEmpty() ? "" : "\r\n");
        return "\uFEFF" + COLUMNS + "\r\n" + all + sums + "\r\n`" + lines.size()
                + ",`0.00,`0.00,`0.00,`0.00,`0.00,`0.00\r\n";
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Where it lies, and the digest of what is packed there. */
    static Reply announced(String day, String table) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(table.getBytes(StandardCharsets.UTF_8));
            return Reply.ok(Map.of(
                    "hash_type",
                    "SHA1",
                    "hash_value",
                    HexFormat.of().formatHex(digest),
                    "download_url",
                    "https://api.mch.weixin.qq.com" + FILE + "?token=" + day + "&tartype=gzip"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    static byte[] packed(String table) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(table.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
