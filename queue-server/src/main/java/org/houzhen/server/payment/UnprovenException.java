package org.houzhen.server.payment;

import org.houzhen.server.channel.TradeNo;

/** A channel told of a payment that must be asked for first, and nobody answers now. It is not to be acknowledged. */
final class UnprovenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnprovenException(TradeNo tradeNo) {
        super("order " + tradeNo + " cannot be asked for now");
    }
}
