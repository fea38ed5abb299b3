package org.houzhen.server.payment;

import java.time.Instant;
import org.houzhen.wire.Money;

/**
 * An order as the payment channel knows it.
 *
 * @param payBefore when the code ends; fixed before the channel is first asked, because the channel fixes it too
 * @param code what the phone scans, or empty
 * @param channelNo the channel's number of the payment, or empty while none is proven
 * @param triedAt when the patient's payment code was handed over, or the card asked for; the epoch while the channel has none of ours to undo
 * @param more what the channel has taken beyond what it was asked for; negative where it took less, and nothing as a rule
 */
public record Charge(Instant payBefore, String code, String channelNo, Instant triedAt, Money more) {
    static final Charge NONE = unpaid(Instant.EPOCH);

    static Charge unpaid(Instant payBefore) {
        return tried(payBefore, Instant.EPOCH);
    }

    /** The channel may have taken it from then on. */
    static Charge tried(Instant payBefore, Instant triedAt) {
        return new Charge(payBefore, "", "", triedAt, Money.ZERO);
    }

    Charge payable(String newCode) {
        return new Charge(payBefore, newCode, "", triedAt, Money.ZERO);
    }

    Charge proven(String newChannelNo, Money tooMuch) {
        return new Charge(payBefore, "", newChannelNo, triedAt, tooMuch);
    }

    Charge triedAt(Instant at) {
        return new Charge(payBefore, code, channelNo, at, more);
    }

    @Override
    public String toString() {
        return "Charge[…]";
    }
}
