package org.houzhen.server.registration;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.wire.Money;

/** A payment channel in memory; the wire has tests of its own. */
final class TillChannel implements PaymentChannel {
    private final Map<TradeNo, Trade> trades = new ConcurrentHashMap<>();
    private final Map<TradeNo, Money> prices = new ConcurrentHashMap<>();
    private final Map<RefundNo, Money> refunds = new ConcurrentHashMap<>();
    private final Map<RefundNo, String> reasons = new ConcurrentHashMap<>();

    /** The patient pays, however late. */
    Trade pay(TradeNo tradeNo) {
        return trades.compute(
                tradeNo, (number, trade) -> new Trade(number, TradeState.PAID, prices.get(number), "4200-" + number));
    }

    Map<RefundNo, Money> refunds() {
        return refunds;
    }

    /** Why, as the patient's phone shows it. */
    String reason(String refundNo) {
        return reasons.get(new RefundNo(refundNo));
    }

    @Override
    public String code() {
        return "WECHAT";
    }

    @Override
    public String title() {
        return "微信支付";
    }

    @Override
    public Set<Way> ways() {
        return EnumSet.allOf(Way.class);
    }

    @Override
    public boolean takes(AuthCode code) {
        return code.prefix() == 13;
    }

    @Override
    public CodeTimes codeTimes() {
        return new CodeTimes(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(45), Duration.ZERO);
    }

    @Override
    public Answer<TradeState> payByCode(Request request, AuthCode code) {
        createQr(request);
        pay(request.tradeNo());
        return Answer.done(TradeState.PAID);
    }

    @Override
    public Answer<Boolean> reverse(TradeNo tradeNo) {
        trades.put(tradeNo, new Trade(tradeNo, TradeState.CLOSED, Money.ZERO, ""));
        return Answer.done(true);
    }

    @Override
    public Answer<String> createQr(Request request) {
        prices.put(request.tradeNo(), request.amount());
        trades.putIfAbsent(request.tradeNo(), new Trade(request.tradeNo(), TradeState.UNPAID, Money.ZERO, ""));
        return Answer.done("weixin://" + request.tradeNo());
    }

    @Override
    public Answer<Trade> query(TradeNo tradeNo) {
        return Answer.done(trades.getOrDefault(tradeNo, new Trade(tradeNo, TradeState.ABSENT, Money.ZERO, "")));
    }

    @Override
    public Answer<Boolean> close(TradeNo tradeNo) {
        Trade trade = trades.computeIfPresent(
                tradeNo,
                (number, now) ->
                        now.state() == TradeState.UNPAID ? new Trade(number, TradeState.CLOSED, Money.ZERO, "") : now);
        return trade != null && trade.state() == TradeState.PAID
                ? Answer.refused("ORDER_PAID", "已支付。")
                : Answer.done(true);
    }

    @Override
    public Answer<RefundState> refund(Refund refund) {
        refunds.put(refund.refundNo(), refund.amount());
        reasons.put(refund.refundNo(), refund.reason());
        return Answer.done(RefundState.RETURNED);
    }

    @Override
    public Answer<RefundState> queryRefund(TradeNo tradeNo, RefundNo refundNo) {
        return Answer.done(refunds.containsKey(refundNo) ? RefundState.RETURNED : RefundState.ABSENT);
    }
}
