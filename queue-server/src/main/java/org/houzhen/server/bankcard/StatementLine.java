package org.houzhen.server.bankcard;

import java.time.LocalDateTime;
import org.houzhen.wire.Money;

/**
 * One line of the bank's statement. No card is on it.
 *
 * @param terminal the bank's number of the card terminal
 * @param reference the bank's number of this movement
 * @param original the bank's number of the sale that it gives back; empty for a sale
 * @param fee what the bank keeps; negative where it gave a fee back
 * @param at by the bank's clock
 */
record StatementLine(
        String terminal, Kind kind, Money amount, Money fee, String reference, String original, LocalDateTime at) {
    /** What happened at the card terminal. */
    enum Kind {
        SALE,
        /** The sale itself was undone. */
        CANCELLED,
        /** Money of a sale that stands went back, with the card. */
        REFUNDED
    }

    /** Names the line where no order does; the dots keep it from being a trade number. */
    String ownNumber() {
        return at.toLocalDate().toString().replace("-", "") + "." + terminal + "." + reference;
    }

    /** The bank's number of the sale this is about. */
    String sale() {
        return kind == Kind.SALE ? reference : original;
    }
}
