package org.houzhen.kiosk.pay;

import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.TroubleStep;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Problem;

/** What the state of an order means to the patient who stands there. */
public final class Orders {
    private Orders() {}

    public static boolean isFinal(OrderState state) {
        return switch (state) {
            case PAYING, PAID, UNKNOWN, REFUNDING -> false;
            case DONE, CLOSED, REFUNDED, MANUAL, FAILED -> true;
        };
    }

    /** Whether the patient has to agree to what the insurance pays, before anything is paid. */
    static boolean isToBeAgreed(OrderView order) {
        return "SPLIT".equals(order.expects());
    }

    /** Ended by calling a payment back, of which nobody knows whether the patient had made it. */
    private static boolean isReversed(OrderView order) {
        return order.problem() != null && order.problem().code().equals("PAYMENT_REVERSED");
    }

    /** Whether somebody came to return something, and the money is on its way for good. */
    static boolean isRefundAccepted(OrderView order) {
        return isRefund(order) && order.state() == OrderState.REFUNDING && order.slip() != null;
    }

    /** Whether somebody came to return something, and it is done. */
    static boolean isRefunded(OrderView order) {
        return isRefundAccepted(order) || isRefund(order) && order.state() == OrderState.REFUNDED;
    }

    private static boolean isRefund(OrderView order) {
        return order.kind().equals("REFUND");
    }

    /** What to say of an order that did not end well. */
    static View.Trouble trouble(OrderView order) {
        String money = switch (order.state()) {
            case CLOSED -> isReversed(order) ? "REVERSED" : "NONE";
            case FAILED -> "NONE";
            case REFUNDED -> "RETURNED";
            case REFUNDING -> "RETURNING";
            case PAYING, PAID, UNKNOWN, DONE, MANUAL -> "SAFE";
        };
        Problem problem = order.problem();
        String tradeNo = money.equals("NONE") ? null : order.tradeNo();
        return problem == null
                ? TroubleStep.known("ORDER_" + order.state(), tradeNo, money)
                : TroubleStep.refused(problem, tradeNo, money);
    }
}
