package org.houzhen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.houzhen.hardware.ReceiptPrinter.Paper;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The agent with real bytes on every cable, driven by a program over the page's socket. */
class KioskAgentIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path data;

    private static TerminalUnderTest terminal;
    private static ConfigurableApplicationContext agent;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        terminal = new TerminalUnderTest(data);
        agent = SpringApplication.run(KioskAgent.class, terminal.arguments(0));
        port = ((WebServerApplicationContext) agent).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        agent.close();
        terminal.close();
    }

    @Test
    void aPatientRegistersFromTheCardOnTheReaderToTheSlipOnPaper() {
        try (var page = new SocketPage(port)) {
            String tradeNo = page.payFor(terminal);
            int before = terminal.paper().size();
            terminal.server.run(() -> terminal.hospital().pay(tradeNo));

            page.on("result", view -> view.path("paper").asString().equals("PRINTED"));
            await().atMost(LIMIT).until(() -> terminal.paper().size() == before + 1);
            assertThat(terminal.paper().get(before)).contains("B012", "青禾县人民医院").doesNotContain("补打");
            assertThat(terminal.slips.paper().get(before).codes()).containsExactly("R20261122001");
            page.press("home", null);
            page.on("start");
        }
    }

    @Test
    void theCodeOnTheSlipSignsIn() {
        try (var page = new SocketPage(port)) {
            page.on(
                    "start",
                    view -> view.path("items").path(1).path("available").asBoolean());
            page.press("begin", "SIGN_IN");
            page.on("identify", view -> view.path("scanner").asBoolean());
            terminal.scanner.scan("R20261122009");

            page.on("result", view -> view.path("paper").asString().equals("PRINTED"));
            assertThat(terminal.hospital().signIns).contains("R20261122009");
            page.press("home", null);
            page.on("start");
        }
    }

    @Test
    void readyReportsComeOutOfTheReportPrinterAndAreReported() {
        try (var page = new SocketPage(port)) {
            page.on(
                    "start",
                    view -> view.path("items").path(3).path("available").asBoolean());
            page.press("begin", "PRINT_REPORTS");
            page.on("identify");
            terminal.layCard();
            page.on("reports");
            terminal.cards.lift();
            page.press("confirm", null);

            var done = page.on("reports-done");
            assertThat(done.path("printed").asInt()).isEqualTo(2);
            assertThat(terminal.reports.jobs()).hasSize(2);
            assertThat(terminal.hospital().reportReports).hasSize(2);
            page.press("home", null);
            page.on("start");
        }
    }

    @Test
    void aPrinterWithoutPaperIsShownOnTheStartScreenAndToTheServer() {
        try (var page = new SocketPage(port)) {
            terminal.slips.set(Faults.NONE.withPaper(Paper.OUT));
            page.on(
                    "start",
                    view -> view.path("items").path(0).path("reason").asString().equals("PAPER_OUT"));
            await().atMost(LIMIT)
                    .until(() -> terminal.server.devices.devices().stream()
                            .anyMatch(device -> device.reason().equals("PAPER_OUT")));
        } finally {
            terminal.slips.set(Faults.NONE);
        }
    }

    @Test
    void theTokenIsKeptWhereOnlyThisProgramCanReadIt() throws Exception {
        await().atMost(LIMIT).until(() -> Files.exists(data.resolve("terminal.json")));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("terminal.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void everyFileOfThePageIsAnsweredOnConnectionsThatAreKept() {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<String> files =
                List.of("/", "/kiosk.js", "/text.zh.js", "/format.js", "/kiosk.css", "/assets/houzhen.css");
        for (int round = 0; round < 200; round++) {
            var answers = files.stream()
                    .map(file -> HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + file))
                            .timeout(LIMIT)
                            .build())
                    .map(request -> client.sendAsync(request, BodyHandlers.discarding()))
                    .toList();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        }
    }

    @Test
    void aPageOfAnotherSiteCannotDriveTheTerminal() {
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", "http://evil.example")
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + port + "/ws/kiosk"), new java.net.http.WebSocket.Listener() {});

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(CompletionException.class, socket::join))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
}
