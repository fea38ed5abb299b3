package org.houzhen.server.bankcard;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.CardOutcome;
import org.houzhen.wire.CardSale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What kiosks say about their card terminals, and what they hear. Whatever a kiosk repeats changes nothing more. */
final class CardSales {
    private static final Logger LOG = LoggerFactory.getLogger(CardSales.class);
    /** The card terminal was never told in this try; that says nothing of another one. */
    private static final String UNSENT = "UNSENT";

    private static final int WANTED_MAX = 20;
    private static final int TEXT_MAX = 64;

    private final Cashier cashier;
    private final CardTrades trades;

    CardSales(Cashier cashier, CardTrades trades) {
        this.cashier = cashier;
        this.trades = trades;
    }

    /**
     * May the card terminal be told the amount? Only the order's first try ever may; a kiosk that lost its book has another
     * number, and is refused.
     */
    CardSale ask(String terminal, String tradeNo, UUID attempt) {
        PaymentOrder order = own(terminal, tradeNo);
        ProblemException.require(attempt != null);
        CardTrade trade = trades.asked(order.tradeNo(), terminal, attempt.toString());
        if (!trade.attempt().equals(attempt.toString())) {
            throw triedBefore();
        }
        cashier.showCard(order.tradeNo());
        return trades.find(order.tradeNo()).orElseThrow().sale();
    }

    /** A fact about money: stored before it is answered, whatever the order has come to meanwhile. */
    void tell(String terminal, String tradeNo, CardOutcome outcome) {
        PaymentOrder order = own(terminal, tradeNo);
        CardState state = CardState.told(outcome.state()).orElseThrow(CardSales::malformed);
        ProblemException.require(outcome.attempt() != null && isWellFormed(outcome));
        CardTrade before =
                trades.asked(order.tradeNo(), terminal, outcome.attempt().toString());
        if (state == CardState.NOT_TAKEN && UNSENT.equals(outcome.reason()) && !isOf(before, outcome)) {
            throw triedBefore();
        }
        if (before.state() == CardState.HANDED_BACK) {
            LOG.warn("card trade {} was handed back by people, and is now told to be {}", order.tradeNo(), state);
        }
        if (before.state() == CardState.NOT_TAKEN && state == CardState.TAKEN) {
            LOG.warn("card trade {} was taken after all; it is wanted back", order.tradeNo());
        }
        trades.told(
                order.tradeNo(),
                state.meant(before.state(), before.wantedBack()),
                Optional.ofNullable(outcome.reason()).orElse(""),
                Optional.ofNullable(outcome.entry()));
        cashier.hurry(order.tradeNo());
    }

    private static boolean isWellFormed(CardOutcome outcome) {
        boolean entryNeeded = outcome.state().equals(CardState.TAKEN.name());
        return (outcome.reason() == null || outcome.reason().length() <= TEXT_MAX)
                && (outcome.entry() != null || !entryNeeded)
                && (outcome.entry() == null || CardEntries.isWellFormed(outcome.entry(), TEXT_MAX));
    }

    List<CardSale> wantedBack(String terminal) {
        return trades.wantedBack(terminal, WANTED_MAX).stream()
                .map(CardTrade::sale)
                .toList();
    }

    private PaymentOrder own(String terminal, String tradeNo) {
        return TradeNo.parse(tradeNo)
                .flatMap(cashier::find)
                .filter(order -> order.origin().terminal().equals(terminal))
                .orElseThrow(() -> new ProblemException("ORDER_NOT_FOUND", "没有找到这笔交易。请核对交易号，或到人工窗口查询。", 404));
    }

    private static boolean isOf(CardTrade trade, CardOutcome outcome) {
        return trade.attempt().equals(outcome.attempt().toString());
    }

    private static ProblemException triedBefore() {
        return new ProblemException("CARD_TRIED_BEFORE", "这笔交易已经刷过卡，正在核对。请不要重复付款。", 409);
    }

    private static ProblemException malformed() {
        return new ProblemException("MALFORMED_REQUEST", "请求格式不正确。", 400);
    }
}
