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
                throw new BillUnavailableException("WeChat Pay answers " + reply.status() + " " + reply.code());
            }
            return BillTable.read(table(reply));
        } catch (NoReplyException e) {
            throw new BillUnavailableException("no answer from WeChat Pay: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            throw new BillUnavailableException(
                    "WeChat Pay's bill cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** Only path and query of the address are followed: the host stays the one that was agreed on. */
    private String table(Reply reply) throws NoReplyException, IOException {
        URI where = URI.create(reply.text("download_url"));
        byte[] packed = line.download(where.getRawPath() + "?" + where.getRawQuery());
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] table = in.readNBytes(TABLE_BYTES_MAX);
            boolean whole = reply.text("hash_type").equals("SHA1")
                    && reply.text("hash_value").equalsIgnoreCase(sha1(table));
            if (!whole) {
                throw new BillUnavailableException("WeChat Pay's bill is not what was announced");
            }
            return new String(table, StandardCharsets.UTF_8);
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
