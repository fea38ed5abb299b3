package org.houzhen.server.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;
import org.houzhen.wire.Slip;

/** A hospital with one slot, in memory, that keeps its books through every power cut. */
class FakeHospital implements Purpose {
    private static final Duration LOCK = Duration.ofSeconds(240);

    private final Clock clock;
    private final Fault fault;
    private final Money price;
    private final Map<TradeNo, Money> posted = new HashMap<>();
    private final Set<String> tickets = new HashSet<>();
    private TradeNo holder;
    private Instant heldUntil = Instant.EPOCH;
    private boolean soldToAnother;

    FakeHospital(Clock clock, Fault fault, Money price) {
        this.clock = clock;
        this.fault = fault;
        this.price = price;
    }

    void sellToAnother() {
        soldToAnother = true;
    }

    Map<TradeNo, Money> posted() {
        return posted;
    }

    int tickets() {
        return tickets.size();
    }

    boolean heldBy(TradeNo tradeNo) {
        return tradeNo.equals(holder) && clock.instant().isBefore(heldUntil);
    }

    @Override
    public String kind() {
        return "FAKE";
    }

    @Override
    public Answer<Hold> hold(PaymentOrder order) {
        return fault.during(true, () -> {
            holder = order.tradeNo();
            heldUntil = clock.instant().plus(LOCK);
            return Answer.done(new Hold("{}", price, List.of(new FeeLine("诊察费", price)), "门诊挂号", heldUntil));
        });
    }

    @Override
    public Answer<String> fulfil(PaymentOrder order) {
        return fault.during(true, () -> {
            if (posted.containsKey(order.tradeNo())) {
                return Answer.done(receipt(order));
            }
            if (soldToAnother) {
                return Answer.refused("SLOT_TAKEN", "该号已被挂走。");
            }
            posted.put(order.tradeNo(), order.amount());
            return Answer.done(receipt(order));
        });
    }

    private static String receipt(PaymentOrder order) {
        return "{\"registerNo\":\"REG-" + order.tradeNo() + "\"}";
    }

    @Override
    public Answer<Finding> find(PaymentOrder order) {
        return fault.during(
                false,
                () -> Answer.done(
                        posted.containsKey(order.tradeNo())
                                ? new Finding.Found(receipt(order))
                                : new Finding.NotFound(true)));
    }

    @Override
    public Answer<Boolean> release(PaymentOrder order) {
        return fault.during(true, () -> {
            heldUntil = Instant.EPOCH;
            return Answer.done(true);
        });
    }

    @Override
    public Answer<Slip> conclude(PaymentOrder order) {
        return fault.during(true, () -> {
            tickets.add(order.receipt());
            return Answer.done(slip(order));
        });
    }

    @Override
    public Slip concludeWithout(PaymentOrder order) {
        return slip(order);
    }

    private static Slip slip(PaymentOrder order) {
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
