package org.houzhen.server.payment;

import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.RefundState;
import org.houzhen.server.channel.RefundNo;

/** Defects between the sagas and a channel, which whoever looks at the books must find. */
public final class PlantedChannels {
    private PlantedChannels() {}

    /** Each try of a refund has a number of its own. */
    public static PaymentChannel renumbers(PaymentChannel real) {
        return new Passing(real) {
            private int tries;

            @Override
            public Answer<RefundState> refund(Refund refund) {
                var renamed = new RefundNo(refund.refundNo() + "-" + tries++);
                return super.refund(
                        new Refund(refund.tradeNo(), renamed, refund.amount(), refund.total(), refund.reason()));
            }
        };
    }

    /** A refund whose answer was lost is taken for done. */
    public static PaymentChannel believesSilence(PaymentChannel real) {
        return new Passing(real) {
            @Override
            public Answer<RefundState> refund(Refund refund) {
                Answer<RefundState> answer = super.refund(refund);
                return answer instanceof Answer.Unknown<?> ? Answer.done(RefundState.RETURNED) : answer;
            }
        };
    }
}
