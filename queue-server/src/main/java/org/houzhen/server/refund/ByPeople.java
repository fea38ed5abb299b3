package org.houzhen.server.refund;

import java.util.function.Supplier;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel.RefundState;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.refund.RefundCalls.Step;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;

/** Takes the word of people who have given money back another way, after it asked the channel, so that none of it goes back twice. */
final class ByPeople {
    private final RefundCalls calls;
    private final Till till;

    ByPeople(RefundCalls calls, Till till) {
        this.calls = calls;
        this.till = till;
    }

    /** @throws ProblemException as {@link #requireNotGivenBack} */
    void handBack(RefundOrder refund, String by, String paper) {
        requireNotGivenBack(refund);
        calls.save(refund.handedBack(paper).become(RefundStage.RETURNED, calls.now()), Step.HAND_BACK, "DONE", by);
    }

    /** @throws ProblemException as {@link #requireReturnedUnder}, or if the number is another refund's */
    void returnedElsewhere(RefundOrder refund, String by, RefundNo said) {
        RefundNo number = RefundNo.billed(refund.tradeNo(), said);
        if (!number.equals(refund.refundNo()) && calls.isKnown(number)) {
            throw problem("REFUND_NUMBER_TAKEN", "这个退款单号已经用在另一笔退款上。请核对。");
        }
        requireReturnedUnder(refund, said);
        RefundOrder returned = refund.returnedElsewhere(number).become(RefundStage.RETURNED, calls.now());
        calls.save(returned, Step.RETURNED_ELSEWHERE, "DONE", by);
    }

    /**
     * People are about to hand it back themselves. Where the channel says nothing for a day, their word counts; the next bill
     * would show otherwise.
     *
     * @throws ProblemException if the channel gives it back after all, has done so, or does not say
     */
    private void requireNotGivenBack(RefundOrder refund) {
        if (!till.hasChannel(refund)) {
            return; // Nobody is left who could.
        }
        till.handBack(refund).match(left -> left, ByPeople::refuse, reason -> unsure());
        requireNotOnItsWay(refund);
        boolean elsewhere = no(refund, () -> till.trade(refund).map(trade -> trade.state() == TradeState.RETURNED));
        if (elsewhere && (till.returnsWhole(refund) || !calls.hasOtherReturned(refund))) {
            throw problem("REFUND_MADE_ELSEWHERE", "支付平台说这笔付款已经退过，不是本系统退的，不能再线下退。请在支付平台查到退款单号，点“已在平台退款”登记。");
        }
    }

    /** Our own number is looked for first: what it gives back needs nobody's word. */
    private void requireNotOnItsWay(RefundOrder refund) {
        boolean moves = no(
                refund,
                () -> till.query(refund)
                        .map(state -> state == RefundState.PROCESSING || state == RefundState.RETURNED));
        if (moves) {
            throw problem("REFUND_ON_ITS_WAY", "支付平台说这笔退款已退或正在退，不能再线下退。请点“再试”。");
        }
    }

    private boolean no(RefundOrder refund, Supplier<Answer<Boolean>> question) {
        return calls.guarded(refund, Step.REFUND_QUERY, question)
                .match(
                        said -> said,
                        refusal -> false,
                        reason -> !calls.waitedFor(refund, PayingBack.MONEY_MAX) && unsure());
    }

    /**
     * People say that it was given back on the channel's own platform, under another number.
     *
     * @throws ProblemException if the channel does not say the same of the whole amount
     */
    private void requireReturnedUnder(RefundOrder refund, RefundNo number) {
        requireNotOnItsWay(refund);
        Money back = calls.guarded(refund, Step.REFUND_QUERY, () -> till.returnedUnder(refund, number))
                .match(amount -> amount, ByPeople::refuse, reason -> {
                    throw problem("CHANNEL_SILENT", "支付平台现在没有应答，不能核对这个退款单号。请稍后再试。");
                });
        if (!back.equals(refund.amount())) {
            throw problem("REFUND_NOT_ELSEWHERE", "支付平台上按这个退款单号退的，不是这笔款的全部金额，或者还没有退完。请核对退款单号。");
        }
    }

    private static <T> T refuse(Answer.Refusal refusal) {
        throw problem(refusal.code(), refusal.advice());
    }

    private static boolean unsure() {
        throw problem("HAND_BACK_UNSURE", "现在还不能确定这笔钱没有退、也不会再退，先不要把钱交给患者。请稍后再点一次。");
    }

    private static ProblemException problem(String code, String detail) {
        return new ProblemException(code, detail, 409);
    }
}
