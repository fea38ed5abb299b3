package org.houzhen.hardware.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.hardware.ReceiptPrinter.Outcome;
import org.houzhen.hardware.ReceiptPrinter.Paper;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Model;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What printers of other makes prove and see, and what is left when power or cable goes in the middle of a slip. */
class EscPosProofTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Receipt SLIP =
            Receipt.slip().heading("签到凭条").feed(8).line("A012").build();
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final int IN_THE_TEXT = 60;

    private final ReceiptPrinterSimulator simulator = new ReceiptPrinterSimulator();
    private ReceiptPrinter printer;

    @AfterEach
    void close() {
        printer.close();
        simulator.close();
    }

    private void open(Model model, String settings) throws Exception {
        simulator.be(model);
        var address = DeviceAddress.parse("tcp:127.0.0.1:" + simulator.listen(0) + settings);
        printer = (ReceiptPrinter) new EscPosDriver().open("receipt", address, Clock.systemUTC());
    }

    @Test
    void aCloneWithoutAnyProofIsBelievedWhenItsSensorsStayWell() throws Exception {
        open(Model.CLONE, "?proof=status&settle=20");

        assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Printed());
        assertThat(simulator.paper()).hasSize(1);
    }

    @Test
    void aCloneWhosePaperEndsInTheSlipIsNotBelieved() throws Exception {
        open(Model.CLONE, "?proof=status&settle=20");
        simulator.afterBytes(IN_THE_TEXT, () -> simulator.set(Faults.NONE.withPaper(Paper.OUT)));

        assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Unknown(DeviceReason.PAPER_OUT));
    }

    @Test
    void aJamIsCalledAJamWhereThePrinterSeesIt() throws Exception {
        open(Model.WITH_MOUTH, "?status=full");
        simulator.set(Faults.NONE.withJam(true));

        assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Refused(DeviceReason.PAPER_JAM));
    }

    @Test
    void aJamIsAFaultWhereThePrinterOnlySaysThatItIsBroken() throws Exception {
        open(Model.FULL, "");
        simulator.set(Faults.NONE.withJam(true));

        assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Refused(DeviceReason.DEVICE_FAULT));
    }

    @Test
    void aSlipThatWasNotTakenKeepsTheNextOneBack() throws Exception {
        open(Model.WITH_MOUTH, "?status=full");

        assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Printed());
        assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Refused(DeviceReason.MEDIUM_NOT_TAKEN));
        simulator.takeSlip();
        assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Printed());
        assertThat(simulator.paper()).hasSize(2);
    }

    @Test
    void powerThatGoesInTheSlipIsUnknownAndLeavesAPieceOfIt() throws Exception {
        open(Model.FULL, "");
        simulator.afterBytes(IN_THE_TEXT, simulator::losePower);

        assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Unknown(DeviceReason.UNPLUGGED));
        assertThat(simulator.paper())
                .allSatisfy(piece -> assertThat(piece.text()).doesNotContain("A012"));
    }

    @Test
    void aCableThatFallsOutAfterTheLastByteIsUnknownThoughAllIsOnPaper() throws Exception {
        open(Model.FULL, "");
        simulator.rewindTape();
        printer.print(SLIP, LIMIT);
        simulator.takePaperAway();
        simulator.afterBytes(simulator.tape().length - 1, simulator::loseCable);

        assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Unknown(DeviceReason.UNPLUGGED));
        assertThat(simulator.paper()).hasSize(1).allMatch(slip -> slip.cut());
    }

    @Test
    void theAnswerOfAnEarlierSlipProvesNoLaterOne() throws Exception {
        open(new Model(false, false, true), "?proof=in-turn");
        printer.print(SLIP, LIMIT); // Hangs in the mouth and keeps back what follows.
        assertThat(printer.print(SLIP, SHORT)).isEqualTo(new Outcome.Unknown(DeviceReason.NO_ANSWER));

        assertThat(printer.print(SLIP, SHORT)).isEqualTo(new Outcome.Refused(DeviceReason.NO_ANSWER));
        simulator.takeSlip(); // What was kept back comes out and is answered.
        simulator.takeSlip();

        assertThat(printer.print(SLIP, LIMIT)).isEqualTo(new Outcome.Printed());
        assertThat(simulator.paper()).hasSize(3).allMatch(slip -> slip.cut());
    }
}
