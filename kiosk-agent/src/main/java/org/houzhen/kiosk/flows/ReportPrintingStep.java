package org.houzhen.kiosk.flows;

import java.util.ArrayList;
import java.util.List;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.printing.ReportDesk;
import org.houzhen.kiosk.session.FixedStep;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.wire.ReportView;

/** Prints reports one after the other; each ends within the printer's limit. */
final class ReportPrintingStep extends FixedStep {
    private final List<ReportView> wanted;
    private final List<View.ReportsDone.Sheet> sheets = new ArrayList<>();
    private String heldUpBy = "";

    ReportPrintingStep(KioskSession session, List<ReportView> wanted) {
        super(session);
        this.wanted = wanted;
    }

    @Override
    protected void enter() {
        leaveOpen(); // Until the server is known to have heard of every sheet that came out.
        next();
    }

    private void next() {
        if (sheets.size() == wanted.size()) {
            replace(new ReportsDoneStep(session, sheets));
            return;
        }
        heldUpBy = "";
        publish();
        ReportView report = wanted.get(sheets.size());
        var job = terminal.ids().get();
        work(() -> terminal.reports().print(report, job, this::progress), outcome -> printed(report, outcome));
    }

    private void progress(DeviceReason reason) {
        inTurn(() -> {
            heldUpBy = reason == DeviceReason.READY ? "" : reason.name();
            publish();
        });
    }

    private void printed(ReportView report, ReportDesk.Outcome outcome) {
        add(report, outcome);
        if (outcome.state() == ReportDesk.State.NOT_PRINTED || outcome.state() == ReportDesk.State.UNCERTAIN) {
            wanted.subList(sheets.size(), wanted.size()).forEach(rest -> add(rest, outcome.asNotPrinted()));
        }
        next();
    }

    private void add(ReportView report, ReportDesk.Outcome outcome) {
        sheets.add(new View.ReportsDone.Sheet(report.name(), outcome.state().name(), outcome.reason()));
    }

    @Override
    protected View view() {
        int current = Math.min(sheets.size(), wanted.size() - 1);
        return new View.Printing(
                sheets.size(), wanted.size(), wanted.get(current).name(), heldUpBy);
    }
}
