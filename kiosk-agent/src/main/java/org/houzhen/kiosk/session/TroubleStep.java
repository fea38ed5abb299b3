package org.houzhen.kiosk.session;

import java.util.Set;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.Problem;

/** Says what did not work and what to do now. */
public final class TroubleStep extends Step {
    /** What only a person at a window can settle. */
    private static final Set<String> AT_WINDOW = Set.of(
            "ORDER_MANUAL",
            "REFUND_BILLS_PAID",
            "REFUND_CLOSED",
            "REFUND_ELSEWHERE",
            "REFUND_CARD_AT_WINDOW",
            "INSURANCE_UNKNOWN",
            "INSURANCE_STUCK");

    private final View.Trouble trouble;
    private final Step again; // Null when trying again would not help.

    private TroubleStep(KioskSession session, View.Trouble trouble, Step again) {
        super(session);
        this.trouble = trouble;
        this.again = again;
    }

    public static TroubleStep of(KioskSession session, String code) {
        return of(session, new View.Trouble(code, null, null, "NONE", false));
    }

    public static TroubleStep of(KioskSession session, View.Trouble trouble) {
        return new TroubleStep(session, trouble, null);
    }

    public static TroubleStep of(KioskSession session, Problem problem) {
        return of(session, new View.Trouble(problem.code(), problem.detail(), null, "NONE", false));
    }

    /** There was no answer; the step is entered again if the patient wants to try. */
    public static TroubleStep noAnswer(KioskSession session, Step again) {
        return new TroubleStep(session, new View.Trouble("NO_ANSWER", null, null, "NONE", true), again);
    }

    @Override
    protected View view() {
        return mayTakeNumber()
                ? new View.Trouble(
                        trouble.code(), trouble.detail(), trouble.tradeNo(), trouble.money(), trouble.retry(), true)
                : trouble;
    }

    /** Whoever is sent to a window may take the number for it here and now. */
    private boolean mayTakeNumber() {
        boolean sent = AT_WINDOW.contains(trouble.code()) || trouble.money().equals("UNSURE");
        boolean given = terminal.online() && terminal.services().get().contains(Flow.WINDOW.name());
        return sent && given && person().filter(Person::isKnown).isPresent();
    }

    @Override
    protected void press(Action action) {
        if (action.is(Action.RETRY) && again != null) {
            replace(again);
        } else if (action.is(Action.WINDOW) && mayTakeNumber()) {
            replace(session.atWindow());
        }
    }

    @Override
    protected Patience patience() {
        return trouble.money().equals("NONE") ? Patience.NORMAL : Patience.LONG;
    }

    /** With money open there is nothing to go back to. */
    @Override
    protected boolean canGoBack() {
        return trouble.money().equals("NONE");
    }
}
