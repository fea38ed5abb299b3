package org.houzhen.server.refund;

import java.util.List;
import java.util.function.BooleanSupplier;

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
    /** People have handed back themselves what the channel would not. */
    HAND_BACK;

    /** @param byCard it was paid by a card, of whose refunds elsewhere no channel can tell */
    static List<Press> about(RefundOrder refund, BooleanSupplier byCard) {
        if (refund.stage() != RefundStage.MANUAL) {
            return List.of();
        }
        if (!refund.isPayingBack()) {
            return List.of(RETRY);
        }
        return byCard.getAsBoolean() ? List.of(RETRY, HAND_BACK) : List.of(RETRY, RETURNED_ELSEWHERE, HAND_BACK);
    }
}
