package org.houzhen.server.insurance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.houzhen.server.payment.PowerTransactions;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** For tests of reconciliation: the insurer's centre with books of its own, which answers 3201, 9101, 3202 and 9102. */
public final class TestCentre implements InsuranceTransport {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> KINDS = List.of("310", "390");

    private final Map<LocalDate, Map<String, Held>> books = new TreeMap<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private final CaseBook cases;
    private final StatementDesk desk;
    private int detailed;

    /** What it holds under a settlement's number. */
    private record Held(String kind, Settled.Parts parts) {}

    public TestCentre(DataSource store, Clock clock) {
        InsuranceSettings settings = TestInsurer.settings();
        var numbers = new MessageNumbers(settings.institution(), clock, VirtualClock.ZONE);
        cases = new CaseBook(JdbcClient.create(store), new PowerTransactions(store), numbers, clock);
        desk = new StatementDesk(new InsurerLine(this, cases, settings, clock, VirtualClock.ZONE), cases, settings);
    }

    public InsurerStatement statement() {
        return desk;
    }

    /** How often totals alone did not say enough. */
    public int detailed() {
        return detailed;
    }

    /** An order that we believe to be settled. */
    public void settled(String order, String settlement) {
        InsuranceCase at = cases.open(order, "R1")
                .known(new InsuranceCase.Insured("P" + settlement, kind(settlement), "110105"))
                .opened("V" + settlement);
        cases.store(at.settled(settlement));
    }

    private static String kind(String settlement) {
        return KINDS.get(Math.floorMod(settlement.hashCode(), KINDS.size()));
    }

    /** It holds a settlement on a day. */
    public void books(LocalDate day, String settlement, Settled.Parts parts) {
        books.computeIfAbsent(day, any -> new TreeMap<>()).put(settlement, new Held(kind(settlement), parts));
    }

    @Override
    public JsonNode carry(ObjectNode envelope, Duration patience) {
        JsonNode input = envelope.path("input");
        JsonNode data = input.path("data");
        return switch (envelope.path("infno").asString("")) {
            case "9001" -> done(Map.of("signinoutb", Map.of("sign_no", "S1")));
            case "3201" -> done(Map.of("stmtinfo", Map.of("stmt_rslt", totals(data) ? "0" : "1")));
            case "9101" ->
                done(Map.of(
                        "file_qury_no",
                        keep(Base64.getDecoder()
                                .decode(input.path("fsUploadIn").path("in").asString("")))));
            case "3202" -> done(Map.of("fileinfo", Map.of("filename", "result.zip", "file_qury_no", details(data))));
            case "9102" ->
                done(Map.of(
                        "file",
                        Base64.getEncoder()
                                .encodeToString(files.get(input.path("fsDownloadIn")
                                        .path("file_qury_no")
                                        .asString("")))));
            default ->
                throw new UnsupportedOperationException(envelope.path("infno").asString(""));
        };
    }

    private static JsonNode done(Map<String, ?> output) {
        return JSON.valueToTree(Map.of("infcode", 0, "output", output));
    }

    private Map<String, Held> of(JsonNode data) {
        return books.getOrDefault(LocalDate.parse(data.path("stmt_begndate").asString("")), Map.of());
    }

    private boolean totals(JsonNode data) {
        List<Held> kind = of(data).values().stream()
                .filter(held -> held.kind().equals(data.path("insutype").asString("")))
                .toList();
        Settled.Parts sum = kind.stream().map(Held::parts).reduce(Settled.Parts.NONE, Settled.Parts::plus);
        return kind.size() == data.path("fixmedins_setl_cnt").asInt(-1)
                && same(data, "medfee_sumamt", sum.total())
                && same(data, "fund_pay_sumamt", sum.fund())
                && same(data, "acct_pay", sum.account());
    }

    private static boolean same(JsonNode data, String field, Money amount) {
        return new BigDecimal(data.path(field).asString("0")).compareTo(yuan(amount)) == 0;
    }

    private static BigDecimal yuan(Money amount) {
        return BigDecimal.valueOf(amount.fen(), 2);
    }

    private String keep(byte[] packed) {
        String number = "F" + files.size();
        files.put(number, packed);
        return number;
    }

    private String details(JsonNode data) {
        detailed++;
        Map<String, String[]> theirs = new TreeMap<>();
        text(files.get(data.path("file_qury_no").asString("")))
                .lines()
                .map(line -> line.split("\t", -1))
                .forEach(cells -> theirs.put(cells[0], cells));
        List<String> rows = new ArrayList<>();
        of(data).forEach((settlement, held) -> {
            String[] row = theirs.remove(settlement);
            rows.add(row(settlement, row == null ? "101" : isSame(row, held) ? "0" : "103", held.parts()));
        });
        theirs.keySet().forEach(settlement -> rows.add(row(settlement, "102", Settled.Parts.NONE)));
        return keep(packed(String.join("\n", rows) + "\n"));
    }

    private static boolean isSame(String[] row, Held held) {
        return new BigDecimal(row[3]).compareTo(yuan(held.parts().total())) == 0
                && new BigDecimal(row[4]).compareTo(yuan(held.parts().fund())) == 0
                && new BigDecimal(row[5]).compareTo(yuan(held.parts().account())) == 0;
    }

    private static String row(String settlement, String result, Settled.Parts parts) {
        return String.join(
                "\t",
                "P" + settlement,
                "V" + settlement,
                settlement,
                "null",
                result,
                "0",
                "null",
                yuan(parts.total()).toPlainString(),
                yuan(parts.fund()).toPlainString(),
                yuan(parts.account()).toPlainString());
    }

    private static String text(byte[] packed) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("result.txt"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
