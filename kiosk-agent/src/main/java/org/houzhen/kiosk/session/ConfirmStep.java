package org.houzhen.kiosk.session;

import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.ClinicSessionView;
import org.houzhen.wire.DepartmentView;
import org.houzhen.wire.Register;
import org.houzhen.wire.SlotView;

/** Is this right? The last look before money. */
final class ConfirmStep extends Step {
    private final DepartmentView department;
    private final ClinicSessionView clinic;
    private final SlotView slot;

    ConfirmStep(KioskSession session, DepartmentView department, ClinicSessionView clinic, SlotView slot) {
        super(session);
        this.department = department;
        this.clinic = clinic;
        this.slot = slot;
    }

    @Override
    View view() {
        Person person = session.person().orElseThrow();
        return new View.Confirm(clinic, slot, department.place(), person.maskedName(), person.maskedDocument());
    }

    @Override
    void press(Action action) {
        if (action.is(Action.CONFIRM)) {
            var request = new Register(session.person().orElseThrow().patientId(), clinic.id(), slot.id());
            session.go(new OrderingStep(session, () -> terminal.orders().begin(request)));
        }
    }
}
