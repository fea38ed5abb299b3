package org.houzhen.kiosk.pay;

import java.util.concurrent.Callable;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.kiosk.orders.Opening;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Question;
import org.houzhen.kiosk.session.TroubleStep;
import org.houzhen.kiosk.session.WaitingStep;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Problem;

/** Looks for paper, then opens the order that a patient confirmed. */
public final class OrderingStep extends WaitingStep {
    private static final int ATTEMPTS = 5;

    private final Callable<Opening> begin;
    private boolean begun;

    /** @param begin stores what is going to be asked; called once, and only if there is paper */
    public OrderingStep(KioskSession session, Callable<Opening> begin) {
        this(session, begin, "ORDERING");
    }

    /** @param what what the page says meanwhile */
    public OrderingStep(KioskSession session, Callable<Opening> begin, String what) {
        super(session, what);
        this.begin = begin;
    }

    @Override
    protected void enter() {
        work(terminal.devices()::receiptReadiness, this::ready);
    }

    private void ready(DeviceReason paper) {
        if (paper == DeviceReason.READY || paper == DeviceReason.PAPER_LOW) {
            work(begin, this::begun);
        } else {
            replace(TroubleStep.of(session, "RECEIPT_" + paper));
        }
    }

    private void begun(Opening opening) {
        begun = true;
        ask(new Question<>(() -> terminal.orders().ask(opening), this::opened, this::refused, this::unsure, ATTEMPTS));
    }

    private void opened(OrderView order) {
        replace(new PayStep(session, order));
    }

    /** What was chosen is taken or changed: going back leads to the choice, which is then asked anew. */
    private void refused(Problem problem) {
        forgetWayToMoney();
        replace(TroubleStep.of(session, problem));
    }

    @Override
    protected void workFailed() {
        if (begun) {
            unsure();
        } else {
            super.workFailed(); // Nothing was sent.
        }
    }

    /** Perhaps there is an order, but nobody has seen its code; it is looked for once the patient has gone. */
    private void unsure() {
        leaveOpen();
        replace(TroubleStep.of(session, TroubleStep.known("ORDER_UNSURE", null, "UNSURE")));
    }
}
