package org.houzhen.kiosk.flows;

import java.util.List;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.wire.ClinicSessionView;
import org.houzhen.wire.DepartmentView;
import org.houzhen.wire.SlotView;

/** What time? */
final class SlotStep extends LoadedStep<List<SlotView>> {
    private final DepartmentView department;
    private final ClinicSessionView clinic;

    SlotStep(KioskSession session, DepartmentView department, ClinicSessionView clinic) {
        super(session);
        this.department = department;
        this.clinic = clinic;
    }

    @Override
    protected Answer<List<SlotView>> fetch() {
        return terminal.server().slots(clinic.id());
    }

    @Override
    protected View show(List<SlotView> slots) {
        return new View.Slots(clinic, slots);
    }

    @Override
    protected void press(Action action, List<SlotView> slots) {
        if (action.is(Action.CHOOSE)) {
            slots.stream()
                    .filter(slot -> slot.id().equals(action.value()) && slot.free())
                    .findFirst()
                    .ifPresent(slot -> go(ConfirmStep.of(session, department, clinic, slot)));
        }
    }
}
