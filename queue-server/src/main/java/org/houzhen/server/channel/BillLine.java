package org.houzhen.server.channel;

import java.time.Instant;
import org.houzhen.wire.Money;

/**
 * One line of a channel's bill.
 *
 * @param tradeNo the order's number as the channel has it; may be none of ours
 * @param channelNo the channel's own number of the payment
 * @param refundNo the refund's number; empty for a payment
 * @param amount what was paid or returned; never negative
 * @param fee what the channel charged for it; negative where it gave a fee back
 */
public record BillLine(
        String tradeNo, String channelNo, String refundNo, Kind kind, Money amount, Money fee, Instant at) {
    /** What happened. */
    public enum Kind {
        PAID,
        REFUNDED
    }
}
