package org.houzhen.server.refund;

import org.houzhen.server.channel.Answer;

/** Hands every call on; a defect is planted by overriding one. */
class PassingReversal implements Reversal {
    private final Reversal real;

    PassingReversal(Reversal real) {
        this.real = real;
    }

    @Override
    public String kind() {
        return real.kind();
    }

    @Override
    public String toldToPayer() {
        return real.toldToPayer();
    }

    @Override
    public Answer<Boolean> withdraw(RefundOrder refund) {
        return real.withdraw(refund);
    }

    @Override
    public Answer<Boolean> endTicket(RefundOrder refund) {
        return real.endTicket(refund);
    }

    @Override
    public Answer<Boolean> reinstate(RefundOrder refund) {
        return real.reinstate(refund);
    }

    @Override
    public Answer<Boolean> complete(RefundOrder refund) {
        return real.complete(refund);
    }
}
