package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.hardware.ReceiptPrinter.Outcome;
import org.houzhen.hardware.ReceiptPrinter.Paper;
import org.houzhen.hardware.simulator.PaperSlip;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every driver of a receipt printer must do, over whatever cable the subclass lays. */
public abstract class ReceiptPrinterContract {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(1500);
    private static final Receipt SLIP = Receipt.slip()
            .heading("挂号凭条")
            .rule()
            .row("姓名", "王秀兰")
            .line("A012", Receipt.Size.HUGE, true, Receipt.Align.CENTER)
            .qrCode("https://h.example/t/A012")
            .feed(2)
            .build();

    protected final ReceiptPrinterSimulator simulator = new ReceiptPrinterSimulator();
    private ReceiptPrinter printer;

    protected abstract DeviceAddress connect() throws Exception;

    protected abstract void unplug() throws Exception;

    protected abstract DeviceDriver driver();

    @BeforeEach
    void open() throws Exception {
        printer = (ReceiptPrinter) driver().open("receipt", connect(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        printer.close();
        simulator.close();
    }

    @Test
    void aPrintedSlipIsOnPaperWhenItIsConfirmed() throws Exception {
        assertThat(printer.print(SLIP, LONG)).isEqualTo(new Outcome.Printed());

        PaperSlip slip = onlySlip();
        assertThat(slip.cut()).isTrue();
        assertThat(slip.text()).contains("挂号凭条\n").containsPattern("姓名 +王秀兰\n").contains("A012\n");
        assertThat(slip.codes()).containsExactly("https://h.example/t/A012");
    }

    @Test
    void twoSlipsAreTwoSlips() throws Exception {
        printer.print(SLIP, LONG);
        printer.print(SLIP, LONG);

        assertThat(simulator.paper()).hasSize(2).allMatch(PaperSlip::cut);
    }

    @Test
    void aNameOutsideTheRomIsPrintedAsDots() throws Exception {
        Receipt receipt = Receipt.slip().line("Ŵ").row("姓名", "王").build();

        assertThat(printer.print(receipt, LONG)).isEqualTo(new Outcome.Printed());

        assertThat(onlySlip().items()).first().isInstanceOf(PaperSlip.Picture.class);
        assertThat(onlySlip().text()).doesNotContain("〓");
    }

    @Test
    void sensorsAreReportedAsTheyChange() {
        List<DeviceReason> heard = new CopyOnWriteArrayList<>();
        printer.onCondition(condition -> heard.add(condition.reason()));

        simulator.set(Faults.NONE.withPaper(Paper.LOW));
        simulator.set(Faults.NONE.withPaper(Paper.OUT));
        simulator.set(Faults.NONE.withCoverOpen(true));
        simulator.set(Faults.NONE.withCutterJammed(true));
        simulator.set(Faults.NONE.withOffline(true));
        simulator.set(Faults.NONE);

        await().atMost(LONG)
                .until(() -> heard.equals(List.of(
                        DeviceReason.PAPER_LOW,
                        DeviceReason.PAPER_OUT,
                        DeviceReason.COVER_OPEN,
                        DeviceReason.CUTTER_FAULT,
                        DeviceReason.DEVICE_OFFLINE,
                        DeviceReason.READY)));
    }

    @Test
    void aPrinterThatCannotPrintRefusesAndPrintsNothingLater() throws Exception {
        for (Faults faults : List.of(
                Faults.NONE.withPaper(Paper.OUT),
                Faults.NONE.withCoverOpen(true),
                Faults.NONE.withCutterJammed(true),
                Faults.NONE.withOffline(true))) {
            simulator.set(faults);

            assertThat(printer.print(SLIP, LONG)).isInstanceOf(Outcome.Refused.class);
            assertThat(printer.status().state()).isEqualTo(DeviceStatus.State.OFFLINE);
        }
        simulator.set(Faults.NONE);
        printer.probe(LONG);

        assertThat(simulator.paper()).isEmpty();
        assertThat(printer.status().state()).isEqualTo(DeviceStatus.State.ONLINE);
    }

    @Test
    void lowPaperStillPrintsAndIsDegraded() throws Exception {
        simulator.set(Faults.NONE.withPaper(Paper.LOW));

        assertThat(printer.print(SLIP, LONG)).isEqualTo(new Outcome.Printed());
        assertThat(printer.status().state()).isEqualTo(DeviceStatus.State.DEGRADED);
    }

    @Test
    void paperThatEndsInTheMiddleIsUnknownAndNoSecondSlipComesAfterTheRefill() throws Exception {
        simulator.leavePaper(3);

        assertThat(printer.print(SLIP, LONG)).isEqualTo(new Outcome.Unknown(DeviceReason.PAPER_OUT));

        simulator.set(Faults.NONE);
        assertThat(printer.print(SLIP, LONG)).isEqualTo(new Outcome.Printed());
        assertThat(simulator.paper()).hasSize(1);
        assertThat(onlySlip().codes()).hasSize(1);
    }

    @Test
    void aPrinterThatGivesNoProofIsUnknown() throws Exception {
        simulator.set(Faults.NONE.withSilent(true));

        assertThat(printer.print(SLIP, SHORT)).isEqualTo(new Outcome.Unknown(DeviceReason.NO_ANSWER));
    }

    @Test
    void anUnpluggedPrinterPrintsNothingAndSaysSo() throws Exception {
        unplug();

        await().atMost(LONG).until(() -> printer.status().reason() == DeviceReason.UNPLUGGED);
        assertThatThrownBy(() -> printer.print(SLIP, SHORT)).isInstanceOf(DeviceException.class);
        assertThat(simulator.paper()).isEmpty();
    }

    private PaperSlip onlySlip() {
        assertThat(simulator.paper()).hasSize(1);
        return simulator.paper().get(0);
    }
}
