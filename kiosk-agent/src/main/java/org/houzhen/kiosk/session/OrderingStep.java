package org.houzhen.kiosk.session;

import java.util.function.Supplier;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Problem;

/** Looks for paper, then opens the order that a patient confirmed. */
final class OrderingStep extends WaitingStep {
    private static final int ATTEMPTS = 5;

    private final Supplier<Answer<OrderView>> open;

    /** @param open asks with one key however often it is called */
    OrderingStep(KioskSession session, Supplier<Answer<OrderView>> open) {
        super(session, "ORDERING");
        this.open = open;
    }

    @Override
    void enter() {
        work(terminal.devices()::receiptReadiness, this::ready);
    }

    private void ready(DeviceReason paper) {
        if (paper == DeviceReason.READY || paper == DeviceReason.PAPER_LOW) {
            ask(new Question<>(open, this::opened, this::refused, this::unsure, ATTEMPTS));
        } else {
            session.replace(TroubleStep.of(session, "RECEIPT_" + paper));
        }
    }

    private void opened(OrderView order) {
        session.replace(new PayStep(session, order));
    }

    /** What was chosen is taken or changed: going back leads to the choice, which is then asked anew. */
    private void refused(Problem problem) {
        if (session.flow() == Flow.REGISTER) {
            session.forgetStop();
        }
        session.replace(TroubleStep.of(session, problem));
    }

    @Override
    void workFailed() {
        unsure();
    }

    /** Perhaps there is an order, but nobody has seen its code; it is looked for once the patient has gone. */
    private void unsure() {
        session.leaveOpen();
        session.replace(TroubleStep.of(session, new View.Trouble("ORDER_UNSURE", null, null, "UNSURE", false)));
    }
}
