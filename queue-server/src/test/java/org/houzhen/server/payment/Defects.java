package org.houzhen.server.payment;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.web.Due;

/** What a planted defect puts between the cashier and the outside. */
record Defects(
        UnaryOperator<PaymentChannel> channel,
        UnaryOperator<Purpose> hospital,
        UnaryOperator<CoPayer> insurer,
        Due waits) {
    static final Defects NONE = new Defects(channel -> channel, hospital -> hospital);

    /** A clock that was set back is not reckoned with. */
    static final Defects SLEEPS =
            new Defects(channel -> channel, hospital -> hospital, insurer -> insurer, new Due(Duration.ofDays(999)));

    Defects(UnaryOperator<PaymentChannel> channel, UnaryOperator<Purpose> hospital) {
        this(channel, hospital, insurer -> insurer, PaymentOrders.WAITS);
    }

    static Defects of(UnaryOperator<CoPayer> insurer) {
        return new Defects(channel -> channel, hospital -> hospital, insurer, PaymentOrders.WAITS);
    }
}
