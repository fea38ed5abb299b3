package org.houzhen.server.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For tests of what follows a payment: a cashier over a store, and orders that are paid. */
public final class PaidOrders {
    private final PaymentOrders orders;
    private final FirstOrder first;
    private final Cashier cashier;
    private final Cashier.Site site;
    private final Random random = new Random();

    public PaidOrders(DataSource store, Clock clock, PaymentChannel channel, Purpose purpose) {
        this(store, clock, channel, purpose, Optional.empty());
    }

    public PaidOrders(
            DataSource store, Clock clock, PaymentChannel channel, Purpose purpose, Optional<CoPayer> insurer) {
        this.site = new Cashier.Site("test", clock, VirtualClock.ZONE, random);
        this.first = new FirstOrder(JdbcClient.create(store));
        this.orders = new PaymentOrders(JdbcClient.create(store), new PowerTransactions(store), clock);
        var pace = new Pace(Duration.ofSeconds(90), Duration.ofSeconds(3));
        var works = new PaymentConfiguration.Works(List.of(purpose), insurer, SlipAddition.NONE);
        Saga saga = PaymentConfiguration.saga(orders, new Channels(List.of(channel)), works, pace, site);
        this.cashier = new Cashier(orders, saga, site, Workers.of(Runnable::run));
    }

    public Cashier cashier() {
        return cashier;
    }

    public FirstOrder first() {
        return first;
    }

    public SettledOrders settled() {
        return new SettledOrders(orders);
    }

    public Cashier.Site site() {
        return site;
    }

    /** An order that is over, and was paid unless it is closed. */
    public TradeNo paid(String kind, Money amount, Stage stage) {
        return paid("FAKE", kind, amount, stage, Optional.empty());
    }

    /** As {@link #paid}, by a channel that need not be there. */
    public TradeNo paidBy(String channel, Money amount, Stage stage) {
        return paid(channel, "BILLS", amount, stage, Optional.empty());
    }

    /** As {@link #paid}, with the insurer's part settled, which the insurer is asked for. */
    public TradeNo insured(String kind, Money total, Stage stage, Function<PaymentOrder, PaymentOrder.Cover> settles) {
        return paid("FAKE", kind, total, stage, Optional.of(settles));
    }

    /** As {@link #insured}, the rest by a channel that need not be there. */
    public TradeNo insuredBy(
            String channel, Money total, Stage stage, Function<PaymentOrder, PaymentOrder.Cover> settles) {
        return paid(channel, "BILLS", total, stage, Optional.of(settles));
    }

    /** It came to people for this reason. */
    public void manual(TradeNo tradeNo, String code) {
        PaymentOrder order = cashier.find(tradeNo).orElseThrow();
        orders.save(order.because(new Problem(code, "已转人工处理。", 409)));
    }

    /** Its channel took this much, whatever it was asked for. */
    public void took(TradeNo tradeNo, Money taken) {
        PaymentOrder order = cashier.find(tradeNo).orElseThrow();
        orders.save(order.proven(order.channelNo(), taken));
    }

    /** It goes on, and the book with it. */
    public void becomes(TradeNo tradeNo, Stage stage) {
        PaymentOrder order = cashier.find(tradeNo).orElseThrow();
        orders.save(order.with(stage, order.progress()));
    }

    private TradeNo paid(
            String channel,
            String kind,
            Money amount,
            Stage stage,
            Optional<Function<PaymentOrder, PaymentOrder.Cover>> settles) {
        Instant now = site.clock().instant();
        var origin = new PaymentOrder.Origin(
                "kiosk-1",
                "P1",
                kind,
                UUID.randomUUID().toString(),
                "{}",
                new Means(Way.QR, channel),
                settles.isPresent(),
                now);
        TradeNo tradeNo = TradeNo.draw(LocalDate.ofInstant(now, site.zone()), random);
        var hold = new Purpose.Hold("{}", amount, List.of(new FeeLine("诊察费", amount)), "门诊挂号", now);
        PaymentOrder held = PaymentOrder.open(tradeNo, origin).held(hold, now);
        PaymentOrder covered = settles.map(settle -> settle.apply(held))
                .map(cover -> held.quoted(cover.split()).settled(cover.settlement()))
                .orElse(held);
        boolean free = stage == Stage.CLOSED || settles.isPresent() && covered.free();
        PaymentOrder order = free ? covered : covered.proven("T-" + tradeNo, covered.amount());
        orders.insert(PaymentOrder.open(tradeNo, origin), "", Instant.EPOCH);
        PaymentOrder stored = order.with(stage, order.progress());
        if (order.cover().settlement().isEmpty()) {
            orders.save(stored);
        } else {
            orders.save(stored, Step.SETTLE, "DONE", "");
        }
        return tradeNo;
    }
}
