package org.houzhen.hardware.driver.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.Report;
import org.houzhen.hardware.ReportPrinter.Outcome;
import org.houzhen.hardware.ReportPrinterContract;
import org.houzhen.hardware.simulator.IppFaults;
import org.houzhen.hardware.simulator.IppPrinterSimulator;
import org.houzhen.hardware.simulator.PrintedReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract with the simulated printer, and what only it can be made to do. */
class IppPrinterTest extends ReportPrinterContract {
    private final IppPrinterSimulator simulator = new IppPrinterSimulator(Duration.ofMillis(200));

    @Override
    protected DeviceAddress connect() throws Exception {
        return DeviceAddress.parse("ipp://127.0.0.1:" + simulator.listen(0) + "/ipp/print");
    }

    @Override
    protected DeviceDriver driver() {
        return new IppDriver();
    }

    @AfterEach
    void closeSimulator() {
        simulator.close();
    }

    @Override
    protected void emptyTheTray(boolean empty) {
        simulator.set(simulator.faults().withMediaEmpty(empty));
    }

    @Override
    protected void jam() {
        CompletableFuture.runAsync(() -> {
            await().atMost(LONG).until(() -> !simulator.jobs().isEmpty());
            simulator.set(IppFaults.NONE.withMediaJam(true));
        });
    }

    @Override
    protected void unplug() throws Exception {
        simulator.unplug();
    }

    @Override
    protected byte[] documentReceivedLast() {
        List<PrintedReport> jobs = simulator.jobs();
        return jobs.get(jobs.size() - 1).pdf();
    }

    @Test
    void anEmptyTrayIsRefusedBeforeAnythingIsSent() throws Exception {
        emptyTheTray(true);

        assertThat(print(LONG)).isEqualTo(new Outcome.Refused(DeviceReason.PAPER_OUT));
        assertThat(simulator.jobs()).isEmpty();
    }

    @Test
    void paperThatRunsOutIsToldAndTheJobGoesOnAfterTheRefill() throws Exception {
        var outcome = whileTrayRunsOut(LONG);
        await().atMost(LONG).until(() -> progress.contains(DeviceReason.PAPER_OUT));
        emptyTheTray(false);

        assertThat(outcome.get()).isEqualTo(new Outcome.Printed(2));
    }

    @Test
    void aJobThatWaitsTooLongIsCanceledAndNotPrintedLater() throws Exception {
        var outcome = whileTrayRunsOut(SHORT);

        assertThat(outcome.get()).isEqualTo(new Outcome.Aborted(DeviceReason.PAPER_OUT));

        emptyTheTray(false);
        assertThat(print(LONG)).isEqualTo(new Outcome.Printed(2));
        assertThat(simulator.jobs()).extracting(PrintedReport::state).containsExactly("canceled", "completed");
    }

    @Test
    void aPrinterThatVanishesWithTheJobLeavesItUnknown() throws Exception {
        CompletableFuture<Outcome> outcome = printing(SHORT);
        await().atMost(LONG).until(() -> !simulator.jobs().isEmpty());
        simulator.unplug();

        assertThat(outcome.get()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void theSheetAskedForAndTheNameOfTheJobReachThePrinter() throws Exception {
        assertThat(print(Report.Media.A5, LONG)).isEqualTo(new Outcome.Printed(2));
        assertThat(print(Report.Media.A4, LONG)).isEqualTo(new Outcome.Printed(2));
        assertThat(simulator.jobs()).extracting(PrintedReport::name).containsOnly("报告-0042");
    }

    @Test
    void lowTonerIsAWarning() throws Exception {
        simulator.set(IppFaults.NONE.withTonerLow(true));

        DeviceStatus status = printer.probe(LONG);

        assertThat(status.state()).isEqualTo(DeviceStatus.State.DEGRADED);
        assertThat(status.reason()).isEqualTo(DeviceReason.SUPPLY_LOW);
    }

    private CompletableFuture<Outcome> whileTrayRunsOut(Duration timeout) {
        CompletableFuture<Outcome> outcome = printing(timeout);
        await().atMost(LONG).until(() -> !simulator.jobs().isEmpty());
        emptyTheTray(true);
        return outcome;
    }

    private CompletableFuture<Outcome> printing(Duration timeout) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return print(timeout);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
