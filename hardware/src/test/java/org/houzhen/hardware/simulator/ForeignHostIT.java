package org.houzhen.hardware.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.houzhen.hardware.ReceiptPrinter.Paper;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The state of the simulated printer, read by receiptio, a program for receipt printers that nobody here wrote. */
class ForeignHostIT {
    private static final Path RECEIPTIO = Path.of("target/oracles/node_modules/receiptio/bin/cli.js");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ITS_PORT = 9100; // It knows no other: so the printer gets an address of its own.

    private final ReceiptPrinterSimulator printer = new ReceiptPrinterSimulator();
    private String address;
    private Process bridge;

    @BeforeEach
    void listen() throws Exception {
        assertThat(RECEIPTIO).as("installed by ./check").exists();
        var random = ThreadLocalRandom.current();
        address = "127." + random.nextInt(64, 250) + "." + random.nextInt(250) + "." + random.nextInt(1, 250);
        bridge = new ProcessBuilder(
                        "socat",
                        "TCP-LISTEN:" + ITS_PORT + ",bind=" + address + ",fork,reuseaddr",
                        "TCP:127.0.0.1:" + printer.listen(0))
                .inheritIO()
                .start();
        await().atMost(LIMIT).ignoreExceptions().until(() -> {
            new Socket(address, ITS_PORT).close();
            return true;
        });
    }

    @AfterEach
    void close() {
        bridge.destroy();
        printer.close();
    }

    @Test
    void whatTheSimulatorShowsIsWhatAnotherHostReads() throws Exception {
        assertThat(state(Faults.NONE)).isEqualTo("online");
        assertThat(state(Faults.NONE.withCoverOpen(true))).isEqualTo("coveropen");
        assertThat(state(Faults.NONE.withPaper(Paper.OUT))).isEqualTo("paperempty");
        assertThat(state(Faults.NONE.withCutterJammed(true))).isEqualTo("error");
        assertThat(state(Faults.NONE.withJam(true))).isEqualTo("error");
        assertThat(state(Faults.NONE.withPaper(Paper.LOW))).isEqualTo("online");
    }

    private String state(Faults faults) throws Exception {
        printer.set(faults);
        Path said = Files.createTempFile("receiptio", ".txt");
        Process host = new ProcessBuilder("node", RECEIPTIO.toString(), "-d", address, "-q")
                .redirectErrorStream(true) // Where it says what it found.
                .redirectOutput(said.toFile())
                .start();
        assertThat(host.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        String state = Files.readString(said, StandardCharsets.UTF_8).strip();
        Files.delete(said);
        return state;
    }
}
