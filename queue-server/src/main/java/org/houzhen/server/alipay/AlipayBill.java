package org.houzhen.server.alipay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.houzhen.server.alipay.AlipayLine.NoReplyException;
import org.houzhen.server.alipay.AlipayLine.Reply;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.web.Exchange;

/**
 * Fetches a day's bill: a signed answer says where the file lies for half a minute, the file itself is a ZIP of tables in
 * GBK. It is not signed, so it is fetched from Alipay's own hosts only (or the gateway's).
 */
final class AlipayBill implements ChannelBill {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BYTES_MAX = 32 << 20;
    private static final int TABLE_BYTES_MAX = 128 << 20;
    /** All of GBK, and what people name their goods with beyond it. */
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final byte[] UTF_8_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final AlipayLine line;
    private final AlipaySettings settings;
    private final Exchange http = new Exchange();

    AlipayBill(AlipayLine line, AlipaySettings settings) {
        this.line = line;
        this.settings = settings;
    }

    @Override
    public String channel() {
        return AlipayChannel.CODE;
    }

    @Override
    public List<BillLine> bill(LocalDate day) {
        try {
            Reply reply = line.call(
                    "alipay.data.dataservice.bill.downloadurl.query",
                    Map.of("bill_type", "trade", "bill_date", day.toString()));
            if (reply.subCode().endsWith("BILL_NOT_EXIST") || reply.subCode().endsWith("bill_not_exist")) {
                return List.of();
            }
            if (!reply.ok()) {
                throw new BillUnavailableException(
                        "支付宝现在不给账单（" + reply.code() + " " + reply.subCode() + "）。",
                        "Alipay gives no bill now (" + reply.code() + " " + reply.subCode() + ").");
            }
            return read(file(URI.create(reply.text("bill_download_url"))));
        } catch (NoReplyException e) {
            throw silent(e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            throw new BillUnavailableException("支付宝的账单文件打不开。", "The file of Alipay's bill cannot be unpacked.");
        }
    }

    private byte[] file(URI from) {
        boolean theirs = String.valueOf(from.getHost()).endsWith(".alipay.com") && "https".equals(from.getScheme());
        if (!theirs && !settings.gateway().getAuthority().equals(from.getAuthority())) {
            throw new BillUnavailableException(
                    "支付宝的账单不在支付宝的网址上，没有去取。", "Alipay's bill lies at an unknown host and was not fetched.");
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(from).timeout(PATIENCE).build();
            HttpResponse<byte[]> answer = http.send(request, BYTES_MAX);
            if (answer.statusCode() != 200) {
                throw silent("status " + answer.statusCode());
            }
            return answer.body();
        } catch (Exchange.NoAnswerException e) {
            throw silent(e.getMessage());
        }
    }

    /** Of the tables in it, those of single trades; the others only sum them up. */
    static List<BillLine> read(byte[] zip) throws IOException {
        List<BillLine> bill = new ArrayList<>();
        boolean found = false;
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), GB18030)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().contains("汇总")) {
                    bill.addAll(BillTable.read(text(bounded(in))));
                    found = true;
                }
            }
        }
        if (!found) {
            throw new BillUnavailableException("支付宝的账单里没有业务明细。", "Alipay's bill has no table of single trades.");
        }
        return bill;
    }

    private static String text(byte[] table) {
        return new String(table, isMarked(table) ? StandardCharsets.UTF_8 : GB18030);
    }

    private static boolean isMarked(byte[] table) {
        return table.length >= UTF_8_MARK.length
                && Arrays.equals(table, 0, UTF_8_MARK.length, UTF_8_MARK, 0, UTF_8_MARK.length);
    }

    /** A byte beyond what a day can be: half a bill must not pass for a whole one. */
    private static byte[] bounded(ZipInputStream in) throws IOException {
        byte[] table = in.readNBytes(TABLE_BYTES_MAX + 1);
        if (table.length > TABLE_BYTES_MAX) {
            throw new BillUnavailableException("支付宝的账单太大。", "Alipay's bill is too large.");
        }
        return table;
    }

    private static BillUnavailableException silent(String why) {
        return new BillUnavailableException("支付宝没有回答。", "No answer from Alipay: " + why + ".");
    }
}
