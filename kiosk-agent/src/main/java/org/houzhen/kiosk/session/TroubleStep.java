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

    /** Something of which the page has words of its own. */
    public static View.Trouble known(String code, String tradeNo, String money) {
        return new View.Trouble(code, null, null, tradeNo, money, false, false);
    }

    /** Somebody has refused, in words of their own. */
    public static View.Trouble refused(Problem problem, String tradeNo, String money) {
        return new View.Trouble(problem.code(), problem.detail(), problem.detailEn(), tradeNo, money, false, false);
    }

    static View.Trouble withWindow(View.Trouble trouble) {
        return new View.Trouble(
                trouble.code(),
                trouble.detail(),
                trouble.detailEn(),
                trouble.tradeNo(),
                trouble.money(),
                trouble.retry(),
                true);
    }

    public static TroubleStep of(KioskSession session, String code) {
        return of(session, known(code, null, "NONE"));
    }

    public static TroubleStep of(KioskSession session, View.Trouble trouble) {
        return new TroubleStep(session, trouble, null);
    }

    public static TroubleStep of(KioskSession session, Problem problem) {
        return of(session, refused(problem, null, "NONE"));
    }

    /** There was no answer; the step is entered again if the patient wants to try. */
    public static TroubleStep noAnswer(KioskSession session, Step again) {
        return new TroubleStep(session, new View.Trouble("NO_ANSWER", null, null, null, "NONE", true, false), again);
    }

    @Override
    protected View view() {
        return mayTakeNumber() ? withWindow(trouble) : trouble;
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
