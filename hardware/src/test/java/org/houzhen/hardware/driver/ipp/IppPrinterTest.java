package org.houzhen.hardware.driver.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.model.Types;
import java.net.URI;
import java.time.Clock;
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
    private static final String OWN = "houzhen-one-";

    private final IppPrinterSimulator simulator = new IppPrinterSimulator(Duration.ofMillis(200));
    private DeviceAddress address;

    @Override
    protected DeviceAddress connect() throws Exception {
        address = DeviceAddress.parse("ipp://127.0.0.1:" + simulator.listen(0) + "/ipp/print?owner=one");
        return address;
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

    /** The agent was killed after Print-Job; its next life must not leave the sheets to whoever refills the tray. */
    @Test
    void aReportOfALifeBeforeIsTakenBackWhenThePrinterIsOpened() throws Exception {
        String left = leave(OWN + "left");
        emptyTheTray(true);
        await().atMost(LONG).until(() -> state(left).equals("processing-stopped"));

        try (var again = IppPrinter.open("report", address, Clock.systemUTC())) {
            assertThat(again.status().reason()).isEqualTo(DeviceReason.PAPER_OUT);
        }
        emptyTheTray(false);

        assertThat(state(left)).isEqualTo("canceled");
        assertThat(print(LONG)).isEqualTo(new Outcome.Printed(2));
        assertThat(simulator.jobs()).extracting(PrintedReport::pagesPrinted).containsExactly(0, 2);
    }

    @Test
    void aReportWhoseAnswerWasLostIsTakenBackBeforeTheNextIsPrinted() throws Exception {
        emptyTheTray(false);
        CompletableFuture<Outcome> lost = printing(SHORT);
        await().atMost(LONG).until(() -> !simulator.jobs().isEmpty());
        emptyTheTray(true);
        simulator.unplug();
        assertThat(lost.get()).isInstanceOf(Outcome.Unknown.class);

        simulator.plug();
        assertThat(print(LONG)).isEqualTo(new Outcome.Refused(DeviceReason.PAPER_OUT));

        assertThat(simulator.jobs()).extracting(PrintedReport::state).containsExactly("canceled");
    }

    @Test
    void nothingIsPrintedWhileAnEarlierReportCannotBeTakenBack() throws Exception {
        simulator.keepJobs(true);
        emptyTheTray(true);
        String left = leave(OWN + "left");

        DeviceStatus status = printer.probe(SHORT);

        assertThat(status.state()).isEqualTo(DeviceStatus.State.OFFLINE);
        assertThat(status.reason()).isEqualTo(DeviceReason.EARLIER_JOB);
        assertThat(print(LONG)).isEqualTo(new Outcome.Refused(DeviceReason.EARLIER_JOB));
        assertThat(simulator.jobs()).hasSize(1);

        simulator.keepJobs(false);
        assertThat(printer.probe(SHORT).reason()).isEqualTo(DeviceReason.PAPER_OUT);
        assertThat(state(left)).isEqualTo("canceled");
    }

    @Test
    void whatAnotherTerminalPrintsAtTheSamePrinterIsLeftAlone() throws Exception {
        String others = leave("houzhen-other-left");

        assertThat(print(LONG)).isEqualTo(new Outcome.Printed(2));

        await().atMost(LONG).until(() -> state(others).equals("completed"));
    }

    private String leave(String job) throws Exception {
        var request = IppPacket.printJob(URI.create("ipp:" + address.target()))
                .putOperationAttributes(
                        Types.requestingUserName.of("kiosk"),
                        Types.jobName.of(job),
                        Types.documentFormat.of("application/pdf"));
        new IppClient("report", address).ask(request, PDF, LONG);
        return job;
    }

    private String state(String job) {
        return simulator.jobs().stream()
                .filter(report -> report.name().equals(job))
                .map(PrintedReport::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSheetAskedForAndTheNameOfTheJobReachThePrinter() throws Exception {
        assertThat(print(Report.Media.A5, LONG)).isEqualTo(new Outcome.Printed(2));
        assertThat(print(Report.Media.A4, LONG)).isEqualTo(new Outcome.Printed(2));
        assertThat(simulator.jobs()).extracting(PrintedReport::name).containsOnly(OWN + "报告-0042");
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
