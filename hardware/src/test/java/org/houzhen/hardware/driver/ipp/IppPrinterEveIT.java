package org.houzhen.hardware.driver.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import com.hp.jipp.model.WhichJobs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Report;
import org.houzhen.hardware.ReportPrinter.Outcome;
import org.houzhen.hardware.ReportPrinterContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract with the printer of CUPS. */
class IppPrinterEveIT extends ReportPrinterContract {
    @TempDir
    Path folder;

    private static final Report REPORT = new Report("0043", PDF, Report.Media.AS_LOADED);

    private EvePrinter eve;
    private DeviceAddress address;

    @Override
    protected DeviceAddress connect() throws Exception {
        eve = new EvePrinter(folder);
        address = DeviceAddress.parse(eve.start() + "?owner=one");
        return address;
    }

    @AfterEach
    void stop() throws Exception {
        eve.stop();
    }

    @Override
    protected DeviceDriver driver() {
        return new IppDriver();
    }

    @Override
    protected void emptyTheTray(boolean empty) throws Exception {
        eve.set("empty", empty);
    }

    @Override
    protected void jam() throws Exception {
        eve.set("jam", true);
    }

    @Override
    protected void unplug() throws Exception {
        eve.turnOff();
    }

    @Override
    protected byte[] documentReceivedLast() throws Exception {
        return eve.lastDocument();
    }

    @Test
    void paperThatRunsOutIsToldAndTheJobGoesOnAfterTheRefill() throws Exception {
        emptyTheTray(true);
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return print(LONG);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> progress.contains(DeviceReason.PAPER_OUT));
        emptyTheTray(false);

        assertThat(outcome.get()).isEqualTo(new Outcome.Printed(2));
    }

    /** This printer keeps a job that lacks paper until the refill, canceled or not: its state must say so until then. */
    @Test
    void aReportOfALifeBeforeIsTakenBackAndNothingIsPrintedWhileItIsThere() throws Exception {
        emptyTheTray(true);
        leave("houzhen-one-left");
        try (var again = IppPrinter.open("report", address, Clock.systemUTC())) {
            assertThat(again.status().reason()).isEqualTo(DeviceReason.EARLIER_JOB);
            assertThat(again.print(REPORT, LONG, progress::add))
                    .isEqualTo(new Outcome.Refused(DeviceReason.EARLIER_JOB));

            emptyTheTray(false);
            await().atMost(LONG).until(() -> again.probe(SHORT).isUsable());
            assertThat(again.print(REPORT, LONG, progress::add)).isEqualTo(new Outcome.Printed(2));
        }
        assertThat(ended()).containsExactly("houzhen-one-left canceled", "houzhen-one-0043 completed");
    }

    @Test
    void whatAnotherTerminalPrintsAtTheSamePrinterIsLeftAlone() throws Exception {
        emptyTheTray(true);
        leave("houzhen-other-left");
        try (var again = IppPrinter.open("report", address, Clock.systemUTC())) {
            await().atMost(LONG).until(() -> again.probe(SHORT).reason() == DeviceReason.PAPER_OUT);
        }
        emptyTheTray(false);

        await().atMost(LONG).until(() -> ended().contains("houzhen-other-left completed"));
    }

    private void leave(String job) throws Exception {
        var request = IppPacket.printJob(URI.create("ipp:" + address.target()))
                .putOperationAttributes(
                        Types.requestingUserName.of("kiosk"),
                        Types.jobName.of(job),
                        Types.documentFormat.of("application/pdf"));
        IppPacket answer = new IppClient("report", address).ask(request, PDF, LONG);
        assertThat(answer.getStatus()).isEqualTo(Status.successfulOk);
    }

    /** The jobs that have ended and how, oldest first. */
    private List<String> ended() throws Exception {
        IppPacket answer = new IppClient("report", address)
                .ask(
                        IppPacket.getJobs(
                                        URI.create("ipp:" + address.target()),
                                        Types.jobId,
                                        Types.jobName,
                                        Types.jobState)
                                .putOperationAttributes(Types.whichJobs.of(WhichJobs.completed)),
                        LONG);
        return answer.getAttributeGroups().stream()
                .filter(group -> group.getTag().equals(Tag.jobAttributes))
                .sorted(Comparator.comparing(group -> group.getValue(Types.jobId)))
                .map(group -> group.getString(Types.jobName) + " "
                        + group.getValue(Types.jobState).getName())
                .toList();
    }
}
