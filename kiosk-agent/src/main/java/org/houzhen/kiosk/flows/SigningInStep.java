package org.houzhen.kiosk.flows;

import java.util.concurrent.Callable;
import org.houzhen.kiosk.orders.Opening;
import org.houzhen.kiosk.orders.SignInDesk;
import org.houzhen.kiosk.pay.ResultStep;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Question;
import org.houzhen.kiosk.session.TroubleStep;
import org.houzhen.kiosk.session.WaitingStep;
import org.houzhen.wire.MoveVisit;

/** Signs in for one registration, takes a number for a window, or moves to another day; tried again, it is still the same press. */
final class SigningInStep extends WaitingStep {
    private final Callable<Opening> begin;
    private Opening press; // Null until it is stored.

    private SigningInStep(KioskSession session, String what, Callable<Opening> begin) {
        super(session, what);
        this.begin = begin;
    }

    static SigningInStep of(KioskSession session, String registerNo) {
        SignInDesk desk = session.terminal().signIns();
        return new SigningInStep(session, "SIGNING_IN", () -> desk.begin(registerNo));
    }

    static SigningInStep atWindow(KioskSession session) {
        SignInDesk desk = session.terminal().signIns();
        String patient = session.person().orElseThrow().patientId();
        return new SigningInStep(session, "TAKING_NUMBER", () -> desk.beginAtWindow(patient));
    }

    static SigningInStep moving(KioskSession session, MoveVisit move) {
        SignInDesk desk = session.terminal().signIns();
        return new SigningInStep(session, "MOVING", () -> desk.beginMove(move));
    }

    @Override
    protected void enter() {
        if (press == null) {
            work(begin, this::begun);
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
