package org.houzhen.server.refund;

import java.util.List;
import java.util.function.Supplier;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;

/** What leads on from where no program goes on. */
public enum Press {
    /** The hospital is asked whether it has the order after all. */
    LOOK,
    /** The money goes back, if the hospital surely does not have the order. */
    REFUND,
    /** A refund that is stuck goes on where it stopped. */
    RETRY,
    /** Somebody has given it back on the payment platform itself, under another number. */
    RETURNED_ELSEWHERE,
    /** By the bank's statement no card was charged. */
    NOT_CHARGED,
    /** By the bank's statement the charge was undone. */
    UNDONE_BY_BANK,
    /** People have handed back themselves what the channel would not. */
    HAND_BACK;

    /** @param order that it belongs to; of a card's refunds elsewhere no channel can tell, but the bank's statement */
    static List<Press> about(RefundOrder refund, Supplier<PaymentOrder> order) {
        if (refund.stage() != RefundStage.MANUAL) {
            return List.of();
        }
        if (!refund.isPayingBack()) {
            return List.of(RETRY);
        }
        return List.of(RETRY, order.get().byCard() ? byStatement(order.get()) : RETURNED_ELSEWHERE, HAND_BACK);
    }

    /** @param awaited it came to people because nobody proves what became of its money */
    static List<Press> about(PaymentOrder order, boolean awaited) {
        if (order.stage() != Stage.MANUAL) {
            return List.of();
        }
        if (!RefundDesk.mayStand(order)) {
            return List.of(LOOK);
        }
        return order.byCard() && awaited ? List.of(LOOK, byStatement(order), REFUND) : List.of(LOOK, REFUND);
    }

    private static Press byStatement(PaymentOrder order) {
        return order.paid() ? UNDONE_BY_BANK : NOT_CHARGED;
    }
}
