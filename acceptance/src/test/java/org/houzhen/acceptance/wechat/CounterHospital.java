package org.houzhen.acceptance.wechat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Purpose;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;
import org.houzhen.wire.Slip;

/** Something to pay for whose books a test can read. */
final class CounterHospital implements Purpose {
    static final Money PRICE = new Money(1_250);

    private final Map<TradeNo, Money> posted = new ConcurrentHashMap<>();
    private volatile boolean soldOut;

    void soldOut(boolean now) {
        soldOut = now;
    }

    void reset() {
        soldOut = false;
        posted.clear();
    }

    Map<TradeNo, Money> posted() {
        return posted;
    }

    @Override
    public String kind() {
        return "COUNTER";
    }

    @Override
    public Answer<Hold> hold(PaymentOrder order) {
        Instant until = order.origin().at().plus(Duration.ofMinutes(10));
        return Answer.done(new Hold("{}", PRICE, List.of(new FeeLine("诊察费", PRICE)), "门诊挂号", until));
    }

    @Override
    public Answer<String> fulfil(PaymentOrder order) {
        if (soldOut) {
            return Answer.refused("SLOT_TAKEN", "这个号刚刚被约走了。");
        }
        posted.put(order.tradeNo(), order.amount());
        return Answer.done("{}");
    }

    @Override
    public Answer<Finding> find(PaymentOrder order) {
        return Answer.done(posted.containsKey(order.tradeNo()) ? new Finding.Found("{}") : new Finding.NotFound(true));
    }

    @Override
    public Answer<Boolean> release(PaymentOrder order) {
        return Answer.done(true);
    }

    @Override
    public Answer<Slip> conclude(PaymentOrder order) {
        return Answer.done(concludeWithout(order));
    }

    @Override
    public Slip concludeWithout(PaymentOrder order) {
        return new Slip(
                order.tradeNo() + "-1",
                "挂号凭条",
                "A001",
                List.of(),
                order.tradeNo().value(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }
}
