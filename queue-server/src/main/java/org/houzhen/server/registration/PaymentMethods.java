package org.houzhen.server.registration;

import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.hospital.InsurancePayment;
import org.houzhen.server.hospital.Payment;
import org.houzhen.server.payment.Channels;
import org.houzhen.server.payment.PaymentOrder;

/** Tells the hospital, and the slip, how an order was paid. */
record PaymentMethods(Channels channels) {
    Payment of(PaymentOrder order) {
        Payment.Method method = channels.of(order)
                .filter(used -> order.paid())
                .map(PaymentChannel::code)
                .map(Payment.Method::valueOf)
                .orElse(Payment.Method.CASH); // Of nothing: the field wants a method even where no money moved.
        return new Payment(
                method, order.channelNo(), order.amount(), order.progress().since());
    }

    /** What the medical insurance has paid of it. */
    static InsurancePayment insurance(PaymentOrder order) {
        PaymentOrder.Cover cover = order.cover();
        return new InsurancePayment(
                cover.settlement(),
                cover.split().fund(),
                cover.split().account(),
                cover.split().hospital());
    }

    String title(PaymentOrder order) {
        return channels.title(order);
    }
}
