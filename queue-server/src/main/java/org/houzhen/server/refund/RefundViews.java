package org.houzhen.server.refund;

import java.util.List;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Problem;

/** Shows a refund to its terminal as an order whose money goes the other way. */
public final class RefundViews {
    private static final Problem UNDER_WAY = new Problem("REFUNDING", "正在办理退号，款项将原路退回。请稍候，不要离开。", 202);

    private RefundViews() {}

    public static OrderView of(RefundOrder refund) {
        OrderState state = refund.stage().shown();
        return new OrderView(
                refund.refundNo().value(),
                "REFUND",
                state,
                refund.amount(),
                List.of(new FeeLine(refund.origin().subject(), refund.amount())),
                null,
                null,
                refund.problem().orElse(state == OrderState.REFUNDING ? UNDER_WAY : null),
                refund.slip().orElse(null),
                null,
                null,
                refund.insured() ? refund.cover().split() : null);
    }
}
