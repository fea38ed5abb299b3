package org.houzhen.kiosk.printing;

import java.util.UUID;
import java.util.function.Consumer;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Report;
import org.houzhen.hardware.ReportPrinter;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.HospitalServer;
import org.houzhen.wire.Problem;
import org.houzhen.wire.ReportPrinted;
import org.houzhen.wire.ReportView;

/** Fetches a report, follows it to the last sheet, and tells the server of those that came out whole. Blocks. */
public final class ReportDesk {
    private final PrintJournal journal;
    private final TerminalDevices devices;
    private final HospitalServer server;

    /** What became of one report. */
    public enum State {
        PRINTED,
        /** Nothing came out; it may be asked for again. */
        NOT_PRINTED,
        /** Some sheets may be out. It does not count as printed. */
        UNCERTAIN,
        /** The server did not give the file. */
        NOT_GIVEN
    }

    /** @param reason a device's reason, or the code of the server's refusal */
    public record Outcome(State state, String reason) {
        /** The same for a report that was not even begun. */
        public Outcome asNotPrinted() {
            return new Outcome(State.NOT_PRINTED, reason);
        }
    }

    public ReportDesk(PrintJournal journal, TerminalDevices devices, HospitalServer server) {
        this.journal = journal;
        this.devices = devices;
        this.server = server;
    }

    public Outcome print(ReportView report, UUID job, Consumer<DeviceReason> progress) throws InterruptedException {
        Answer<byte[]> file = server.reportFile(report.id(), report.version());
        if (!(file instanceof Answer.Done<byte[]> done)) {
            return new Outcome(
                    State.NOT_GIVEN, file.match(bytes -> "", Problem::code, () -> DeviceReason.NO_ANSWER.name()));
        }
        String id = job.toString();
        journal.queue(id, PrintJob.Kind.REPORT, report.id() + "/" + report.version());
        journal.sending(id);
        return devices.print(new Report(id, done.value(), Report.Media.AS_LOADED), progress)
                .match(new ReportPrinter.Cases<>(
                        pages -> printed(id, pages),
                        reason -> ended(id, State.NOT_PRINTED, reason),
                        reason -> ended(id, State.UNCERTAIN, reason),
                        reason -> ended(id, State.UNCERTAIN, reason)));
    }

    private Outcome printed(String job, int pages) {
        journal.confirmed(job, pages);
        journal.find(job).ifPresent(this::report);
        return new Outcome(State.PRINTED, "");
    }

    /** A report that did not come out whole is not counted, so there is nothing to tell the server. */
    private Outcome ended(String job, State state, DeviceReason reason) {
        journal.givenUp(job);
        journal.reported(job);
        return new Outcome(state, reason.name());
    }

    /** After a start: what came out is told, what may not have is asked for again by its patient, never by itself. */
    public boolean settle(PrintJob job) {
        if (job.state().isProven()) {
            return report(job);
        }
        journal.givenUp(job.id());
        journal.reported(job.id());
        return true;
    }

    private boolean report(PrintJob job) {
        int slash = job.origin().lastIndexOf('/');
        int version = Integer.parseInt(job.origin().substring(slash + 1));
        var told = server.reportPrinted(
                job.origin().substring(0, slash),
                version,
                new ReportPrinted(UUID.fromString(job.id()), Math.max(1, job.pages())));
        if (!told.isUnknown()) {
            journal.reported(job.id());
        }
        return !told.isUnknown();
    }
}
