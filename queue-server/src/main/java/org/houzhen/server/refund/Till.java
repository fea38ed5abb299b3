package org.houzhen.server.refund;

import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.RefundState;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Channels;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.wire.Money;

/** Gives money back by the channel it came from, and to the insurer what the insurer has paid. */
final class Till {
    private final Cashier cashier;
    private final Channels channels;

    Till(Cashier cashier, Channels channels) {
        this.cashier = cashier;
        this.channels = channels;
    }

    /** @param reason what the platform and the patient's phone are told; what a clerk wrote stays in our book */
    Answer<RefundState> refund(RefundOrder refund, String reason) {
        PaymentOrder paid = order(refund);
        return channels.require(paid)
                .refund(new PaymentChannel.Refund(
                        refund.tradeNo(), refund.refundNo(), refund.amount(), paid.taken(), reason));
    }

    /** Repeated, it goes on from what was done before. */
    Answer<Boolean> unsettle(RefundOrder refund) {
        return cashier.takenBackFromInsurer(order(refund));
    }

    Answer<RefundState> query(RefundOrder refund) {
        return channels.require(order(refund)).queryRefund(refund.tradeNo(), refund.refundNo());
    }

    Answer<PaymentChannel.Trade> trade(RefundOrder refund) {
        return channels.require(order(refund)).query(refund.tradeNo());
    }

    /** People are about to hand it back themselves; done where there is no channel any more that could. */
    Answer<Boolean> handBack(RefundOrder refund) {
        return channels.of(order(refund))
                .map(channel -> channel.handBack(refund.tradeNo()))
                .orElse(Answer.done(true));
    }

    /** Whether there is still a channel to be asked. */
    boolean hasChannel(RefundOrder refund) {
        return channels.of(order(refund)).isPresent();
    }

    /** Whether of a trade RETURNED says that all of it went back, and not only a part. */
    boolean returnsWhole(RefundOrder refund) {
        return channels.require(order(refund)).returnsWhole();
    }

    Answer<Money> returnedUnder(RefundOrder refund, RefundNo number) {
        return channels.require(order(refund)).returnedUnder(refund.tradeNo(), number);
    }

    /** Whether the order had waited for its money for as long as that may take before it came to people. */
    boolean hasWaited(RefundOrder refund) {
        return refund.unposted() && cashier.hasWaitedForMoney(order(refund));
    }

    /** Words for the slip, such as 微信支付; empty for what cost nothing. */
    String title(RefundOrder refund) {
        return refund.free() ? "" : channels.title(order(refund));
    }

    private PaymentOrder order(RefundOrder refund) {
        return cashier.find(refund.tradeNo()).orElseThrow();
    }
}
