package org.houzhen.server.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders of which the insurer has said that it pays its part, whatever became of them since. */
public final class SettledOrders {
    private final PaymentOrders orders;

    SettledOrders(PaymentOrders orders) {
        this.orders = orders;
    }

    /** By the insurer's number of what it has paid. */
    public Optional<PaymentOrder> find(String settlement) {
        return orders.findBySettlement(settlement);
    }

    /** Those of which it said so between two moments, in that order. */
    public List<PaymentOrder> between(Instant from, Instant to) {
        return orders.settled(from, to);
    }
}
