package org.houzhen.kiosk.pay;

import java.time.Duration;
import java.util.List;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Patience;
import org.houzhen.kiosk.session.Question;
import org.houzhen.kiosk.session.Step;
import org.houzhen.kiosk.session.TroubleStep;
import org.houzhen.wire.Agreement;
import org.houzhen.wire.Money;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PayBy;
import org.houzhen.wire.Problem;

/** Who pays how much? Nothing is paid before the patient has read it and agreed; leaving gives the order up. */
final class SplitStep extends Step {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final OrderView order;
    private List<PayBy> ways = List.of();
    private boolean sending;

    SplitStep(KioskSession session, OrderView order) {
        super(session);
        this.order = order;
    }

    @Override
    protected void enter() {
        Duration left = Duration.between(terminal.now(), order.payBefore()).plus(GRACE);
        after(left.isNegative() ? Duration.ZERO : left, () -> follow(order));
        if (!nothingIsLeft()) {
            ask(new Question<>(
                    terminal.server()::payWays,
                    this::choosable,
                    this::refused,
                    () -> giveUp(TroubleStep.of(session, "NO_ANSWER"))));
        }
    }

    private boolean nothingIsLeft() {
        return order.amount().equals(Money.ZERO);
    }

    private void choosable(List<PayBy> offered) {
        ways = PayWayStep.open(offered, terminal);
        publish();
    }

    @Override
    protected View view() {
        return sending ? new View.Working("ORDERING") : new View.Split(order.split(), order.payBefore(), ways);
    }

    @Override
    protected void press(Action action) {
        if (sending) {
            return;
        }
        if (nothingIsLeft() && action.is(Action.AGREE)) {
            agree(null);
        } else if (action.is(Action.CHOOSE)) {
            ways.stream()
                    .filter(way -> PayWayStep.name(way).equals(action.value()))
                    .findFirst()
                    .ifPresent(this::agree);
        }
    }

    /** Said again, it is one agreement; whether it arrived, the order tells. */
    private void agree(PayBy way) {
        sending = true;
        var tradeNo = order.tradeNo();
        ask(new Question<>(
                () -> terminal.server().agree(tradeNo, new Agreement(way)),
                this::follow,
                this::refused,
                () -> follow(order)));
    }

    private void follow(OrderView news) {
        replace(new PayStep(session, news));
    }

    private void refused(Problem problem) {
        giveUp(TroubleStep.of(session, problem));
    }

    /** The order is closed once the patient has gone. */
    private void giveUp(Step trouble) {
        leaveOpen();
        forgetWayToMoney();
        replace(trouble);
    }

    @Override
    protected void workFailed() {
        follow(order);
    }

    @Override
    protected Patience patience() {
        return sending ? Patience.ENDLESS : Patience.LONG;
    }

    @Override
    protected void back() {
        replace(PayStep.leavingBack(session, order));
    }

    @Override
    protected void home() {
        replace(PayStep.leavingHome(session, order));
    }

    @Override
    protected boolean canGoBack() {
        return !sending;
    }

    @Override
    protected boolean canLeave() {
        return !sending;
    }
}
