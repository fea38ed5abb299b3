package org.houzhen.kiosk.flows;

import org.houzhen.kiosk.orders.Opening;
import org.houzhen.kiosk.pay.ResultStep;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Question;
import org.houzhen.kiosk.session.TroubleStep;
import org.houzhen.kiosk.session.WaitingStep;

/** Signs in for one registration; tried again, it is still the same press. */
final class SigningInStep extends WaitingStep {
    private final String registerNo;
    private Opening press; // Null until it is stored.

    SigningInStep(KioskSession session, String registerNo) {
        super(session, "SIGNING_IN");
        this.registerNo = registerNo;
    }

    @Override
    protected void enter() {
        if (press == null) {
            work(() -> terminal.signIns().begin(registerNo), this::begun);
        } else {
            ask();
        }
    }

    private void begun(Opening stored) {
        press = stored;
        ask();
    }

    private void ask() {
        ask(new Question<>(
                () -> terminal.signIns().ask(press),
                signedIn -> replace(new ResultStep(session, signedIn, press)),
                problem -> replace(TroubleStep.of(session, problem)),
                this::unsure));
    }

    private void unsure() {
        leaveOpen();
        replace(TroubleStep.noAnswer(session, this));
    }
}
