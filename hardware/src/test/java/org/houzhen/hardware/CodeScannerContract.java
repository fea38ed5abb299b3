package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.hardware.simulator.ScannerSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every driver of a code scanner must do, over whatever cable the subclass lays. */
public abstract class CodeScannerContract {
    private static final Duration LONG = Duration.ofSeconds(5);

    protected final ScannerSimulator simulator = new ScannerSimulator();
    private final List<ScannedCode> heard = new CopyOnWriteArrayList<>();
    private CodeScanner scanner;

    protected abstract DeviceAddress connect() throws Exception;

    protected abstract void unplug() throws Exception;

    protected abstract DeviceDriver driver();

    @BeforeEach
    void open() throws Exception {
        scanner = (CodeScanner) driver().open("scanner", connect(), Clock.systemUTC());
        scanner.onScan(heard::add);
        await().atMost(LONG).until(() -> simulator.scan("first"));
        await().atMost(LONG).until(() -> !heard.isEmpty());
        heard.clear();
    }

    @AfterEach
    void close() {
        scanner.close();
        simulator.close();
    }

    @Test
    void codesAreHeardWholeAndInOrder() {
        List<String> codes = List.of("134567890123456789", "https://h.example/票?号=A012", "x".repeat(2000));

        codes.forEach(simulator::scan);

        await().atMost(LONG).until(() -> heard.size() == 3);
        assertThat(heard).extracting(ScannedCode::text).isEqualTo(codes);
    }

    @Test
    void aCodeNeverShowsItsText() {
        simulator.scan("134567890123456789");

        await().atMost(LONG).until(() -> !heard.isEmpty());
        assertThat(heard.toString()).doesNotContain("1345");
    }

    @Test
    void anUnpluggedScannerIsOfflineAndSaysSo() throws Exception {
        unplug();

        await().atMost(LONG).until(() -> scanner.status().reason() == DeviceReason.UNPLUGGED);
        assertThatThrownBy(() -> scanner.probe(LONG)).isInstanceOf(DeviceException.class);
    }
}
