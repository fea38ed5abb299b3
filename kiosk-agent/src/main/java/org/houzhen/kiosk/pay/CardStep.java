package org.houzhen.kiosk.pay;

import java.time.Duration;
import org.houzhen.kiosk.cards.CardTry;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.FixedStep;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Question;
import org.houzhen.wire.CardSale;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Problem;

/**
 * The card terminal has the word: the server lets it be told the amount, the patient puts the card in and types the PIN
 * there, and what comes of it the order tells. Only the key on the card terminal breaks it off.
 */
final class CardStep extends FixedStep {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 5;
    private static final int ASKED_MAX = 10;

    private final OrderView order;
    private String step = "SENT";
    private int asked;

    CardStep(KioskSession session, OrderView order) {
        super(session);
        this.order = order;
    }

    @Override
    protected void enter() {
        ask(new Question<>(
                () -> terminal.cards().ask(order.tradeNo(), order.amount()),
                this::answered,
                this::refused,
                this::follow,
                ATTEMPTS));
    }

    /** Somebody else had the order in hand: asked again, under the same number. */
    private void answered(CardSale sale) {
        if (sale.state().equals("ALLOWED")) {
            step = "CARD";
            publish();
            work(() -> terminal.cards().sell(order.tradeNo()), this::sold);
        } else if (sale.state().equals("ASKED") && ++asked < ASKED_MAX) {
            after(PAUSE, this::enter);
        } else {
            follow();
        }
    }

    private void refused(Problem problem) {
        follow();
    }

    private void sold(CardTry.State state) {
        follow();
    }

    private void follow() {
        replace(PayStep.afterCard(session, order));
    }

    @Override
    protected void leave() {
        terminal.cards().giveUp(order.tradeNo());
    }

    /** Money may be on its way. */
    @Override
    protected void workFailed() {
        follow();
    }

    @Override
    protected View view() {
        return new View.PayByCode(order.tradeNo(), order.amount(), step, "", null);
    }
}
