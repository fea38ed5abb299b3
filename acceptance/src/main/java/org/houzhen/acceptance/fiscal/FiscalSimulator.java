package org.houzhen.acceptance.fiscal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.houzhen.acceptance.faults.PlannedFaults;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fiscal platform on loopback: the methods hospitals call, and the public page a bill's QR code leads to. All of it runs
 * on one thread, so a call that is delayed delays those after it.
 */
public final class FiscalSimulator implements AutoCloseable {
    private static final String METHODS = "/medical-web/api/medical/";
    private static final String PAGES = "/bill/";
    private static final String APP_ID = "HOUZHEN";
    private static final String KEY = "demonstration-fiscal-key";
    private static final String NOISE = "simulated";
    private static final String VERSION = "1.0";
    private static final int BODY_MAX = 1024 * 1024;

    private final FiscalBook book = new FiscalBook();
    private final PlannedFaults faults = new PlannedFaults();
    private final List<Runnable> underWay = new ArrayList<>(); // Used by the one thread alone.
    private final JsonMapper json = new JsonMapper();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var made = new Thread(task, "fiscal");
        made.setDaemon(true);
        return made;
    });
    private final HttpServer server;

    private FiscalSimulator(HttpServer server) {
        this.server = server;
        server.setExecutor(thread);
        server.createContext(METHODS, this::hear);
        server.createContext(PAGES, this::show);
        server.start();
    }

    public static FiscalSimulator start(int port) throws IOException {
        return new FiscalSimulator(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Writes the key to a folder and returns the properties a server needs to reach it. */
    public Map<String, String> properties(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("houzhen.ebill.app-id", APP_ID);
        properties.put(
                "houzhen.ebill.key",
                Files.writeString(folder.resolve("fiscal.key"), KEY).toString());
        properties.put("houzhen.ebill.base-url", url().resolve(METHODS).toString());
        properties.put("houzhen.ebill.place", "001");
        return properties;
    }

    /** Plans that the next calls of a method are lost; {@code done} says whether their work is done all the same. */
    public void loses(String method, boolean done, int times) {
        faults.plan(method, done ? PlannedFaults.Kind.ANSWER_LOST : PlannedFaults.Kind.LOST, times);
    }

    public void delays(String method, int times) {
        faults.plan(method, PlannedFaults.Kind.LATE, times);
    }

    public void doubles(String method, int times) {
        faults.plan(method, PlannedFaults.Kind.DOUBLED, times);
    }

    public void refuses(String method, int times) {
        faults.plan(method, PlannedFaults.Kind.REFUSED, times);
    }

    public void forges(String method, int times) {
        faults.plan(method, PlannedFaults.Kind.FORGED, times);
    }

    /** What its books hold: bills, red bills, what stands in fen, and how often a business number came again. */
    public record Holds(int bills, int reds, long standing, int repeats) {}

    public Holds holds() {
        synchronized (book) {
            long standing = book.bills().values().stream()
                    .filter(bill -> !book.isTakenBack(bill))
                    .mapToLong(bill -> bill.total().movePointRight(2).longValueExact())
                    .sum();
            return new Holds(book.bills().size(), book.taken(), standing, book.repeats());
        }
    }

    /** What a bill said when it was issued; empty when there is none of this business number. */
    public Optional<JsonNode> said(String busNo) {
        synchronized (book) {
            return Optional.ofNullable(book.bills().get(busNo)).map(FiscalBook.Issued::request);
        }
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            underWay.forEach(Runnable::run);
            underWay.clear();
            JsonNode envelope = json.readTree(exchange.getRequestBody().readNBytes(BODY_MAX));
            String data = envelope.path("data").asString("");
            String sign = signature(data, envelope.path("noise").asString(""));
            boolean proven = envelope.path("appid").asString("").equals(APP_ID)
                    && envelope.path("sign").asString("").equals(sign);
            if (!proven) {
                send(exchange, inner("E9001", json.createObjectNode()), false);
                return;
            }
            String method = exchange.getRequestURI().getPath().substring(METHODS.length());
            answer(exchange, method, (ObjectNode)
                    json.readTree(Base64.getDecoder().decode(data)));
        } catch (JacksonException | ClassCastException | IllegalArgumentException e) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private void answer(HttpExchange exchange, String method, ObjectNode data) throws IOException {
        if (faults.strikes(method, PlannedFaults.Kind.LOST)) {
            return;
        }
        if (faults.strikes(method, PlannedFaults.Kind.LATE)) {
            underWay.add(() -> booked(method, data));
            return;
        }
        if (faults.strikes(method, PlannedFaults.Kind.DOUBLED)) {
            booked(method, data);
        }
        ObjectNode inner = faults.strikes(method, PlannedFaults.Kind.REFUSED)
                ? inner("E9999", json.createObjectNode())
                : booked(method, data);
        if (faults.strikes(method, PlannedFaults.Kind.ANSWER_LOST)) {
            return;
        }
        send(exchange, inner, faults.strikes(method, PlannedFaults.Kind.FORGED));
    }

    private ObjectNode booked(String method, ObjectNode data) {
        synchronized (book) {
            try {
                return inner("S0000", json.valueToTree(book.answer(method, data, url())));
            } catch (FiscalBook.RefusedException e) {
                return inner(e.getMessage(), json.createObjectNode());
            }
        }
    }

    private ObjectNode inner(String result, JsonNode message) {
        return json.createObjectNode().put("result", result).put("message", base64(message));
    }

    private String base64(JsonNode node) {
        return Base64.getEncoder().encodeToString(json.writeValueAsBytes(node));
    }

    private void send(HttpExchange exchange, ObjectNode inner, boolean forged) throws IOException {
        String data = base64(inner);
        ObjectNode answer = json.createObjectNode()
                .put("data", data)
                .put("noise", NOISE)
                .put("version", VERSION)
                .put("sign", signature(forged ? "somebody else's" : data, NOISE));
        send(exchange, 200, "application/json; charset=utf-8", json.writeValueAsString(answer));
    }

    private static String signature(String data, String noise) {
        String text = "appid=" + APP_ID + "&data=" + data + "&noise=" + noise + "&key=" + KEY + "&version=" + VERSION;
        try {
            byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = exchange.getRequestURI().getPath().substring(PAGES.length());
            String page;
            synchronized (book) {
                page = book.bills().values().stream()
                        .filter(bill -> bill.pageId().equals(id))
                        .findFirst()
                        .map(bill -> BillPage.of(bill, book.isTakenBack(bill)))
                        .orElse("");
            }
            send(exchange, page.isEmpty() ? 404 : 200, "text/html; charset=utf-8", page);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
