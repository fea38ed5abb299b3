package org.houzhen.server.payment;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.houzhen.wire.Money;

/** A payment channel in memory that keeps its books through every power cut. */
class FakeChannel implements PaymentChannel {
    private final Clock clock;
    private final Fault fault;
    private final Map<RefundNo, RefundState> refunds = new HashMap<>();
    private Request opened;
    private boolean closed;
    private boolean paysWhenClosed;
    private boolean slowRefunds;
    private int captures;
    private long refundedFen;

    FakeChannel(Clock clock, Fault fault) {
        this.clock = clock;
        this.fault = fault;
    }

    /** The patient presses the button; a code that is not there, over, closed or used takes no money. */
    boolean pay() {
        boolean payable =
                opened != null && !closed && captures == 0 && clock.instant().isBefore(opened.payBefore());
        if (payable) {
            captures++;
        }
        return payable;
    }

    /** The patient pays in the very moment in which the trade is about to be closed. */
    void payWhenClosed() {
        paysWhenClosed = true;
    }

    void slowRefunds() {
        slowRefunds = true;
    }

    long capturedFen() {
        return opened == null ? 0 : captures * opened.amount().fen();
    }

    long refundedFen() {
        return refundedFen;
    }

    int captures() {
        return captures;
    }

    boolean payable() {
        return opened != null && !closed && captures == 0;
    }

    @Override
    public String code() {
        return "FAKE";
    }

    @Override
    public String title() {
        return "试验支付";
    }

    @Override
    public Answer<String> createQr(Request request) {
        return fault.during(true, () -> {
            if (opened != null && !opened.equals(request)) {
                return Answer.refused("INVALID_REQUEST", "同一单号内容不同。");
            }
            opened = request;
            return captures > 0 ? Answer.refused("ORDER_PAID", "已支付。") : Answer.done("code:" + request.tradeNo());
        });
    }

    @Override
    public Answer<Trade> query(TradeNo tradeNo) {
        return fault.during(false, () -> Answer.done(trade(tradeNo)));
    }

    Trade trade(TradeNo tradeNo) {
        if (opened == null) {
            return new Trade(tradeNo, TradeState.ABSENT, Money.ZERO, "");
        }
        if (captures > 0) {
            TradeState state = refundedFen > 0 ? TradeState.RETURNED : TradeState.PAID;
            return new Trade(tradeNo, state, opened.amount(), "T-" + tradeNo);
        }
        return new Trade(tradeNo, closed ? TradeState.CLOSED : TradeState.UNPAID, Money.ZERO, "");
    }

    @Override
    public Answer<Boolean> close(TradeNo tradeNo) {
        return fault.during(true, () -> {
            if (paysWhenClosed && payable()) {
                captures++;
            }
            if (captures > 0) {
                return Answer.refused("ORDER_PAID", "已支付。");
            }
            if (opened == null) {
                return Answer.refused("ORDER_NOT_EXIST", "无此单。");
            }
            closed = true;
            return Answer.done(true);
        });
    }

    @Override
    public Answer<RefundState> refund(Refund refund) {
        return fault.during(true, () -> {
            if (captures == 0) {
                return Answer.refused("NOT_PAID", "未支付。");
            }
            if (!refunds.containsKey(refund.refundNo())) {
                refundedFen += refund.amount().fen();
                refunds.put(refund.refundNo(), slowRefunds ? RefundState.PROCESSING : RefundState.RETURNED);
            }
            return Answer.done(refunds.get(refund.refundNo()));
        });
    }

    @Override
    public Answer<RefundState> queryRefund(RefundNo refundNo) {
        return fault.during(
                false,
                () -> Answer.done(
                        refunds.computeIfPresent(refundNo, (number, state) -> RefundState.RETURNED) == null
                                ? RefundState.ABSENT
                                : RefundState.RETURNED));
    }
}
