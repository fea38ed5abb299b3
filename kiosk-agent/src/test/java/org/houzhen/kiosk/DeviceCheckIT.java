package org.houzhen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.houzhen.hardware.ReceiptPrinter.Paper;
import org.houzhen.hardware.simulator.LastingPorts;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;
import org.houzhen.kiosk.check.CheckSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** The technician's one screen, beside a running agent and without one, against devices that speak their bytes. */
class DeviceCheckIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @TempDir
    Path data;

    @Test
    void withoutAnAgentTheDevicesAreOpenedAndTheWorstDecidesTheExitStatus() throws Exception {
        try (var terminal = new TerminalUnderTest(data)) {
            assertThat(check(terminal, LastingPorts.free())).isEqualTo(CheckSheet.Verdict.WELL);
            assertThat(screen()).contains("not running").contains("全部正常").contains("社保卡读卡器", "未配置");

            terminal.slips.set(Faults.NONE.withPaper(Paper.LOW));
            assertThat(check(terminal, LastingPorts.free())).isEqualTo(CheckSheet.Verdict.SOON);
            assertThat(screen()).contains("纸快用完").contains("refill soon");

            terminal.scanner.unplug();
            assertThat(check(terminal, LastingPorts.free(), "--houzhen.devices.social-card=pcsc:no such reader"))
                    .isEqualTo(CheckSheet.Verdict.NOW);
            assertThat(screen()).contains("纸快用完").contains("check power, cable, address");
            assertThat(CheckSheet.Verdict.NOW.exit()).isEqualTo(2);
        }
    }

    @Test
    void aRunningAgentIsAskedBecauseTheDevicesAreItsAlone() throws Exception {
        try (var terminal = new TerminalUnderTest(data)) {
            try (var agent = SpringApplication.run(KioskAgent.class, terminal.arguments(0))) {
                int port = ((WebServerApplicationContext) agent).getWebServer().getPort();
                await().atMost(LIMIT).until(() -> check(terminal, port) == CheckSheet.Verdict.WELL);
                assertThat(screen()).contains("运行中 running").contains("银行卡刷卡机");

                terminal.cards.unplug();

                await().atMost(LIMIT).until(() -> check(terminal, port) == CheckSheet.Verdict.NOW);
                await().atMost(LIMIT).until(() -> {
                    check(terminal, port);
                    return screen().contains("反复 repeated: not connected x");
                });
            }
        }
    }

    private CheckSheet.Verdict check(TerminalUnderTest terminal, int port, String... more) throws InterruptedException {
        screen.reset();
        String[] arguments = Stream.concat(Stream.of(terminal.arguments(port)), Stream.of(more))
                .toArray(String[]::new);
        return DeviceCheck.run(arguments, new PrintStream(screen, true, StandardCharsets.UTF_8), Clock.systemUTC());
    }

    private String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
