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
    /** Longer than is waited before a person is called. */
    private static final Duration SILENCE = Duration.ofMinutes(45);

    private static final Duration LOCK = Duration.ofSeconds(240);

    private final Clock clock;
    private final Fault fault;
    private final Money price;
    private final Map<TradeNo, Money> posted = new HashMap<>();
    private final Set<String> tickets = new HashSet<>();
    private TradeNo holder;
    private Instant heldUntil = Instant.EPOCH;
    private boolean soldToAnother;
    private boolean fallsSilent;
    private boolean hears;
    private boolean cancelsMeanwhile;
    private Instant silentUntil = Instant.EPOCH;

    FakeHospital(Clock clock, Fault fault, Money price) {
        this.clock = clock;
        this.fault = fault;
        this.price = price;
    }

    void sellToAnother() {
        soldToAnother = true;
    }

    /** Told of the money, it answers nothing, and nothing after it; until it is back, with or without what it was told. */
    void fallsSilent(boolean hearing, boolean cancelling) {
        fallsSilent = true;
        hears = hearing;
        cancelsMeanwhile = cancelling;
    }

    /** Somebody voids in the hospital's own system what it has. */
    void voidAll() {
        posted.clear();
    }

    boolean isAway() {
        return clock.instant().isBefore(silentUntil);
    }

    private boolean isSilent() {
        boolean silent = isAway();
        if (!silent && !silentUntil.equals(Instant.EPOCH)) {
            silentUntil = Instant.EPOCH;
            if (cancelsMeanwhile) {
                posted.clear();
            }
        }
        return silent;
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
        if (isSilent()) {
            return Answer.unknown("silent");
        }
        if (!fallsSilent) {
            return told(order);
        }
        fallsSilent = false;
        silentUntil = clock.instant().plus(SILENCE);
        if (hears) {
            told(order);
        }
        return Answer.unknown("silent");
    }

    private Answer<String> told(PaymentOrder order) {
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
        return isSilent()
                ? Answer.unknown("silent")
                : fault.during(
                        false,
                        () -> Answer.done(
                                posted.containsKey(order.tradeNo())
                                        ? new Finding.Found(receipt(order))
                                        : new Finding.NotFound(true)));
    }

    @Override
    public Answer<Boolean> release(PaymentOrder order) {
        return isSilent()
                ? Answer.unknown("silent")
                : fault.during(true, () -> {
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
