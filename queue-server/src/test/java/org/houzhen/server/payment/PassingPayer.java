package org.houzhen.server.payment;

import org.houzhen.server.channel.Answer;
import org.houzhen.wire.Split;

/** Hands every call on; a defect is planted by overriding one. */
public class PassingPayer implements CoPayer {
    private final CoPayer real;

    public PassingPayer(CoPayer real) {
        this.real = real;
    }

    @Override
    public Answer<Split> quote(PaymentOrder order) {
        return real.quote(order);
    }

    @Override
    public Answer<String> settle(PaymentOrder order) {
        return real.settle(order);
    }

    @Override
    public Answer<Boolean> stands(PaymentOrder order) {
        return real.stands(order);
    }

    @Override
    public Answer<Boolean> undo(PaymentOrder order) {
        return real.undo(order);
    }

    @Override
    public Answer<Boolean> giveUp(PaymentOrder order) {
        return real.giveUp(order);
    }
}
