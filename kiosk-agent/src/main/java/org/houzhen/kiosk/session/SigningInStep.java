package org.houzhen.kiosk.session;

import org.houzhen.kiosk.orders.Opening;

/** Signs in for one registration; tried again, it is still the same press. */
final class SigningInStep extends WaitingStep {
    private final String registerNo;
    private Opening press; // Null until it is stored.

    SigningInStep(KioskSession session, String registerNo) {
        super(session, "SIGNING_IN");
        this.registerNo = registerNo;
    }

    @Override
    void enter() {
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
                signedIn -> session.replace(ResultStep.of(session, signedIn, press)),
                problem -> session.replace(TroubleStep.of(session, problem)),
                this::unsure));
    }

    private void unsure() {
        session.leaveOpen();
        session.replace(TroubleStep.noAnswer(session, this));
    }
}
