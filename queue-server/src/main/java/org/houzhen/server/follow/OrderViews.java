package org.houzhen.server.follow;

import org.houzhen.server.payment.Means;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Problem;

/** Shows an order to its terminal. */
public final class OrderViews {
    private static final Problem BEING_ASKED =
            new Problem("UNKNOWN_RESULT", "正在核对付款结果，请稍候，不要重复付款。款项安全；如需离开，请记下交易号并到人工窗口查询。", 202);
    private static final Problem BEING_RETURNED = new Problem("REFUNDING", "未办理成功，款项正在原路退回。", 202);

    private static final String SPLIT = "SPLIT";

    private OrderViews() {}

    public static OrderView of(PaymentOrder order) {
        OrderState state = order.stage().shown();
        String expects = expects(order);
        boolean payable = "SCAN".equals(expects);
        return new OrderView(
                order.tradeNo().value(),
                order.origin().kind(),
                state,
                order.amount(),
                order.hold().lines(),
                payable ? order.code() : null,
                payable || order.awaitsCard() || "CODE".equals(expects) || SPLIT.equals(expects)
                        ? order.payBefore()
                        : null,
                order.problem().orElse(waiting(state)),
                order.slip().orElse(null),
                expects,
                order.means().channel().isEmpty() ? null : order.means().channel(),
                order.cover().isQuoted() ? order.cover().split() : null);
    }

    /** What the patient has to do now; null when nothing. */
    private static String expects(PaymentOrder order) {
        if (order.stage() == Stage.QUOTED && !order.cancelled()) {
            return SPLIT;
        }
        if (order.awaitsCode()) {
            return "CODE";
        }
        if (order.awaitsCard()) {
            return "CARD";
        }
        return order.stage() != Stage.PAYING || order.cancelled() ? null : whilePaying(order.means());
    }

    private static String whilePaying(Means means) {
        return switch (means.way()) {
            case QR -> "SCAN";
            case CODE -> "AGREE";
            case CARD -> "TERMINAL";
        };
    }

    /** As {@link #of}; an order that came to nothing before there was anything to pay ends the request. */
    public static OrderView opened(PaymentOrder order) {
        if (order.stage() == Stage.FAILED) {
            throw new ProblemException(order.problem().orElseThrow());
        }
        return of(order);
    }

    private static Problem waiting(OrderState state) {
        return switch (state) {
            case UNKNOWN -> BEING_ASKED;
            case REFUNDING -> BEING_RETURNED;
            case PAYING, PAID, DONE, CLOSED, REFUNDED, MANUAL, FAILED -> null;
        };
    }
}
