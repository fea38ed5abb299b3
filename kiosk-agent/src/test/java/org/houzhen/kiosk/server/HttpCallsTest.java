package org.houzhen.kiosk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.houzhen.wire.DeviceReport;
import org.houzhen.wire.Register;
import org.houzhen.wire.SlipReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCallsTest {
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer http;
    private HttpHospitalServer server;
    private HttpCalls calls;
    private volatile int status = 200;
    private String body = "";

    @BeforeEach
    void start() throws Exception {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        http.start();
        var api = HttpHospitalServer.api(
                URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/"));
        calls = new HttpCalls(api, () -> Optional.of("secret"));
        server = new HttpHospitalServer(calls);
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    private String outcome(Answer<?> answer) {
        return answer.match(done -> "done", problem -> "refused " + problem.code(), () -> "unknown");
    }

    @Test
    void aProblemOfTheServerIsARefusalWithItsCode() {
        status = 409;
        body = "{\"code\":\"SLOT_TAKEN\",\"detail\":\"号源已被占用。\",\"status\":409}";
        assertThat(outcome(server.departments())).isEqualTo("refused SLOT_TAKEN");
    }

    @Test
    void anAnswerWithoutEndIsHungUpOn() {
        var hungUp = new CompletableFuture<Integer>();
        http.createContext("/api/kiosk/reports/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            int sent = 0;
            try {
                for (byte[] part = new byte[64 * 1024]; ; sent += part.length) {
                    exchange.getResponseBody().write(part);
                }
            } catch (IOException e) {
                hungUp.complete(sent);
            }
        });
        assertThat(outcome(calls.file("/reports/endless"))).isEqualTo("unknown");
        assertThat(hungUp)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(
                        sent -> assertThat(sent).isBetween(HttpCalls.ANSWER_BYTES_MAX, 2 * HttpCalls.ANSWER_BYTES_MAX));
    }

    @Test
    void notNowIsNotANo() {
        status = 409;
        body = "{\"code\":\"BUSY\",\"detail\":\"稍后再试。\",\"status\":409}";
        assertThat(outcome(server.departments())).isEqualTo("unknown");
    }

    @Test
    void aBrokenServerMayHaveDoneIt() {
        status = 500;
        body = "{\"code\":\"INTERNAL\",\"detail\":\"出错了。\",\"status\":500}";
        assertThat(outcome(server.cancel("T1"))).isEqualTo("unknown");
    }

    @Test
    void anAnswerThatCannotBeReadIsUnknown() {
        body = "<html>";
        assertThat(outcome(server.order("T1"))).isEqualTo("unknown");
    }

    @Test
    void nobodyAnsweringIsUnknown() {
        http.stop(0);
        assertThat(outcome(server.departments())).isEqualTo("unknown");
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsUnknownWithinTheLimit() throws Exception {
        var limit = Duration.ofSeconds(2); // Long enough to connect on a busy machine.
        var limits = new HttpCalls.Limits(limit, limit);
        try (var half = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            half.setSoTimeout(10_000);
            var stuck = new HttpCalls(
                    URI.create("http://127.0.0.1:" + half.getLocalPort()), () -> Optional.of("secret"), limits);
            var answer = CompletableFuture.supplyAsync(() -> outcome(new HttpHospitalServer(stuck).departments()));
            try (Socket line = half.accept()) {
                line.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[".getBytes(StandardCharsets.UTF_8));

                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("unknown");
            }
        }
    }

    @Test
    void theKeyTravelsWithTheRequest() {
        status = 503;
        var key = UUID.randomUUID();
        server.register(key, new Register("P1", "C1", "S1"));
        assertThat(keys).containsExactly(key.toString());
    }

    @Test
    void aTokenRefusedByMistakeWorksAgainByItself(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("terminal.json"), "{\"terminalId\":\"t1\",\"token\":\"abc\"}");
        var enrolment = new Enrolment(folder, "自助机 1", Optional::empty, UUID::randomUUID);
        var pace = new ServerLink.Pace(Duration.ofMillis(20), Duration.ofMillis(20));
        status = 401;
        try (var link = new ServerLink(
                calls, enrolment, () -> new DeviceReport(List.of()), () -> new SlipReport(List.of()), pace)) {
            link.start();
            await().until(() -> link.state() == ServerLink.State.NOT_ENROLLED);
            status = 204;
            await().until(() -> link.state() == ServerLink.State.ONLINE);
        }
    }

    @Test
    void aRefusedCodeIsNotPresentedAgainAndANewOneIs(@TempDir Path folder) {
        var code = new String[] {"first"};
        var enrolment = new Enrolment(folder, "自助机 1", () -> Optional.of(code[0]), UUID::randomUUID);
        status = 409;
        body = "{\"code\":\"CODE_UNKNOWN\",\"detail\":\"登记码无效。\",\"status\":409}";
        enrolment.attempt(calls);
        enrolment.attempt(calls);
        assertThat(keys).hasSize(1);

        status = 200;
        body = "{\"terminalId\":\"t1\",\"token\":\"abc\"}";
        code[0] = "second";
        enrolment.attempt(calls);

        assertThat(enrolment.token()).contains("abc");
        assertThat(new Enrolment(folder, "自助机 1", Optional::empty, UUID::randomUUID).terminalId())
                .contains("t1");
        assertThat(Files.exists(folder.resolve("terminal.json.new"))).isFalse();
    }

    @Test
    void anEnrolmentWhoseAnswerWasLostIsRepeatedAfterARestartWithTheSameKeyEvenIfTheCodeIsGone(@TempDir Path folder)
            throws Exception {
        status = 500;
        var first = new Enrolment(folder, "自助机 1", () -> Optional.of("one-time"), UUID::randomUUID);
        assertThat(first.attempt(calls).isUnknown()).isTrue();
        assertThat(Files.getPosixFilePermissions(folder.resolve("enrolment.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        status = 201;
        body = "{\"terminalId\":\"t1\",\"token\":\"abc\"}";
        var restarted = new Enrolment(folder, "自助机 1", Optional::empty, UUID::randomUUID);
        restarted.attempt(calls);

        assertThat(restarted.token()).contains("abc");
        assertThat(keys).hasSize(2).containsOnly(keys.get(0)).doesNotContainNull();
        assertThat(bodies).hasSize(2).allMatch(sent -> sent.contains("one-time"));
        assertThat(folder.resolve("enrolment.json")).doesNotExist();
    }
}
