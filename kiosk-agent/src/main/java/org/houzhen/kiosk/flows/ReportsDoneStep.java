package org.houzhen.kiosk.flows;

import java.util.List;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Step;

/** Says which reports came out. */
final class ReportsDoneStep extends Step {
    private final List<View.ReportsDone.Sheet> sheets;

    ReportsDoneStep(KioskSession session, List<View.ReportsDone.Sheet> sheets) {
        super(session);
        this.sheets = List.copyOf(sheets);
    }

    @Override
    protected View view() {
        int printed = (int)
                sheets.stream().filter(sheet -> sheet.state().equals("PRINTED")).count();
        return new View.ReportsDone(printed, sheets);
    }

    @Override
    protected boolean canGoBack() {
        return false;
    }
}
