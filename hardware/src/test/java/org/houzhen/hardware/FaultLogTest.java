package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultLogTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    @Test
    void theSameFaultIsLoggedAtPowersOfTenAndCounted() {
        var log = new FaultLog("receipt", CLOCK);

        long told = IntStream.range(0, 2500)
                .filter(i -> log.add(new DeviceException(DeviceReason.UNPLUGGED, "receipt was unplugged")))
                .count();

        assertThat(told).isEqualTo(4);
        assertThat(log.faults())
                .containsExactly(new DeviceFault(DeviceReason.UNPLUGGED, "receipt was unplugged", 2500, NOON, NOON));
    }

    @Test
    void distinctFaultsAreKeptNewestFirstUpToALimit() {
        var log = new FaultLog("receipt", CLOCK);
        for (int i = 0; i < 40; i++) {
            log.add(new DeviceException(DeviceReason.NO_ANSWER, "silent at " + i));
        }
        log.add(new DeviceException(DeviceReason.NO_ANSWER, "silent at 30"));

        assertThat(log.faults()).hasSize(16);
        assertThat(log.faults().get(0).message()).isEqualTo("silent at 30");
        assertThat(log.faults().get(0).count()).isEqualTo(2);
        assertThat(log.faults().get(1).message()).isEqualTo("silent at 39");
    }

    @Test
    void aDeviceThatIsNotThereIsTriedForEverAndSaidOnce() throws Exception {
        var pace = new Devices.Pace(
                Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(1), Duration.ofMillis(2));
        try (var devices = new Devices(Clock.systemUTC(), pace, Devices.installedDrivers())) {
            Supervised<CodeScanner> scanner =
                    devices.supervise("scanner", CodeScanner.class, DeviceAddress.parse("serial:/dev/no-such-port"));

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !scanner.faults().isEmpty()
                            && scanner.faults().get(0).count() > 500);

            assertThat(scanner.faults()).hasSize(1);
            assertThat(scanner.status().reason()).isEqualTo(DeviceReason.UNPLUGGED);
        }
    }

    @Test
    void everyReasonHasWordsAndWhatIsNotWellHasARemedy() {
        for (DeviceReason reason : DeviceReason.values()) {
            assertThat(DeviceWords.of(reason).chinese()).as(reason.name()).isNotEmpty();
            assertThat(DeviceWords.of(reason).english()).as(reason.name()).isNotEmpty();
        }
        assertThat(DeviceWords.remedy(DeviceReason.READY).english()).isEmpty();
        assertThat(DeviceWords.remedy(DeviceReason.PAPER_OUT).chinese()).isNotEmpty();
    }
}
