package org.houzhen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.houzhen.hardware.ReceiptPrinter.Paper;
import org.houzhen.hardware.simulator.LastingPorts;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;
import org.houzhen.wire.OrderState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process of its own, killed without warning. */
class KillIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration BOOT = Duration.ofSeconds(180); // A test machine may be busy.

    @TempDir
    Path data;

    private TerminalUnderTest terminal;
    private Process agent;
    private int port;

    @BeforeEach
    void start() throws Exception {
        terminal = new TerminalUnderTest(data);
        boot();
    }

    @AfterEach
    void stop() {
        agent.destroyForcibly();
        terminal.close();
    }

    private void boot() throws IOException {
        port = LastingPorts.free();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.houzhen.kiosk.KioskAgent"));
        command.addAll(List.of(terminal.arguments(port)));
        agent = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("agent.log").toFile()))
                .start();
        await().atMost(BOOT).ignoreExceptions().until(() -> {
            new SocketPage(port).close();
            return true;
        });
    }

    private void kill() throws InterruptedException {
        agent.destroyForcibly().waitFor();
    }

    @Test
    void killedBeforeThePaperCameOutItPrintsTheSlipAfterwards() throws Exception {
        String tradeNo;
        try (var page = new SocketPage(port)) {
            tradeNo = page.payFor(terminal);
            terminal.slips.set(Faults.NONE.withPaper(Paper.OUT));
            terminal.server.run(() -> terminal.hospital().pay(tradeNo));
            page.on("result", view -> view.path("paper").asString().equals("WAITING"));
        }
        kill();
        terminal.slips.set(Faults.NONE);
        boot();

        await().atMost(LIMIT).until(() -> !terminal.hospital().slipReports.isEmpty());
        assertThat(terminal.paper()).singleElement().asString().contains("B012").doesNotContain("补打");
        assertThat(terminal.hospital().slipReports).hasSize(1);
    }

    @Test
    void killedWhileThePhoneShowsTheCodeItClosesTheOrderBeforeServingAnybody() throws Exception {
        String tradeNo;
        try (var page = new SocketPage(port)) {
            tradeNo = page.payFor(terminal);
        }
        kill();
        boot();
        try (var page = new SocketPage(port)) {
            page.on("start");
        }

        assertThat(terminal.hospital().orders.get(tradeNo).state()).isEqualTo(OrderState.CLOSED);
        assertThat(terminal.paper()).isEmpty();
    }

    @Test
    void nothingThatIdentifiesAPatientIsLeftOnTheDisk() throws Exception {
        try (var page = new SocketPage(port)) {
            String tradeNo = page.payFor(terminal);
            terminal.server.run(() -> terminal.hospital().pay(tradeNo));
            page.on("result", view -> view.path("paper").asString().equals("PRINTED"));
        }
        kill();

        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).hasSizeGreaterThan(1).allSatisfy(file -> {
                String text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(text).doesNotContain("王秀兰", "王*兰", "张*三", "195203");
            });
        }
    }
}
