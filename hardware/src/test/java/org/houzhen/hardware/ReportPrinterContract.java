package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.hardware.ReportPrinter.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every driver of a report printer must do, whichever printer the subclass sets up. */
public abstract class ReportPrinterContract {
    protected static final Duration LONG = Duration.ofSeconds(20);
    protected static final Duration SHORT = Duration.ofSeconds(2);
    protected static final byte[] PDF = TinyPdf.ofPages(2);

    protected ReportPrinter printer;
    protected final List<DeviceReason> progress = new CopyOnWriteArrayList<>();

    protected abstract DeviceAddress connect() throws Exception;

    protected abstract DeviceDriver driver();

    protected abstract void emptyTheTray(boolean empty) throws Exception;

    protected abstract void jam() throws Exception;

    protected abstract void unplug() throws Exception;

    protected abstract byte[] documentReceivedLast() throws Exception;

    @BeforeEach
    void open() throws Exception {
        printer = (ReportPrinter) driver().open("report", connect(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        if (printer != null) {
            printer.close();
        }
    }

    @Test
    void anOpenPrinterIsOnline() {
        assertThat(printer.status().state()).isEqualTo(DeviceStatus.State.ONLINE);
    }

    @Test
    void aReportIsPrintedPageByPageAsItWasSent() throws Exception {
        assertThat(print(LONG)).isEqualTo(new Outcome.Printed(2));
        assertThat(documentReceivedLast()).isEqualTo(PDF);
    }

    @Test
    void aJamEndsTheJob() throws Exception {
        jam();

        assertThat(print(LONG)).isEqualTo(new Outcome.Aborted(DeviceReason.PAPER_JAM));
    }

    @Test
    void anUnpluggedPrinterPrintsNothingAndSaysSo() throws Exception {
        unplug();

        assertThatThrownBy(() -> print(LONG))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNPLUGGED));
        assertThat(printer.status().state()).isEqualTo(DeviceStatus.State.OFFLINE);
    }

    protected Outcome print(Duration timeout) throws Exception {
        return print(Report.Media.AS_LOADED, timeout);
    }

    protected Outcome print(Report.Media media, Duration timeout) throws Exception {
        return printer.print(new Report("报告-0042", PDF, media), timeout, progress::add);
    }
}
