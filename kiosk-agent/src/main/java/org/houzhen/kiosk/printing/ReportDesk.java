package org.houzhen.kiosk.printing;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Report;
import org.houzhen.hardware.ReportPrinter;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.HospitalServer;
import org.houzhen.wire.EBillSheet;
import org.houzhen.wire.PrintEBill;
import org.houzhen.wire.Problem;
import org.houzhen.wire.ReportPrinted;
import org.houzhen.wire.ReportView;

/** Fetches a report or an e-bill, follows it to the last sheet, and tells the server of those that came out whole. Blocks. */
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
        return print(
                server.reportFile(report.id(), report.version()),
                journalled(job, PrintJob.Kind.REPORT, report.id() + "/" + report.version()),
                progress);
    }

    /** A copy is counted before anything of it is printed; the job's number keeps it from being counted twice. */
    public Outcome printEBill(PrintEBill bill, UUID job, Consumer<DeviceReason> progress) throws InterruptedException {
        Answer<EBillSheet> counted = server.countEBillSheet(job, bill);
        if (!(counted instanceof Answer.Done<EBillSheet> copy)) {
            return notGiven(counted);
        }
        String number = copy.value().number();
        return print(server.eBillSheetFile(number), journalled(job, PrintJob.Kind.EBILL_SHEET, number), progress);
    }

    private Supplier<String> journalled(UUID job, PrintJob.Kind kind, String origin) {
        return () -> {
            journal.queue(job.toString(), kind, origin);
            return job.toString();
        };
    }

    private static Outcome notGiven(Answer<?> answer) {
        return new Outcome(
                State.NOT_GIVEN, answer.match(done -> "", Problem::code, () -> DeviceReason.NO_ANSWER.name()));
    }

    private Outcome print(Answer<byte[]> file, Supplier<String> begun, Consumer<DeviceReason> progress)
            throws InterruptedException {
        if (!(file instanceof Answer.Done<byte[]> done)) {
            return notGiven(file);
        }
        String id = begun.get();
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
        var printed = new ReportPrinted(UUID.fromString(job.id()), Math.max(1, job.pages()));
        var told = job.kind() == PrintJob.Kind.EBILL_SHEET
                ? server.eBillSheetPrinted(job.origin(), printed)
                : reported(job.origin(), printed);
        if (!told.isUnknown()) {
            journal.reported(job.id());
        }
        return !told.isUnknown();
    }

    private Answer<HospitalServer.Nothing> reported(String origin, ReportPrinted printed) {
        int slash = origin.lastIndexOf('/');
        return server.reportPrinted(origin.substring(0, slash), Integer.parseInt(origin.substring(slash + 1)), printed);
    }
}
