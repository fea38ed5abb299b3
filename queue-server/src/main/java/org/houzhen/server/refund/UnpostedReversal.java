package org.houzhen.server.refund;

import org.houzhen.server.channel.Answer;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.wire.Problem;

/**
 * Money of an order that came to a person: it goes back only when the hospital is sure not to have the order, and nothing of
 * it is left with the insurer. From before the hospital is asked until it is over, nobody else goes on with the order.
 */
final class UnpostedReversal implements Reversal {
    private static final Problem POSTED =
            new Problem("REFUND_POSTED", "医院系统里有这笔业务，不能只退款。系统会把它办完；之后要退的，请按退号或退费办理。", 409);

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
        if (!cashier.manual().giveBack(refund.tradeNo())) {
            return posted();
        }
        return cashier.posted(order(refund))
                .match(
                        finding -> finding.match(
                                receipt -> kept(refund),
                                sure -> sure ? Answer.done(true) : Answer.unknown("hospital not sure")),
                        refusal -> Answer.unknown(refusal.code()),
                        Answer::unknown);
    }

    private PaymentOrder order(RefundOrder refund) {
        return cashier.find(refund.tradeNo()).orElseThrow();
    }

    /** Before the refusal is stored: else a kill between the two would leave an order that nobody looks at. */
    private Answer<Boolean> kept(RefundOrder refund) {
        cashier.manual().keep(refund.tradeNo());
        return posted();
    }

    private static Answer<Boolean> posted() {
        return Answer.refused(POSTED.code(), POSTED.detail());
    }

    /** After it is stored that the hospital does not have it: what the insurer has given back, nobody asks the hospital about again. */
    @Override
    public Answer<Boolean> endTicket(RefundOrder refund) {
        return cashier.takenBackFromInsurer(order(refund));
    }

    @Override
    public Answer<Boolean> reinstate(RefundOrder refund) {
        cashier.manual().keep(refund.tradeNo());
        return Answer.done(true);
    }

    @Override
    public Answer<Boolean> complete(RefundOrder refund) {
        cashier.manual().giveBack(refund.tradeNo()); // One that was begun before orders were held for it.
        cashier.manual().givenBack(refund.tradeNo(), refund.result().paper());
        return Answer.done(true);
    }
}
