package org.houzhen.server.payment;

import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.web.ProblemException;

/**
 * What people do about an order that came to them. Either they have its money given back, or it is looked at, never both: it
 * is the one stored stage of the order that says which. Any thread may call.
 */
public final class ManualOrders {
    private final Cashier cashier;
    private final PaymentOrders orders;
    private final Channels channels;
    private final Insuring insuring;
    private final Supplier<Instant> now;

    ManualOrders(Cashier cashier, PaymentOrders orders, Saga saga, Supplier<Instant> now) {
        this.cashier = cashier;
        this.orders = orders;
        this.channels = saga.channels();
        this.insuring = saga.insuring();
        this.now = now;
    }

    /** The hospital is asked at once whether it has the order after all; what follows from that is done. Blocks. */
    public PaymentOrder look(TradeNo tradeNo) {
        orders.hurry(tradeNo);
        return cashier.drive(tradeNo);
    }

    /** A refund begins to give the money back: from now on the order is not looked at. False where it is no longer for people. */
    public boolean giveBack(TradeNo tradeNo) {
        move(tradeNo, order -> order.stage() == Stage.MANUAL ? order.become(Stage.GIVING_BACK, now.get()) : order);
        return cashier.find(tradeNo).orElseThrow().stage() == Stage.GIVING_BACK;
    }

    /** No money goes back after all, and none has been asked for: the order is looked at again, and soon. */
    public void keep(TradeNo tradeNo) {
        move(tradeNo, order -> order.stage() == Stage.GIVING_BACK ? kept(order) : order);
    }

    private PaymentOrder kept(PaymentOrder order) {
        PaymentOrder manual = order.become(Stage.MANUAL, now.get());
        return manual.with(manual.progress().at(now.get()));
    }

    /**
     * The money is back with the patient; said twice, it changes nothing more.
     *
     * @param paper by which people have handed it back; empty where the channel has given it back
     */
    public void givenBack(TradeNo tradeNo, String paper) {
        move(tradeNo, order -> order.stage() == Stage.GIVING_BACK ? over(order, paper) : order);
    }

    /** That a card was charged, the word of those who hand it back proves where no kiosk has. */
    private PaymentOrder over(PaymentOrder order, String paper) {
        if (paper.isEmpty()) {
            return order.become(Stage.REFUNDED, now.get());
        }
        PaymentOrder charged = order.paid() ? order : order.proven(paper, order.amount());
        return charged.become(Stage.HANDED_BACK, now.get());
    }

    private void move(TradeNo tradeNo, UnaryOperator<PaymentOrder> change) {
        cashier.change(tradeNo, Step.GIVE_BACK, change);
    }

    /**
     * Two people have moved by hand, or written off, what its channel has of an order that we took for unpaid; within the
     * transaction that stores their word. What the channel tells later moves nothing. Nothing where there is no such order.
     *
     * @param how their decision, as the order's history keeps it
     * @return whether it has become paid meanwhile, so that they have to look again
     */
    public boolean isPaidWhenDealtWith(TradeNo tradeNo, String how) {
        return orders.dealtWith(tradeNo, how).filter(PaymentOrder::paid).isPresent();
    }

    /**
     * Two people say that by the bank's statement no card was charged for an order that came to people, or that the charge was undone.
     * Only what is said is stored here; what follows is found when the order, or the refund that has it, is looked at again.
     *
     * @param by both of them, and the number of their paper
     * @throws ProblemException if the statements that were handed in do not say so, or a kiosk has told something else
     */
    public void notAtBank(TradeNo tradeNo, String by) {
        note(tradeNo, "INTENT", by);
        PaymentOrder order = cashier.find(tradeNo).orElseThrow();
        String came = channels.require(order)
                .notAtBank(tradeNo)
                .match(
                        done -> "DONE",
                        refusal -> {
                            note(tradeNo, "REFUSED", refusal.code());
                            throw new ProblemException(refusal.code(), refusal.advice(), 409);
                        },
                        reason -> {
                            throw new ProblemException("CARD_TOLD_MEANWHILE", "刷卡机刚刚有了回话。请刷新页面，按新的情况办理。", 409);
                        });
        note(tradeNo, came, by);
    }

    private void note(TradeNo tradeNo, String state, String words) {
        orders.save(orders.find(tradeNo).orElseThrow(), Step.BANK_STATEMENT, state, words);
    }

    /**
     * People have seen with the insurer that nothing of an order stands there. It is asked once more: only what it refuses
     * is given up.
     *
     * @param by who has seen it
     * @throws ProblemException if it does not answer
     */
    public void settlementSeenGone(PaymentOrder order, String by) {
        cashier.takenBackFromInsurer(order).match(done -> true, refusal -> givenUp(order, by), ManualOrders::silent);
    }

    private static boolean silent(Object reason) {
        throw new ProblemException("INSURANCE_SILENT", "医保系统现在没有应答，不能确认。请稍后再试。", 409);
    }

    private boolean givenUp(PaymentOrder order, String by) {
        insuring.giveUp(order).match(done -> done, ManualOrders::silent, ManualOrders::silent);
        PaymentOrder now = orders.find(order.tradeNo()).orElseThrow();
        orders.save(now, Step.UNSETTLE, "GIVEN_UP", by);
        return true;
    }
}
