package org.houzhen.server.registration;

import java.util.Optional;
import org.houzhen.server.hospital.Payment;
import org.houzhen.server.payment.PaymentChannel;
import org.houzhen.server.payment.PaymentOrder;

/** Tells the hospital how an order was paid. */
record PaymentMethods(Optional<PaymentChannel> channel) {
    Payment of(PaymentOrder order) {
        Payment.Method method = channel.filter(used -> order.paid())
                .map(used -> Payment.Method.valueOf(used.code()))
                .orElse(Payment.Method.CASH); // Of nothing: the field wants a method even where no money moved.
        return new Payment(
                method, order.channelNo(), order.amount(), order.progress().since());
    }

    String title() {
        return channel.map(PaymentChannel::title).orElse("");
    }
}
