package org.houzhen.server.wechat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.wechat.WeChatLine.NoReplyException;
import org.houzhen.server.wechat.WeChatLine.Reply;

/** Fetches a day's bill: a signed answer says where the packed file lies and what its content's digest is. */
final class WeChatBill implements ChannelBill {
    private static final int TABLE_BYTES_MAX = 128 << 20;

    private final WeChatLine line;

    WeChatBill(WeChatLine line) {
        this.line = line;
    }

    @Override
    public String channel() {
        return WeChatChannel.CODE;
    }

    @Override
    public List<BillLine> bill(LocalDate day) {
        try {
            Reply reply = line.get("/v3/bill/tradebill?bill_date=" + day + "&bill_type=ALL&tar_type=GZIP");
            if (reply.code().equals("NO_STATEMENT_EXIST")) {
                return List.of();
            }
            if (!reply.ok()) {
                throw new BillUnavailableException(
                        "微信支付现在不给账单（" + reply.status() + " " + reply.code() + "）。",
                        "WeChat Pay gives no bill now (" + reply.status() + " " + reply.code() + ").");
            }
            return BillTable.read(table(reply));
        } catch (NoReplyException e) {
            throw new BillUnavailableException("微信支付没有回答。", "No answer from WeChat Pay: " + e.getMessage() + ".");
        } catch (IOException | IllegalArgumentException e) {
            throw new BillUnavailableException("微信支付的账单文件打不开。", "The file of WeChat Pay's bill cannot be unpacked.");
        }
    }

    /** Only path and query of the address are followed: the host stays the one that was agreed on. */
    private String table(Reply reply) throws NoReplyException, IOException {
        URI where = URI.create(reply.text("download_url"));
        byte[] table = unpacked(line.download(where.getRawPath() + "?" + where.getRawQuery()));
        boolean whole = reply.text("hash_type").equals("SHA1")
                && reply.text("hash_value").equalsIgnoreCase(sha1(table));
        if (!whole) {
            throw new BillUnavailableException(
                    "微信支付的账单文件与通知的校验值不符。", "The file of WeChat Pay's bill is not the one that was announced.");
        }
        return new String(table, StandardCharsets.UTF_8);
    }

    static byte[] unpacked(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(TABLE_BYTES_MAX);
        }
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
