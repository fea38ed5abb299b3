package org.houzhen.server.ebill;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.refund.RefundOrder;

/**
 * What bills follow from.
 *
 * @param hurry to be told when a slip need not wait any longer
 */
record Orders(
        Function<TradeNo, Optional<PaymentOrder>> order,
        Function<TradeNo, List<RefundOrder>> refunds,
        Consumer<TradeNo> hurry) {}
