package org.houzhen.kiosk.flows;

import java.util.List;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.wire.ClinicSessionView;
import org.houzhen.wire.DepartmentView;

/** Which doctor, which half day? */
final class ClinicStep extends LoadedStep<List<ClinicSessionView>> {
    private final DepartmentView department;

    ClinicStep(KioskSession session, DepartmentView department) {
        super(session);
        this.department = department;
    }

    @Override
    protected Answer<List<ClinicSessionView>> fetch() {
        return terminal.server().clinics(department.id());
    }

    @Override
    protected View show(List<ClinicSessionView> clinics) {
        return new View.Clinics(department.name(), department.place(), clinics);
    }

    @Override
    protected void press(Action action, List<ClinicSessionView> clinics) {
        if (action.is(Action.CHOOSE)) {
            clinics.stream()
                    .filter(clinic -> clinic.id().equals(action.value()) && clinic.remaining() > 0)
                    .findFirst()
                    .ifPresent(clinic -> go(new SlotStep(session, department, clinic)));
        }
    }
}
