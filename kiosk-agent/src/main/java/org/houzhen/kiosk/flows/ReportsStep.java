package org.houzhen.kiosk.flows;

import java.util.List;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.kiosk.session.TroubleStep;
import org.houzhen.wire.ReportView;

/** Which reports are ready? One press prints them all. */
final class ReportsStep extends LoadedStep<List<ReportView>> {
    ReportsStep(KioskSession session) {
        super(session);
    }

    @Override
    protected Answer<List<ReportView>> fetch() {
        return terminal.server().reports(patientId());
    }

    @Override
    protected View show(List<ReportView> reports) {
        return new View.Reports(reports, ready(reports).size());
    }

    private static List<ReportView> ready(List<ReportView> reports) {
        return reports.stream().filter(report -> report.state().equals("READY")).toList();
    }

    @Override
    protected void press(Action action, List<ReportView> reports) {
        if (action.is(Action.CONFIRM)) {
            print(ready(reports));
        } else if (action.is(Action.CHOOSE)) {
            print(reports.stream()
                    .filter(report -> report.id().equals(action.value()) && mayPrint(report))
                    .toList());
        }
    }

    private static boolean mayPrint(ReportView report) {
        return report.state().equals("READY")
                || report.state().equals("PRINTED") && report.printed() < report.printLimit();
    }

    private void print(List<ReportView> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        go(
                terminal.devices().usable(Part.REPORT)
                        ? new ReportPrintingStep(session, wanted)
                        : TroubleStep.of(session, "REPORT_PRINTER_DOWN"));
    }
}
