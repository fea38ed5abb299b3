package org.houzhen.server.alipay;

import java.math.BigDecimal;
import java.util.Optional;
import org.houzhen.wire.Money;

/** Amounts as Alipay writes them: yuan with at most two decimals, as text. */
final class Yuan {
    private Yuan() {}

    /** Empty for anything that is no whole number of fen. */
    static Optional<Money> read(String text) {
        try {
            return Optional.of(
                    new Money(new BigDecimal(text.strip()).movePointRight(2).longValueExact()));
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
