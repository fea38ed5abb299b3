package org.houzhen.server.channel;

import java.time.Instant;
import org.houzhen.wire.Money;

/**
 * One line of a channel's bill.
 *
 * @param tradeNo the order's number as the channel has it; may be none of ours
 * @param channelNo the channel's own number of the payment
 * @param refundNo the refund's number, empty for a payment; channels have none for a trade that was undone, so that it is
 *     numbered by its trade, as our book numbers what an order gives back by itself
 * @param amount what was paid or returned; never negative
 * @param fee what the channel charged for it; negative where it gave a fee back
 */
public record BillLine(
        String tradeNo, String channelNo, String refundNo, Kind kind, Money amount, Money fee, Instant at) {
    public BillLine {
        if (kind == Kind.REFUNDED && refundNo.isEmpty()) {
            refundNo = RefundNo.whole(tradeNo.isEmpty() ? channelNo : tradeNo).value();
        }
    }

    /** What happened. */
    public enum Kind {
        PAID,
        REFUNDED
    }

    /** What the movement is called in the books of both sides. */
    public String number() {
        return kind == Kind.REFUNDED ? refundNo : tradeNo.isEmpty() ? channelNo : tradeNo;
    }
}
