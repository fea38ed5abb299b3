package org.houzhen.server.payment;

import java.util.Set;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.wire.Money;

/** Hands every call on; a defect is planted by overriding one. */
public class Passing implements PaymentChannel {
    private final PaymentChannel real;

    public Passing(PaymentChannel real) {
        this.real = real;
    }

    @Override
    public String code() {
        return real.code();
    }

    @Override
    public String title() {
        return real.title();
    }

    @Override
    public Set<Way> ways() {
        return real.ways();
    }

    @Override
    public boolean takes(AuthCode code) {
        return real.takes(code);
    }

    @Override
    public CodeTimes codeTimes() {
        return real.codeTimes();
    }

    @Override
    public Answer<TradeState> payByCode(Request request, AuthCode code) {
        return real.payByCode(request, code);
    }

    @Override
    public Answer<TradeState> payByCard(Request request) {
        return real.payByCard(request);
    }

    @Override
    public Answer<Boolean> handBack(TradeNo tradeNo) {
        return real.handBack(tradeNo);
    }

    @Override
    public Answer<Boolean> notAtBank(TradeNo tradeNo) {
        return real.notAtBank(tradeNo);
    }

    @Override
    public Answer<Money> returnedUnder(TradeNo tradeNo, RefundNo number) {
        return real.returnedUnder(tradeNo, number);
    }

    @Override
    public boolean returnsWhole() {
        return real.returnsWhole();
    }

    @Override
    public Answer<Boolean> reverse(TradeNo tradeNo) {
        return real.reverse(tradeNo);
    }

    @Override
    public Answer<String> createQr(Request request) {
        return real.createQr(request);
    }

    @Override
    public Answer<Trade> query(TradeNo tradeNo) {
        return real.query(tradeNo);
    }

    @Override
    public Answer<Boolean> close(TradeNo tradeNo) {
        return real.close(tradeNo);
    }

    @Override
    public Answer<RefundState> refund(Refund refund) {
        return real.refund(refund);
    }

    @Override
    public Answer<RefundState> queryRefund(TradeNo tradeNo, RefundNo refundNo) {
        return real.queryRefund(tradeNo, refundNo);
    }
}
