package org.houzhen.kiosk.flows;

import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.pay.OrderingStep;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Person;
import org.houzhen.kiosk.session.Step;
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
    protected View view() {
        Person person = person().orElseThrow();
        return new View.ReturnConfirm(visit, person.maskedName(), person.maskedDocument());
    }

    @Override
    protected boolean isStop() {
        return true;
    }

    @Override
    protected boolean isBeforeMoney() {
        return true;
    }

    @Override
    protected void press(Action action) {
        if (action.is(Action.CONFIRM)) {
            var request = new ReturnVisit(patientId(), visit.registerNo());
            go(new OrderingStep(session, () -> terminal.orders().begin(request)));
        }
    }
}
