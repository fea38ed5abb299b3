package org.houzhen.kiosk.session;

import java.util.ArrayList;
import java.util.List;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.printing.ReportDesk;
import org.houzhen.wire.ReportView;

/** Prints reports one after the other; each ends within the printer's limit. */
final class ReportPrintingStep extends Step {
    private final List<ReportView> wanted;
    private final List<View.ReportsDone.Sheet> sheets = new ArrayList<>();
    private String heldUpBy = "";

    ReportPrintingStep(KioskSession session, List<ReportView> wanted) {
        super(session);
        this.wanted = wanted;
    }

    @Override
    void enter() {
        next();
    }

    private void next() {
        if (sheets.size() == wanted.size()) {
            session.replace(new ReportsDoneStep(session, sheets));
            return;
        }
        heldUpBy = "";
        session.publish();
        ReportView report = wanted.get(sheets.size());
        var job = terminal.ids().get();
        work(() -> terminal.reports().print(report, job, this::progress), outcome -> printed(report, outcome));
    }

    private void progress(DeviceReason reason) {
        session.turns().execute(() -> {
            heldUpBy = reason == DeviceReason.READY ? "" : reason.name();
            session.publish();
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
    View view() {
        int current = Math.min(sheets.size(), wanted.size() - 1);
        return new View.Printing(
                sheets.size(), wanted.size(), wanted.get(current).name(), heldUpBy);
    }

    @Override
    Patience patience() {
        return Patience.ENDLESS;
    }

    @Override
    boolean isStop() {
        return false;
    }

    @Override
    boolean canGoBack() {
        return false;
    }

    @Override
    boolean canLeave() {
        return false;
    }
}
