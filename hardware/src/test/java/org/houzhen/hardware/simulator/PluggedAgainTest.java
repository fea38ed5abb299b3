package org.houzhen.hardware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A device is plugged in again in the very moment it was unplugged, again and again. */
class PluggedAgainTest {
    private static final int TIMES = 500;

    @Test
    void aDeviceFindsItsPortFree() throws Exception {
        try (var device = new ScannerSimulator()) {
            device.listen(0);
            for (int i = 0; i < TIMES; i++) {
                device.unplug();
                device.plug();
            }
            assertThat(device.isPlugged()).isTrue();
        }
    }

    @Test
    void aPrinterFindsItsPortFree() throws Exception {
        try (var printer = new IppPrinterSimulator(Duration.ZERO)) {
            printer.listen(0);
            for (int i = 0; i < TIMES; i++) {
                printer.unplug();
                printer.plug();
            }
            assertThat(printer.isPlugged()).isTrue();
        }
    }
}
