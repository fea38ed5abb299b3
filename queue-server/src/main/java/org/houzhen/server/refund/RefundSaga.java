package org.houzhen.server.refund;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Moves a refund on by one step: which one follows from its stage alone, so that a restart goes on where it stopped. */
final class RefundSaga {
    private final TakingBack takingBack;
    private final PayingBack payingBack;
    private final ByPeople byPeople;
    private final Map<String, Reversal> reversals;

    RefundSaga(RefundCalls calls, Till till, RefundSlips slips, List<Reversal> reversals) {
        this.takingBack = new TakingBack(calls, till, slips);
        this.payingBack = new PayingBack(calls, till, slips);
        this.byPeople = new ByPeople(calls, till);
        this.reversals = reversals.stream().collect(Collectors.toMap(Reversal::kind, Function.identity()));
    }

    RefundOrder advance(RefundOrder refund) {
        Reversal reversal = reversal(refund.origin().kind());
        return switch (refund.stage()) {
            case REQUESTED -> takingBack.withdraw(refund, reversal);
            case WITHDRAWN -> takingBack.endTicket(refund, reversal);
            case UNSETTLING -> takingBack.unsettle(refund);
            case REINSTATING -> takingBack.reinstate(refund, reversal);
            case RELEASED -> payingBack.send(refund, reversal);
            case RETURNING -> payingBack.poll(refund);
            case RETURNED -> takingBack.complete(refund, reversal);
            case DONE, REFUSED, MANUAL -> refund;
        };
    }

    ByPeople byPeople() {
        return byPeople;
    }

    Reversal reversal(String kind) {
        Reversal reversal = reversals.get(kind);
        if (reversal == null) {
            throw new IllegalArgumentException("nothing is taken back for kind " + kind);
        }
        return reversal;
    }
}
