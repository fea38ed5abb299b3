package org.houzhen.server.payment;

/** Hears of every change of an order, in the transaction that stores it: what it stores is stored with it, or neither is. */
public interface OrderListener {
    void changed(PaymentOrder order);
}
