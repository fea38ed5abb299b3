package org.houzhen.server.bankcard;

import org.houzhen.server.channel.TradeNo;
import org.houzhen.wire.CardSale;
import org.houzhen.wire.Money;

/**
 * One order at a card terminal.
 *
 * @param attempt the kiosk's number of the one try that counts
 * @param wantedBack nobody wants this money any more: the kiosk has to see that none is taken, or that it goes back
 * @param amount what may be taken; zero until it may
 * @param taken what the card terminal says it took; zero until it has
 * @param reason why nothing was taken, or empty
 * @param reference the bank's number of it, or empty
 */
record CardTrade(
        TradeNo tradeNo,
        String attempt,
        CardState state,
        boolean wantedBack,
        Money amount,
        Money taken,
        String reason,
        String reference) {
    CardSale sale() {
        return new CardSale(tradeNo.value(), amount, state.name());
    }
}
