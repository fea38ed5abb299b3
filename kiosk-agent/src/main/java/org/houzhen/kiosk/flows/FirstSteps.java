package org.houzhen.kiosk.flows;

import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Step;

/** Where each flow begins once the patient is known. */
public final class FirstSteps {
    private FirstSteps() {}

    public static Step of(KioskSession session, Flow flow) {
        return switch (flow) {
            case REGISTER -> new ExtrasStep(session);
            case SIGN_IN -> new VisitsStep(session);
            case PAY_BILLS -> new BillsStep(session);
            case PRINT_REPORTS -> new ReportsStep(session);
            case RETURN -> new ReturnsStep(session);
            case EBILLS -> new EBillsStep(session);
            case WINDOW -> atWindow(session);
        };
    }

    /** Whoever stands there gets a number for the cashier's windows. */
    public static Step atWindow(KioskSession session) {
        return SigningInStep.atWindow(session);
    }

    /** The number on a slip names the visit by itself: nobody has to show a card. */
    public static Step signingIn(KioskSession session, String registerNo) {
        return SigningInStep.of(session, registerNo);
    }
}
