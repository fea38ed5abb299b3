package org.houzhen.kiosk.session;

import java.util.UUID;
import org.houzhen.wire.SignIn;

/** Signs in for one registration. */
final class SigningInStep extends WaitingStep {
    private final String registerNo;
    private final UUID key;

    SigningInStep(KioskSession session, String registerNo) {
        super(session, "SIGNING_IN");
        this.registerNo = registerNo;
        this.key = session.terminal().ids().get();
    }

    @Override
    void enter() {
        ask(new Question<>(
                () -> terminal.server().signIn(key, new SignIn(registerNo)),
                signedIn -> session.replace(ResultStep.of(session, signedIn, registerNo)),
                problem -> session.replace(TroubleStep.of(session, problem)),
                () -> session.replace(TroubleStep.noAnswer(session, this))));
    }
}
