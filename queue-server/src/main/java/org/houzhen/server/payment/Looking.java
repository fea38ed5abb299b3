package org.houzhen.server.payment;

import java.util.Set;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.RefundState;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.wire.Problem;

/**
 * Looks again at an order that came to a person. What the hospital has after all is done like any other, as long as all of it
 * is paid; what it surely has not is over where nothing was paid, or all is back by now, and else may be given back. It asks,
 * and moves no money.
 */
final class Looking {
    private static final Problem NOT_POSTED = new Problem("ORDER_NOT_POSTED", "医院系统里没有这笔业务。请到人工窗口退款，款项原路退回。", 409);
    private static final Problem POSTED_UNPAID =
            new Problem("ORDER_POSTED_UNPAID", "医院系统里有这笔业务，但款项或医保结算已不完整，系统不能办完。请先在医院系统里作废，再退款。", 409);
    /** Reasons that what the hospital says takes the place of. */
    private static final Set<String> OF_THE_HOSPITAL =
            Set.of(Telling.UNRESOLVED.code(), NOT_POSTED.code(), POSTED_UNPAID.code());

    private final Asking asking;
    private final Channels channels;
    private final Insuring insuring;
    private final Presenting presenting;
    private final Returning returning;

    Looking(Asking asking, Channels channels, Insuring insuring, Presenting presenting, Returning returning) {
        this.asking = asking;
        this.channels = channels;
        this.insuring = insuring;
        this.presenting = presenting;
        this.returning = returning;
    }

    PaymentOrder look(PaymentOrder order, Purpose purpose) {
        return asking.guarded(order, Step.FIND, () -> purpose.find(order))
                .match(
                        finding -> finding.match(
                                receipt -> posted(order, receipt),
                                sure -> sure ? absent(order, purpose) : again(order)),
                        refusal -> again(order),
                        reason -> again(order));
    }

    private PaymentOrder posted(PaymentOrder order, String receipt) {
        return isWhole(order)
                .match(
                        whole -> whole
                                ? asking.save(
                                        wholly(order).receipted(receipt).become(Stage.FULFILLED, asking.now()),
                                        Step.FIND,
                                        "DONE",
                                        "")
                                : because(order, POSTED_UNPAID),
                        refusal -> again(order),
                        reason -> again(order));
    }

    /** Whatever its channel said before, it has what the patient was to pay. */
    private static PaymentOrder wholly(PaymentOrder order) {
        return order.paid() ? order.proven(order.channelNo(), order.amount()) : order;
    }

    /** Whether the patient's money is with its channel, none of it on its way back, and the insurer's part stands. */
    private Answer<Boolean> isWhole(PaymentOrder order) {
        Answer<Boolean> cash = order.free() ? Answer.done(true) : isThere(order);
        return cash.match(
                there -> there && order.insured()
                        ? asking.guarded(order, Step.SETTLE, () -> insuring.stands(order))
                        : Answer.done(there),
                refusal -> Answer.done(false), // No card was charged.
                Answer::unknown);
    }

    private Answer<Boolean> isThere(PaymentOrder order) {
        return asking.guarded(order, Step.QUERY, () -> channels.require(order).query(order.tradeNo()))
                .match(
                        trade -> isPaid(order, trade) ? isNotGoingBack(order) : Answer.done(false),
                        refusal -> Answer.refused(refusal.code(), refusal.advice()),
                        Answer::unknown);
    }

    private static boolean isPaid(PaymentOrder order, PaymentChannel.Trade trade) {
        return trade.state() == TradeState.PAID && trade.amount().equals(order.amount());
    }

    private Answer<Boolean> isNotGoingBack(PaymentOrder order) {
        return asking.guarded(
                        order,
                        Step.REFUND_QUERY,
                        () -> channels.require(order)
                                .queryRefund(order.tradeNo(), order.tradeNo().refund()))
                .map(state -> state == RefundState.ABSENT);
    }

    private PaymentOrder absent(PaymentOrder order, Purpose purpose) {
        if (order.isUnproven()) {
            return presenting.lookAgain(order, purpose).orElseGet(() -> again(order));
        }
        return Returning.isAwaited(order) ? returning.lookAgain(order).orElseGet(() -> again(order)) : unposted(order);
    }

    private PaymentOrder unposted(PaymentOrder order) {
        return order.paid() || order.insured()
                ? because(order, NOT_POSTED)
                : asking.save(
                        order.because(Telling.NOT_ARRIVED).become(Stage.FAILED, asking.now()), Step.FIND, "DONE", "");
    }

    /** Said once; what stands in the hospital's books without its money is said whatever the reason was. */
    private PaymentOrder because(PaymentOrder order, Problem problem) {
        String before = order.problem().map(Problem::code).orElse(Telling.UNRESOLVED.code());
        boolean news = problem == POSTED_UNPAID || OF_THE_HOSPITAL.contains(before);
        return news && !before.equals(problem.code())
                ? asking.save(later(order.explained(problem)), Step.FIND, "DONE", problem.code())
                : again(order);
    }

    private PaymentOrder again(PaymentOrder order) {
        return asking.save(later(order));
    }

    private PaymentOrder later(PaymentOrder order) {
        return Asking.later(order, asking.now().plus(Pace.look(order.progress().attempt())));
    }
}
