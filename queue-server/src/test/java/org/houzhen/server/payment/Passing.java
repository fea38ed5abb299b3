package org.houzhen.server.payment;

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
    public Answer<RefundState> queryRefund(RefundNo refundNo) {
        return real.queryRefund(refundNo);
    }
}
