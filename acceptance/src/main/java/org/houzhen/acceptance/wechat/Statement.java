package org.houzhen.acceptance.wechat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The merchant's bill as the platform writes it: all that was paid or went back, whatever the day. */
final class Statement {
    static final String FILE = "/v3/billdownload/file";
    private static final String COLUMNS =
            "交易时间,公众账号ID,商户号,微信订单号,商户订单号,交易类型,交易状态,货币种类,应结订单金额," + "微信退款单号,商户退款单号,退款金额,退款状态,商品名称,手续费,费率,订单金额,申请退款金额";

    private Statement() {}

    static String of(Collection<Trade> trades, Collection<Refund> refunds) {
        List<String> lines = new ArrayList<>(List.of(COLUMNS));
        trades.stream().filter(trade -> !trade.paidAt.isEmpty()).forEach(trade -> {
            lines.add(row(trade, "SUCCESS", trade.totalFen, 0, ""));
            if (trade.state == Trade.State.REVOKED) {
                lines.add(row(trade, "REVOKED", 0, trade.totalFen, "0"));
            }
        });
        refunds.forEach(refund -> lines.add(row(refund.trade, "REFUND", 0, refund.fen, refund.number)));
        lines.add("总交易单数,应结订单总金额,退款总金额");
        lines.add("`" + trades.size() + ",`0.00,`0.00");
        return "\uFEFF" + String.join("\r\n", lines) + "\r\n";
    }

    private static String row(Trade trade, String state, long paidFen, long returnedFen, String refundNo) {
        String fee = BigDecimal.valueOf(Math.round((paidFen - returnedFen) * 0.006), 2) + "000";
        List<String> values = List.of(
                trade.paidAt.substring(0, 19).replace('T', ' '),
                SimulatorKeys.APPID,
                SimulatorKeys.MCHID,
                trade.transactionId,
                trade.number,
                trade.byCode ? "MICROPAY" : "NATIVE",
                state,
                "CNY",
                yuan(paidFen),
                "0",
                refundNo,
                yuan(returnedFen),
                "",
                trade.description,
                fee,
                "0.60%",
                yuan(paidFen),
                yuan(returnedFen));
        return "`" + String.join(",`", values);
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Where it lies, and the digest of what is packed there. */
    static Reply announced(String table, String url) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(table.getBytes(StandardCharsets.UTF_8));
            return Reply.ok(Map.of(
                    "hash_type",
                    "SHA1",
                    "hash_value",
                    HexFormat.of().formatHex(digest),
                    "download_url",
                    url + FILE + "?token=1&tartype=gzip"));
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
