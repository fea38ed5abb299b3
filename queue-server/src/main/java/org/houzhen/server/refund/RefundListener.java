package org.houzhen.server.refund;

/** Hears of every change of a refund, in the transaction that stores it: what it stores is stored with it, or neither is. */
public interface RefundListener {
    void changed(RefundOrder refund);
}
