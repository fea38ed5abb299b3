package org.houzhen.server.refund;

import org.houzhen.server.channel.Answer;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.PaymentOrder;

/**
 * Money of an order that came to a person: it goes back only when the hospital is sure not to have the order, and nothing of
 * it is left with the insurer.
 */
final class UnpostedReversal implements Reversal {
    private final Cashier cashier;

    UnpostedReversal(Cashier cashier) {
        this.cashier = cashier;
    }

    @Override
    public String kind() {
        return RefundDesk.UNPOSTED;
    }

    @Override
    public String toldToPayer() {
        return "未办理成功，退款";
    }

    @Override
    public Answer<Boolean> withdraw(RefundOrder refund) {
        PaymentOrder order = cashier.find(refund.tradeNo()).orElseThrow();
        return cashier.posted(order)
                .match(
                        finding -> finding.match(
                                receipt -> Answer.refused("REFUND_POSTED", "医院系统里有这笔业务，不能只退款。请按退号或退费办理。"),
                                sure -> sure
                                        ? cashier.takenBackFromInsurer(order)
                                        : Answer.unknown("hospital not sure")),
                        refusal -> Answer.unknown(refusal.code()),
                        Answer::unknown);
    }

    @Override
    public Answer<Boolean> endTicket(RefundOrder refund) {
        return Answer.done(true);
    }

    @Override
    public Answer<Boolean> reinstate(RefundOrder refund) {
        return Answer.done(true);
    }

    @Override
    public Answer<Boolean> complete(RefundOrder refund) {
        cashier.returnedByHand(refund.tradeNo());
        return Answer.done(true);
    }
}
