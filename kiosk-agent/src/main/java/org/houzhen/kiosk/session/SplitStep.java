package org.houzhen.kiosk.session;

import java.time.Duration;
import java.util.List;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
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
    void enter() {
        Duration left = Duration.between(terminal.now(), order.payBefore()).plus(GRACE);
        session.after(left.isNegative() ? Duration.ZERO : left, this, () -> follow(order));
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
        session.publish();
    }

    @Override
    View view() {
        return sending ? new View.Working("ORDERING") : new View.Split(order.split(), order.payBefore(), ways);
    }

    @Override
    void press(Action action) {
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
        session.replace(new PayStep(session, news));
    }

    private void refused(Problem problem) {
        giveUp(TroubleStep.of(session, problem));
    }

    /** The order is closed once the patient has gone. */
    private void giveUp(Step trouble) {
        session.leaveOpen();
        session.forgetWayToMoney();
        session.replace(trouble);
    }

    @Override
    void workFailed() {
        follow(order);
    }

    @Override
    Patience patience() {
        return sending ? Patience.ENDLESS : Patience.LONG;
    }

    @Override
    void back() {
        session.replace(PayStep.leavingBack(session, order));
    }

    @Override
    void home() {
        session.replace(PayStep.leavingHome(session, order));
    }

    @Override
    boolean isStop() {
        return false;
    }

    @Override
    boolean canGoBack() {
        return !sending;
    }

    @Override
    boolean canLeave() {
        return !sending;
    }
}
