package org.houzhen.kiosk.flows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.wire.DepartmentView;

/** Which clinic? */
final class DepartmentStep extends LoadedStep<List<DepartmentView>> {
    DepartmentStep(KioskSession session) {
        super(session);
    }

    @Override
    protected Answer<List<DepartmentView>> fetch() {
        return terminal.server().departments();
    }

    @Override
    protected View show(List<DepartmentView> departments) {
        var grouped = departments.stream()
                .collect(Collectors.groupingBy(DepartmentView::category, LinkedHashMap::new, Collectors.toList()));
        return new View.Departments(grouped.entrySet().stream()
                .map(group -> new View.Departments.Category(group.getKey(), group.getValue()))
                .toList());
    }

    @Override
    protected void press(Action action, List<DepartmentView> departments) {
        if (action.is(Action.CHOOSE)) {
            departments.stream()
                    .filter(department -> department.id().equals(action.value()))
                    .filter(department -> department.remaining() > 0)
                    .findFirst()
                    .ifPresent(department -> go(new ClinicStep(session, department)));
        }
    }
}
