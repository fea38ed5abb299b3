package org.houzhen.kiosk.session;

import java.util.List;
import org.houzhen.kiosk.page.View;

/** Says which reports came out. */
final class ReportsDoneStep extends Step {
    private final List<View.ReportsDone.Sheet> sheets;

    ReportsDoneStep(KioskSession session, List<View.ReportsDone.Sheet> sheets) {
        super(session);
        this.sheets = List.copyOf(sheets);
    }

    @Override
    View view() {
        int printed = (int)
                sheets.stream().filter(sheet -> sheet.state().equals("PRINTED")).count();
        return new View.ReportsDone(printed, sheets);
    }

    @Override
    boolean canGoBack() {
        return false;
    }

    @Override
    boolean isStop() {
        return false;
    }
}
