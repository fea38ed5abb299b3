package org.houzhen.server.payment;

import org.houzhen.server.channel.TradeNo;

/** Somebody else has moved the order on in the meantime; what was decided on the older state is to be decided again. */
final class StaleOrderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StaleOrderException(TradeNo tradeNo) {
        super("order " + tradeNo + " has moved on");
    }
}
