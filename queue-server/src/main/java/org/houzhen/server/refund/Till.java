package org.houzhen.server.refund;

import java.util.Optional;
import org.houzhen.server.payment.Answer;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.PaymentChannel;
import org.houzhen.server.payment.PaymentChannel.RefundState;
import org.houzhen.server.payment.PaymentOrder;

/** Gives money back by the channel it came from. */
final class Till {
    private final Cashier cashier;
    private final Optional<PaymentChannel> channel;

    Till(Cashier cashier, Optional<PaymentChannel> channel) {
        this.cashier = cashier;
        this.channel = channel;
    }

    Answer<RefundState> refund(RefundOrder refund) {
        return channel()
                .refund(new PaymentChannel.Refund(
                        refund.tradeNo(),
                        refund.refundNo(),
                        refund.amount(),
                        refund.origin().reason()));
    }

    Answer<RefundState> query(RefundOrder refund) {
        return channel().queryRefund(refund.refundNo());
    }

    /** Words for the slip, such as 微信支付; empty for what cost nothing. */
    String title(RefundOrder refund) {
        return refund.free() ? "" : channel.map(PaymentChannel::title).orElse("");
    }

    private PaymentOrder order(RefundOrder refund) {
        return cashier.find(refund.tradeNo()).orElseThrow();
    }

    private PaymentChannel channel() {
        return channel.orElseThrow(() -> new IllegalStateException("no payment channel is configured"));
    }
}
