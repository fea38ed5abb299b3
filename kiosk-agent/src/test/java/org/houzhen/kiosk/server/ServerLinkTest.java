package org.houzhen.kiosk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.wire.DeviceReport;
import org.houzhen.wire.SlipReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLinkTest {
    private static final Duration QUICK = Duration.ofMillis(10);

    @TempDir
    private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile int slipStatus = 204;
    private volatile SlipReport slips = new SlipReport(List.of());
    private HttpServer http;
    private ServerLink link;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("terminal.json"), "{\"terminalId\":\"t1\",\"token\":\"abc\"}");
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean ofSlips = exchange.getRequestURI().getPath().endsWith("/slips");
            boolean ofServices = exchange.getRequestMethod().equals("GET");
            byte[] answer = (ofServices ? "[]" : "").getBytes(StandardCharsets.UTF_8);
            int status = ofServices ? 200 : 204;
            if (ofSlips) {
                status = slipStatus;
                told.add(status + " " + body);
            }
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        http.start();
        var calls = new HttpCalls(
                HttpHospitalServer.api(
                        URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/")),
                () -> Optional.of("abc"));
        link = new ServerLink(
                calls,
                new Enrolment(folder, "自助机 1", Optional::empty, UUID::randomUUID),
                () -> new DeviceReport(List.of()),
                () -> slips,
                new ServerLink.Pace(QUICK, QUICK));
    }

    @AfterEach
    void stop() {
        link.close();
        http.stop(0);
    }

    private static SlipReport oneSlip() {
        return new SlipReport(List.of(new SlipReport.Slip("j1", "ORDER_SLIP", "HZ1", "UNKNOWN", 1, Instant.EPOCH)));
    }

    @Test
    void slipsThatTheServerDidNotTakeAreToldAgainUntilItDoesAndThenNoMore() {
        slipStatus = 503;
        slips = oneSlip();
        link.start();
        await().until(() -> told.size() >= 3);
        assertThat(link.state()).isEqualTo(ServerLink.State.ONLINE);

        slipStatus = 204;
        await().until(() -> told.stream().anyMatch(each -> each.startsWith("204")));
        slips = new SlipReport(List.of());
        await().until(() -> told.stream().anyMatch(each -> !each.contains("j1")));

        assertThat(told).filteredOn(each -> each.startsWith("204")).hasSize(2);
    }

    @Test
    void slipsThatTheServerRefusedAreToldAgainToo() {
        slipStatus = 400;
        slips = oneSlip();
        link.start();
        await().until(() -> told.size() >= 2);

        slipStatus = 204;
        await().until(() -> told.stream().anyMatch(each -> each.startsWith("204")));
    }
}
