package org.houzhen.kiosk.pay;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.orders.Opening;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.kiosk.session.Person;
import org.houzhen.kiosk.session.Step;
import org.houzhen.wire.Money;
import org.houzhen.wire.PayBills;
import org.houzhen.wire.PayBy;

/** With the medical insurance (医保), or alone? Where the insurance is not offered, or nobody could use it, it is not asked. */
public final class PayerStep extends LoadedStep<List<String>> {
    private static final String SELF = "SELF";

    private final Money amount;
    private final Function<PayBy, Callable<Opening>> alone;
    private final Function<String, Callable<Opening>> insured;

    /**
     * @param amount what it costs, whoever pays
     * @param alone how the order is opened of which the patient pays all
     * @param insured how the order is opened of which the insurance pays its part, for a credential that was shown, or null
     */
    public PayerStep(
            KioskSession session,
            Money amount,
            Function<PayBy, Callable<Opening>> alone,
            Function<String, Callable<Opening>> insured) {
        super(session);
        this.amount = amount;
        this.alone = alone;
        this.insured = insured;
    }

    @Override
    protected Answer<List<String>> fetch() {
        return terminal.server().payers();
    }

    @Override
    protected void arrived(List<String> payers) {
        boolean known = person().filter(Person::showedResidentNumber).isPresent();
        if (!known || !payers.contains(PayBills.INSURANCE)) {
            replace(payAlone());
        }
    }

    private Step payAlone() {
        return new PayWayStep(session, amount, alone);
    }

    @Override
    protected View show(List<String> payers) {
        return new View.Payers(amount, takesCredentials());
    }

    private boolean takesCredentials() {
        return terminal.devices().online(Part.INSURANCE_TERMINAL);
    }

    @Override
    protected void press(Action action, List<String> payers) {
        if (action.is(Action.CHOOSE) && action.value().equals(PayBills.INSURANCE)) {
            go(new OrderingStep(session, insured.apply(null), CredentialStep.ASKING));
        } else if (action.is(Action.CHOOSE) && takesCredentials() && CredentialStep.takes(action.value())) {
            go(new CredentialStep(session, action.value(), insured));
        } else if (action.is(Action.CHOOSE) && action.value().equals(SELF)) {
            go(payAlone());
        }
    }

    @Override
    protected boolean isBeforeMoney() {
        return true;
    }
}
