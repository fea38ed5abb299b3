package org.houzhen.kiosk.session;

import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.ReturnVisit;
import org.houzhen.wire.ReturnableVisit;

/** Shall it really go? The last look before a registration is returned. */
final class ReturnConfirmStep extends Step {
    private final ReturnableVisit visit;

    ReturnConfirmStep(KioskSession session, ReturnableVisit visit) {
        super(session);
        this.visit = visit;
    }

    @Override
    View view() {
        Person person = session.person().orElseThrow();
        return new View.ReturnConfirm(visit, person.maskedName(), person.maskedDocument());
    }

    @Override
    boolean isBeforeMoney() {
        return true;
    }

    @Override
    void press(Action action) {
        if (action.is(Action.CONFIRM)) {
            var request = new ReturnVisit(session.person().orElseThrow().patientId(), visit.registerNo());
            session.go(new OrderingStep(session, () -> terminal.orders().begin(request)));
        }
    }
}
