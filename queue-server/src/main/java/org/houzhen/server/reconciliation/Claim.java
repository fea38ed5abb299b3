package org.houzhen.server.reconciliation;

import java.time.Instant;
import org.houzhen.wire.Money;

/**
 * One movement of money as one side has it.
 *
 * @param number the trade number of a payment, or the refund's number
 * @param tradeNo the order it belongs to
 * @param moved whether the money has moved, as this side has it
 * @param at when, as far as this side knows
 */
record Claim(String number, String tradeNo, Kind kind, Money amount, boolean moved, Instant at) {
    /** Which way the money went. */
    enum Kind {
        PAID,
        REFUNDED
    }

    /** A payment and a refund under one number are two things. */
    record Key(String number, Kind kind) {}

    /** Both parts of one movement. */
    Claim plus(Claim other) {
        return new Claim(number, tradeNo, kind, amount.plus(other.amount), moved, at);
    }

    Key key() {
        return new Key(number, kind);
    }
}
