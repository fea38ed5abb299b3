package org.houzhen.server.alipay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
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
    private static final Charset GBK = Charset.forName("GBK");

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
                throw new BillUnavailableException("Alipay answers " + reply.code() + " " + reply.subCode());
            }
            return BillTable.read(table(file(URI.create(reply.text("bill_download_url")))));
        } catch (NoReplyException e) {
            throw new BillUnavailableException("no answer from Alipay: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            throw new BillUnavailableException(
                    "Alipay's bill cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private byte[] file(URI from) {
        boolean theirs = String.valueOf(from.getHost()).endsWith(".alipay.com") && "https".equals(from.getScheme());
        if (!theirs && !settings.gateway().getAuthority().equals(from.getAuthority())) {
            throw new BillUnavailableException("Alipay's bill lies at an unknown host");
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(from).timeout(PATIENCE).build();
            HttpResponse<byte[]> answer = http.send(request, BYTES_MAX);
            if (answer.statusCode() != 200) {
                throw new BillUnavailableException("Alipay's bill is answered with " + answer.statusCode());
            }
            return answer.body();
        } catch (Exchange.NoAnswerException e) {
            throw new BillUnavailableException("Alipay's bill did not come: " + e.getMessage());
        }
    }

    /** Of the tables in it, the one of single trades; the other only sums them up. */
    private static String table(byte[] zip) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), GBK)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().contains("汇总")) {
                    byte[] table = in.readNBytes(TABLE_BYTES_MAX);
                    return new String(table, GBK);
                }
            }
        }
        throw new BillUnavailableException("Alipay's bill has no table of trades");
    }
}
