package org.houzhen.server.payment;

import java.util.Map;

/** Moves an order on by one step: which one follows from its stage alone, so that a restart goes on where it stopped. */
final class Saga {
    private final Collecting collecting;
    private final Telling telling;
    private final Returning returning;
    private final Map<String, Purpose> purposes;

    Saga(Collecting collecting, Telling telling, Returning returning, Map<String, Purpose> purposes) {
        this.collecting = collecting;
        this.telling = telling;
        this.returning = returning;
        this.purposes = purposes;
    }

    PaymentOrder advance(PaymentOrder order) {
        Purpose purpose = purpose(order.origin().kind());
        return switch (order.stage()) {
            case OPENED -> collecting.hold(order, purpose);
            case HELD -> collecting.createCode(order);
            case PAYING -> collecting.poll(order);
            case CLOSING -> collecting.close(order, purpose);
            case PAID -> telling.fulfil(order, purpose);
            case VERIFYING -> telling.verify(order, purpose);
            case FULFILLED -> telling.conclude(order, purpose);
            case REFUNDING -> returning.refund(order);
            case RETURNING -> returning.poll(order);
            case DONE, CLOSED, REFUNDED, MANUAL, FAILED -> order;
        };
    }

    PaymentOrder proven(PaymentOrder order, PaymentChannel.Trade trade) {
        return collecting.proven(order, trade);
    }

    Purpose purpose(String kind) {
        Purpose purpose = purposes.get(kind);
        if (purpose == null) {
            throw new IllegalArgumentException("no purpose of kind " + kind);
        }
        return purpose;
    }
}
