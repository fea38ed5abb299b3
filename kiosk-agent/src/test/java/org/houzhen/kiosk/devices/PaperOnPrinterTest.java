package org.houzhen.kiosk.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Devices;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;
import org.houzhen.kiosk.check.CheckSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two rolls through a printer over its own bytes. */
class PaperOnPrinterTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Receipt SLIP =
            Receipt.slip().heading("凭条").feed(3).cut().build();

    @TempDir
    Path folder;

    @Test
    void aTechnicianIsToldHowFarThePaperGoes() throws Exception {
        try (var printer = new ReceiptPrinterSimulator();
                var supervisor = Devices.ofInstalledDrivers(Clock.systemUTC());
                var rolls = new PaperRolls(folder.resolve("paper.db"), Clock.systemUTC())) {
            var address = DeviceAddress.parse("tcp:127.0.0.1:" + printer.listen(0) + "?model=escpos");
            var devices = new PluggedDevices(supervisor, Map.of(Part.RECEIPT, address), rolls);
            awaitReason(devices, DeviceReason.READY);
            print(devices, 12);
            become(printer, devices, Faults.NONE.withPaper(ReceiptPrinter.Paper.LOW), DeviceReason.PAPER_LOW);
            print(devices, 13);
            assertThat(lines(devices)).noneMatch(line -> line.contains("纸 paper"));

            become(printer, devices, Faults.NONE.withCoverOpen(true), DeviceReason.COVER_OPEN);
            become(printer, devices, Faults.NONE, DeviceReason.READY);
            print(devices, 5);
            become(printer, devices, Faults.NONE.withPaper(ReceiptPrinter.Paper.LOW), DeviceReason.PAPER_LOW);
            print(devices, 3);

            assertThat(lines(devices)).anyMatch(line -> line.contains("约还可打 10 张") && line.contains("about 10 more"));
        }
    }

    private static void print(TerminalDevices devices, int slips) throws InterruptedException {
        for (int i = 0; i < slips; i++) {
            assertThat(devices.print(SLIP)).isInstanceOf(ReceiptPrinter.Outcome.Printed.class);
        }
    }

    private static void become(
            ReceiptPrinterSimulator printer, TerminalDevices devices, Faults faults, DeviceReason reason) {
        printer.set(faults);
        awaitReason(devices, reason);
    }

    private static void awaitReason(TerminalDevices devices, DeviceReason reason) {
        await().atMost(LIMIT).until(() -> devices.status().get(Part.RECEIPT).reason() == reason);
    }

    private static List<String> lines(TerminalDevices devices) {
        return new CheckSheet(devices.conditions(), ZoneOffset.UTC).lines();
    }
}
