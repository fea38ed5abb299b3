package org.houzhen.hardware.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.hardware.ReceiptPrinter.Outcome;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;
import org.junit.jupiter.api.Test;

/** Printers that do not know the numbered proof. */
class EscPosInTurnTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Receipt SLIP =
            Receipt.slip().heading("签到凭条").feed(8).line("A012").build();

    @Test
    void aSlipIsProvenByAnAnswerInItsTurn() throws Exception {
        try (var simulator = new ReceiptPrinterSimulator()) {
            simulator.set(Faults.NONE.withSilent(true));
            ReceiptPrinter printer = open(simulator);

            assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Printed());

            assertThat(simulator.paper().get(0).text()).contains("A012");
            printer.close();
        }
    }

    @Test
    void anAnswerIsNotInItsTurnWhilePaperIsOut() throws Exception {
        try (var simulator = new ReceiptPrinterSimulator()) {
            ReceiptPrinter printer = open(simulator);
            simulator.leavePaper(5);

            assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Unknown(DeviceReason.PAPER_OUT));
            printer.close();
        }
    }

    private static ReceiptPrinter open(ReceiptPrinterSimulator simulator) throws Exception {
        var address = DeviceAddress.parse("tcp:127.0.0.1:" + simulator.listen(0) + "?proof=in-turn&columns=32");
        return (ReceiptPrinter) new EscPosDriver().open("receipt", address, Clock.systemUTC());
    }
}
