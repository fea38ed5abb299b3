package org.houzhen.acceptance.insurer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.houzhen.acceptance.faults.PlannedFaults;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The insurer's centre on loopback, for demonstration and for tests. It hears both transports: an envelope with a signature
 * is sealed, one without is clear and must prove itself in its headers. All of it runs on one thread.
 */
public final class InsurerSimulator implements AutoCloseable {
    private static final String INSTITUTION = "H11010500001";
    private static final String ACCOUNT = "houzhen";
    private static final String TOKEN = "demonstration-token";
    private static final String DOWNLOAD = "9102";
    private static final String FILE = "file";
    private static final int BODY_MAX = 1024 * 1024;
    private static final int MESSAGE_LENGTH = 30;

    private final InsurerBook book;
    private final PlannedFaults faults = new PlannedFaults();
    private final InsurerSeal seal = new InsurerSeal();
    private final Set<String> heard = new HashSet<>();
    private final JsonMapper json = new JsonMapper();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var made = new Thread(task, "insurer");
        made.setDaemon(true);
        return made;
    });
    private final HttpServer server;

    private InsurerSimulator(HttpServer server, ZoneId zone) {
        this.server = server;
        this.book = new InsurerBook(Clock.system(zone));
        server.setExecutor(thread);
        server.createContext("/", this::hear);
        server.start();
    }

    public static InsurerSimulator start(int port) throws IOException {
        return start(port, ZoneId.of("Asia/Shanghai"));
    }

    /** @param zone in which its days begin */
    public static InsurerSimulator start(int port, ZoneId zone) throws IOException {
        return new InsurerSimulator(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), zone);
    }

    /** Whose electronic credential a secret is, by the number of their document; whoever issues them knows. */
    public void knows(Function<String, Optional<String>> holders) {
        synchronized (book) {
            book.issued(holders);
        }
    }

    /** How often somebody's electronic credential was settled by. */
    public int settledByCredential() {
        synchronized (book) {
            return book.byCredential();
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Writes keys to a folder and returns the properties a server needs to reach it. */
    public Map<String, String> properties(Path folder, boolean sealed) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("houzhen.insurance.institution", INSTITUTION);
        properties.put("houzhen.insurance.institution-name", "县人民医院");
        properties.put("houzhen.insurance.place", "110105");
        properties.put("houzhen.insurance.base-url", url().toString());
        if (sealed) {
            properties.put("houzhen.insurance.sealed.key", write(folder, "sm4.key", seal.key()));
            properties.put("houzhen.insurance.sealed.secret", write(folder, "secret", seal.secret()));
            properties.put("houzhen.insurance.sealed.ours", write(folder, "hospital.sm2", seal.hospitalKey()));
            properties.put("houzhen.insurance.sealed.theirs", write(folder, "insurer.sm2", seal.insurerKey()));
        } else {
            properties.put("houzhen.insurance.gateway.account", ACCOUNT);
            properties.put("houzhen.insurance.gateway.token", write(folder, "token", TOKEN));
        }
        return properties;
    }

    private static String write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** Plans that the next transactions of a number are lost; {@code done} says whether their work is done all the same. */
    public void loses(String infno, boolean done, int times) {
        faults.plan(infno, done ? PlannedFaults.Kind.ANSWER_LOST : PlannedFaults.Kind.LOST, times);
    }

    public void refuses(String infno, int times) {
        faults.plan(infno, PlannedFaults.Kind.REFUSED, times);
    }

    public void forges(String infno, int times) {
        faults.plan(infno, PlannedFaults.Kind.FORGED, times);
    }

    /** Makes its books differ from ours: what stands of an order is gone. */
    public void forgets(String order) {
        synchronized (book) {
            book.forget(order);
        }
    }

    /** Makes its books differ from ours: what it took back of an order stands again. */
    public void restores(String order) {
        synchronized (book) {
            book.restore(order);
        }
    }

    /** Whatever it has settled so far, it has settled the day before. */
    public void backdates() {
        synchronized (book) {
            book.backdate();
        }
    }

    /** Makes its books differ from ours: a fund pays so many fen less of an order than was said. */
    public void cuts(String order, long fen) {
        synchronized (book) {
            book.cut(order, BigDecimal.valueOf(fen, 2));
        }
    }

    /** Makes its books differ from ours: a settlement of today that we never asked for; answers its number. */
    public String invents(String kind, LocalDate day, long fen) {
        synchronized (book) {
            return book.invent(kind, day, BigDecimal.valueOf(fen, 2));
        }
    }

    /** What its books hold: settlements that stand with their sums in fen, and what is left open. */
    public record Holds(int settlements, long fund, long account, int visits, int batches) {}

    public Holds holds() {
        synchronized (book) {
            var standing = book.standing();
            return new Holds(
                    standing.size(),
                    standing.stream()
                            .mapToLong(sums -> sums.fund().movePointRight(2).longValueExact())
                            .sum(),
                    standing.stream()
                            .mapToLong(sums -> sums.account().movePointRight(2).longValueExact())
                            .sum(),
                    book.openVisits(),
                    book.openBatches());
        }
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX);
            if (!(json.readTree(body) instanceof ObjectNode envelope)) {
                return;
            }
            boolean sealed = !envelope.path("cainfo").asString("").isEmpty();
            boolean proven = sealed ? seal.holds(envelope) : headersHold(exchange);
            if (!proven) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            answer(exchange, envelope, sealed);
        } catch (JacksonException | GeneralSecurityException e) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private static boolean headersHold(HttpExchange exchange) throws GeneralSecurityException {
        var headers = exchange.getRequestHeaders();
        String timestamp = headers.getFirst("x-tif-timestamp");
        String text = timestamp + TOKEN + headers.getFirst("x-tif-nonce") + timestamp;
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return ACCOUNT.equals(headers.getFirst("x-tif-paasid"))
                && HexFormat.of().formatHex(sum).equals(headers.getFirst("x-tif-signature"));
    }

    private void answer(HttpExchange exchange, ObjectNode envelope, boolean sealed)
            throws IOException, GeneralSecurityException {
        String infno = envelope.path("infno").asString("");
        if (faults.strikes(infno, PlannedFaults.Kind.LOST)) {
            return;
        }
        ObjectNode answer =
                faults.strikes(infno, PlannedFaults.Kind.REFUSED) ? refusal("按计划拒绝") : booked(envelope, infno, sealed);
        if (faults.strikes(infno, PlannedFaults.Kind.ANSWER_LOST)) {
            return;
        }
        if (infno.equals(DOWNLOAD) && !sealed && answer.path("output").has(FILE)) {
            sendFile(exchange, answer.path("output").path(FILE).binaryValue());
            return;
        }
        boolean forged = faults.strikes(infno, PlannedFaults.Kind.FORGED);
        send(exchange, sealed ? sealed(answer, forged) : answer);
    }

    private ObjectNode booked(ObjectNode envelope, String infno, boolean sealed) throws GeneralSecurityException {
        String message = envelope.path("msgid").asString("");
        JsonNode input = envelope.path("input");
        JsonNode plain = sealed ? json.readTree(seal.open(input.asString(""))) : input;
        synchronized (book) {
            try {
                if (message.length() != MESSAGE_LENGTH || !heard.add(message)) {
                    return refusal("报文ID重复");
                }
                ObjectNode answer = json.createObjectNode();
                answer.put("infcode", 0);
                answer.put("inf_refmsgid", "R" + message);
                answer.put("err_msg", "");
                answer.set("output", output(message, infno, plain));
                return answer;
            } catch (InsurerBook.RefusedException e) {
                return refusal(e.getMessage());
            }
        }
    }

    private JsonNode output(String message, String infno, JsonNode plain) throws InsurerBook.RefusedException {
        return infno.equals(DOWNLOAD)
                ? json.createObjectNode().put(FILE, book.file(plain))
                : json.valueToTree(book.answer(message, infno, plain));
    }

    private ObjectNode refusal(String words) {
        return json.createObjectNode().put("infcode", -1).put("err_msg", words);
    }

    private ObjectNode sealed(ObjectNode answer, boolean forged) {
        JsonNode output = answer.path("output");
        if (!output.isMissingNode()) {
            answer.put("output", seal.seal(output.toString().getBytes(StandardCharsets.UTF_8)));
        }
        answer.put("signtype", "SM2");
        seal.sign(answer, forged);
        return answer;
    }

    /** In the clear a file goes out as it is. */
    private static void sendFile(HttpExchange exchange, byte[] packed) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, packed.length);
        exchange.getResponseBody().write(packed);
    }

    private static void send(HttpExchange exchange, ObjectNode answer) throws IOException {
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
