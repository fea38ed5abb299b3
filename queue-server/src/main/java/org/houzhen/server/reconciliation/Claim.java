package org.houzhen.server.reconciliation;

import java.time.Instant;
import org.houzhen.server.insurance.Settled;
import org.houzhen.wire.Money;

/**
 * One movement of money as one side has it.
 *
 * @param number the trade number of a payment, the refund's number, or the insurer's number of a settlement
 * @param tradeNo the order it belongs to
 * @param moved whether the money has moved, as this side has it
 * @param at when, as far as this side knows
 * @param parts what a settlement is made of; none elsewhere
 */
record Claim(String number, String tradeNo, Kind kind, Money amount, boolean moved, Instant at, Settled.Parts parts) {
    /** Which way the money went. */
    enum Kind {
        PAID,
        REFUNDED
    }

    /** A payment and a refund under one number are two things. */
    record Key(String number, Kind kind) {}

    /** A settlement: what the insurer owes for it, with all its parts. */
    static Claim settled(Settled settled, boolean stands, Instant at) {
        Settled.Parts parts = settled.parts();
        return new Claim(settled.settlement(), settled.order(), Kind.PAID, parts.covered(), stands, at, parts);
    }

    /** Both parts of one movement. */
    Claim plus(Claim other) {
        return new Claim(number, tradeNo, kind, amount.plus(other.amount), moved, at, parts);
    }

    /** The same movement as the other side numbers it. */
    Claim under(String other) {
        return new Claim(other, tradeNo, kind, amount, moved, at, parts);
    }

    /** What stands under this number for the second or third time; the dot keeps it from being taken for the movement itself. */
    Claim again(int time) {
        return time == 1 ? this : new Claim(number + "." + time, tradeNo, kind, amount, moved, at, parts);
    }

    boolean sameAmounts(Claim other) {
        return amount.equals(other.amount) && parts.equals(other.parts);
    }

    Key key() {
        return new Key(number, kind);
    }
}
