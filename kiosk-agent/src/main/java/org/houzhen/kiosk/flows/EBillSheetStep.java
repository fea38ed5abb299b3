package org.houzhen.kiosk.flows;

import java.util.List;
import java.util.UUID;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.printing.ReportDesk;
import org.houzhen.kiosk.session.FixedStep;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.wire.PrintEBill;

/** Prints one fiscal e-bill on A4; it ends within the printer's limit. */
final class EBillSheetStep extends FixedStep {
    private final PrintEBill wanted;
    private String heldUpBy = "";

    EBillSheetStep(KioskSession session, PrintEBill wanted) {
        super(session);
        this.wanted = wanted;
    }

    @Override
    protected void enter() {
        leaveOpen(); // Until the server is known to have heard that it came out.
        publish();
        UUID job = terminal.ids().get();
        work(() -> terminal.reports().printEBill(wanted, job, this::progress), this::printed);
    }

    private void progress(DeviceReason reason) {
        inTurn(() -> {
            heldUpBy = reason == DeviceReason.READY ? "" : reason.name();
            publish();
        });
    }

    private void printed(ReportDesk.Outcome outcome) {
        var sheet = new View.ReportsDone.Sheet("", outcome.state().name(), outcome.reason());
        replace(new ReportsDoneStep(session, List.of(sheet)));
    }

    @Override
    protected View view() {
        return new View.Printing(0, 1, "", heldUpBy);
    }
}
