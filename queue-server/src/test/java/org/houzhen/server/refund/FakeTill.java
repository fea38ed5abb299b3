package org.houzhen.server.refund;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.server.payment.Fault;
import org.houzhen.wire.Money;

/** A payment channel in memory that holds what was paid, and keeps its books through every power cut. */
public class FakeTill implements PaymentChannel {
    private final Clock clock;
    private final Fault fault;
    private final Money paid;
    private final Map<RefundNo, Money> returned = new LinkedHashMap<>();
    private final Map<RefundNo, RefundState> states = new LinkedHashMap<>();
    private Instant lastRequest = Instant.EPOCH;
    private boolean hurried;
    public boolean slow;
    public boolean refuses;
    /** Somebody has given all of it back on the platform itself, under {@link #elsewhere}. */
    public boolean returnedElsewhere;

    public FakeTill(Clock clock, Fault fault, Money paid) {
        this.clock = clock;
        this.fault = fault;
        this.paid = paid;
    }

    /** The platform's own number of a refund that somebody makes there. */
    public static RefundNo elsewhere(TradeNo tradeNo) {
        return new RefundNo("503009-" + tradeNo);
    }

    public long returnedFen() {
        long elsewhere = returnedElsewhere ? paid.fen() : 0;
        return elsewhere + returned.values().stream().mapToLong(Money::fen).sum();
    }

    public Money returned(RefundNo number) {
        return returned.getOrDefault(number, Money.ZERO);
    }

    /** Whether it was asked for money of one trade twice within a minute. */
    public boolean hurried() {
        return hurried;
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
    public Answer<RefundState> refund(Refund refund) {
        Instant now = clock.instant();
        hurried |= now.isBefore(lastRequest.plus(Duration.ofMinutes(1)));
        lastRequest = now;
        return fault.during(true, () -> {
            boolean fresh = !returned.containsKey(refund.refundNo());
            if (refuses || fresh && returnedFen() + refund.amount().fen() > paid.fen()) {
                return Answer.refused("NOT_ENOUGH", "余额不足。");
            }
            returned.putIfAbsent(refund.refundNo(), refund.amount());
            states.putIfAbsent(refund.refundNo(), slow ? RefundState.PROCESSING : RefundState.RETURNED);
            return Answer.done(states.get(refund.refundNo()));
        });
    }

    @Override
    public Answer<RefundState> queryRefund(TradeNo tradeNo, RefundNo refundNo) {
        return fault.during(false, () -> {
            RefundState state = states.getOrDefault(refundNo, RefundState.ABSENT);
            states.computeIfPresent(refundNo, (number, now) -> RefundState.RETURNED);
            return Answer.done(state);
        });
    }

    @Override
    public Set<Way> ways() {
        return Set.of(Way.QR);
    }

    @Override
    public boolean takes(AuthCode code) {
        return false;
    }

    @Override
    public CodeTimes codeTimes() {
        throw new UnsupportedOperationException("codeTimes");
    }

    @Override
    public Answer<TradeState> payByCode(Request request, AuthCode code) {
        throw new UnsupportedOperationException("payByCode");
    }

    @Override
    public Answer<Boolean> reverse(TradeNo tradeNo) {
        throw new UnsupportedOperationException("reverse");
    }

    @Override
    public Answer<String> createQr(Request request) {
        throw new UnsupportedOperationException("createQr");
    }

    @Override
    public Answer<Trade> query(TradeNo tradeNo) {
        TradeState state = returnedFen() > 0 ? TradeState.RETURNED : TradeState.PAID;
        return fault.during(false, () -> Answer.done(new Trade(tradeNo, state, paid, "T-" + tradeNo)));
    }

    @Override
    public Answer<Money> returnedUnder(TradeNo tradeNo, RefundNo number) {
        boolean there = returnedElsewhere && number.equals(elsewhere(tradeNo));
        return fault.during(false, () -> Answer.done(there ? paid : returned(number)));
    }

    @Override
    public boolean returnsWhole() {
        return false;
    }

    @Override
    public Answer<Boolean> close(TradeNo tradeNo) {
        throw new UnsupportedOperationException("close");
    }
}
