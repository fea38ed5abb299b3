package org.houzhen.kiosk.printing;

import java.util.List;
import java.util.Optional;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.HospitalServer;
import org.houzhen.kiosk.server.HospitalServer.Nothing;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Slip;
import org.houzhen.wire.SlipPrinted;
import org.houzhen.wire.SlipReport;

/** Prints the slips that orders owe and tells the server what became of them. Blocks. */
public final class SlipDesk {
    private final PrintJournal journal;
    private final SlipPrinter printer;
    private final HospitalServer server;

    public SlipDesk(PrintJournal journal, SlipPrinter printer, HospitalServer server) {
        this.journal = journal;
        this.printer = printer;
        this.server = server;
    }

    /** Jobs without an end, and jobs whose end the server has not heard. */
    public List<PrintJob> open() {
        return journal.open();
    }

    /** Slips of which no copy is proven: the technician may hand out another, marked one. */
    public List<PrintJob> unproven() {
        return journal.unproven();
    }

    /** What the server is told, so that staff look after it: no more of a slip than its numbers. */
    public SlipReport report() {
        return new SlipReport(journal.everUnproven().stream()
                .map(job -> new SlipReport.Slip(
                        job.id(),
                        job.kind().name(),
                        job.origin(),
                        job.state().isProven() ? "PROVEN" : job.state().name(),
                        job.copies(),
                        job.queuedAt()))
                .toList());
    }

    /**
     * One more copy for a person who looked. Only the slip of an order can be had again; the slip of a sign-in is only
     * given to whoever signs in again.
     *
     * @return empty if the slip is not to be had
     */
    public Optional<SlipPrinter.Outcome> byHand(PrintJob job) throws InterruptedException {
        if (job.kind() != PrintJob.Kind.ORDER_SLIP
                || !(server.order(job.origin()) instanceof Answer.Done<OrderView> order)
                || order.value().slip() == null) {
            return Optional.empty();
        }
        var outcome = printer.byHand(order.value().slip(), job);
        report(job.origin(), job.id());
        return Optional.of(outcome);
    }

    /** Prints what the order owes, and reports it once its end is known. Doing it again prints nothing twice. */
    public SlipPrinter.Outcome deliver(OrderView order) throws InterruptedException {
        var outcome = printer.owed(order.slip(), PrintJob.Kind.ORDER_SLIP, order.tradeNo());
        report(order.tradeNo(), order.slip().id());
        return outcome;
    }

    /** The patient stands here and wants paper: a second wish gets a marked copy. */
    public SlipPrinter.Outcome wanted(Slip slip, PrintJob.Kind kind, String origin) throws InterruptedException {
        var outcome = printer.again(slip, kind, origin);
        close(slip.id());
        return outcome;
    }

    /** Prints the slip of an interrupted press if no copy is proven. */
    public SlipPrinter.Outcome owed(Slip slip, PrintJob.Kind kind, String origin) throws InterruptedException {
        var outcome = printer.owed(slip, kind, origin);
        close(slip.id());
        return outcome;
    }

    /** Nobody knows any more under which press the slip could be asked for, or it is too late for it. */
    public void giveUp(PrintJob job) {
        if (!job.isFinal()) {
            journal.givenUp(job.id());
        }
        journal.reported(job.id());
    }

    /** The server no longer lists the order: it has heard the end. */
    public void heard(PrintJob job) {
        journal.reported(job.id());
    }

    private void close(String slipId) {
        if (journal.find(slipId).filter(PrintJob::isFinal).isPresent()) {
            journal.reported(slipId); // Nobody but this terminal asks after the slip of a sign-in.
        }
    }

    private void report(String tradeNo, String slipId) {
        Optional<PrintJob> job = journal.find(slipId).filter(PrintJob::isFinal);
        if (job.isEmpty()) {
            return;
        }
        boolean confirmed = job.get().state().isProven();
        Answer<Nothing> told = server.slipPrinted(tradeNo, new SlipPrinted(slipId, confirmed));
        if (!told.isUnknown()) {
            journal.reported(slipId);
        }
    }
}
