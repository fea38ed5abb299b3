package org.houzhen.server.payment;

import java.time.Instant;
import org.houzhen.wire.Money;

/**
 * A way to collect money and to give it back. Every call may be repeated with the same number and then changes nothing
 * more. Calls block for at most some seconds; what cannot be learned in that time is unknown.
 */
public interface PaymentChannel {
    /** The channel's name in our tables, such as WECHAT. */
    String code();

    /** Words for the slip, such as 微信支付. */
    String title();

    /** Opens the trade and returns what the phone scans. */
    Answer<String> createQr(Request request);

    /** Where the trade stands; never refused. */
    Answer<Trade> query(TradeNo tradeNo);

    /** Ends an unpaid trade. Refused when it has been paid. */
    Answer<Boolean> close(TradeNo tradeNo);

    /** Accepts the return of the whole amount; refused when the channel will never do it. */
    Answer<RefundState> refund(Refund refund);

    /** Where the refund stands; never refused. */
    Answer<RefundState> queryRefund(RefundNo refundNo);

    /**
     * A trade to be opened.
     *
     * @param description what the phone shows; names no person
     */
    record Request(TradeNo tradeNo, Money amount, String description, Instant payBefore) {}

    /** The whole amount, to be returned. */
    record Refund(TradeNo tradeNo, RefundNo refundNo, Money amount, String reason) {}

    /**
     * A fact about a trade, learned from a verified answer or notification.
     *
     * @param amount what was to be paid, zero unless paid
     * @param channelNo the channel's own number of the payment, or empty
     */
    record Trade(TradeNo tradeNo, TradeState state, Money amount, String channelNo) {}

    /** Where a trade stands. */
    enum TradeState {
        /** The channel knows no such trade. */
        ABSENT,
        UNPAID,
        PAID,
        CLOSED,
        /** It was paid, and money has been sent back. */
        RETURNED
    }

    /** Where a refund stands. */
    enum RefundState {
        ABSENT,
        PROCESSING,
        RETURNED,
        /** The channel could not return the money; a person must. */
        FAILED
    }
}
