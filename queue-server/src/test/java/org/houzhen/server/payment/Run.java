package org.houzhen.server.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One order from its first request to its end, with what its patient does and one fault on the way. */
final class Run {
    static final Money PRICE = new Money(1_250);
    private static final int SECONDS_MAX = 4_000;

    /** What the patient and the world do. */
    enum Story {
        PAYS,
        PAYS_AND_CHANNEL_TELLS,
        NEVER_PAYS,
        CANCELS,
        PAYS_WHILE_IT_IS_CLOSED,
        PAYS_BUT_SLOT_IS_GONE,
        PAYS_BUT_SLOT_IS_GONE_AND_REFUND_IS_SLOW,
        COSTS_NOTHING
    }

    private final FailingDataSource store;
    private final VirtualClock clock;
    private final Story story;
    private final FakeChannel channel;
    private final FakeHospital hospital;
    private final PaymentChannel channelAsSeen;
    private final Purpose hospitalAsSeen;
    private final String key = UUID.randomUUID().toString();
    private final Random random = new Random();
    private Cashier cashier;
    private int restarts;
    private Optional<TradeNo> tradeNo = Optional.empty();

    /** What a planted defect puts between the cashier and the outside. */
    record Defects(UnaryOperator<PaymentChannel> channel, UnaryOperator<Purpose> hospital) {
        static final Defects NONE = new Defects(channel -> channel, hospital -> hospital);
    }

    Run(FailingDataSource store, VirtualClock clock, Story story, Fault fault, Defects defects) {
        this.store = store;
        this.clock = clock;
        this.story = story;
        this.channel = new FakeChannel(clock, fault);
        this.hospital = new FakeHospital(clock, fault, story == Story.COSTS_NOTHING ? Money.ZERO : PRICE);
        this.channelAsSeen = defects.channel().apply(channel);
        this.hospitalAsSeen = defects.hospital().apply(hospital);
        start();
    }

    FakeChannel channel() {
        return channel;
    }

    FakeHospital hospital() {
        return hospital;
    }

    Cashier cashier() {
        return cashier;
    }

    int restarts() {
        return restarts;
    }

    PaymentOrder order() {
        return cashier.find(tradeNo.orElseThrow()).orElseThrow();
    }

    private void start() {
        store.powerOn();
        var orders = new PaymentOrders(JdbcClient.create(store), new PowerTransactions(store), clock);
        var site = new Cashier.Site("test", clock, VirtualClock.ZONE, random);
        var pace = new Pace(Duration.ofSeconds(90), Duration.ofSeconds(3));
        Saga saga = PaymentConfiguration.saga(orders, Optional.of(channelAsSeen), List.of(hospitalAsSeen), pace, site);
        cashier = new Cashier(orders, saga, site, Runnable::run);
    }

    /** Goes on until the order is over, and a look longer; every power cut is followed by a start. */
    PaymentOrder toTheEnd() {
        prepare();
        surviving(this::open);
        while (tradeNo.isEmpty()) {
            surviving(this::open); // The terminal asks again with the same key, as it must after a lost answer.
        }
        Instant acts = clock.instant().plusSeconds(10);
        Instant end = clock.instant().plusSeconds(SECONDS_MAX);
        boolean acted = false;
        while (order().stage().open() && clock.instant().isBefore(end)) {
            if (!acted && !clock.instant().isBefore(acts)) {
                acted = true;
                surviving(this::act);
            }
            surviving(() -> cashier.tick());
            clock.advanceTo(acted ? next() : earlier(acts, next()));
        }
        surviving(() -> cashier.tick());
        return order();
    }

    /** When something is due again, and a second from now at the least. */
    private Instant next() {
        Instant soon = clock.instant().plusSeconds(1);
        Instant due = order().progress().nextAt();
        return due.isAfter(soon) ? due : soon;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void surviving(Runnable part) {
        Runnable now = part;
        while (true) {
            try {
                now.run();
                return;
            } catch (PowerCut cut) {
                restarts++;
                start();
                now = () -> cashier.resume();
            }
        }
    }

    private void prepare() {
        if (story == Story.PAYS_WHILE_IT_IS_CLOSED) {
            channel.payWhenClosed();
        }
        if (story == Story.PAYS_BUT_SLOT_IS_GONE_AND_REFUND_IS_SLOW) {
            channel.slowRefunds();
        }
    }

    private void open() {
        tradeNo = Optional.of(cashier.open("kiosk-1", key, new Cashier.Wish("P1", "FAKE", "{}"))
                .tradeNo());
    }

    private void act() {
        boolean slotGone =
                story == Story.PAYS_BUT_SLOT_IS_GONE || story == Story.PAYS_BUT_SLOT_IS_GONE_AND_REFUND_IS_SLOW;
        if (slotGone) {
            hospital.sellToAnother();
        }
        switch (story) {
            case PAYS, PAYS_BUT_SLOT_IS_GONE, PAYS_BUT_SLOT_IS_GONE_AND_REFUND_IS_SLOW -> channel.pay();
            case PAYS_AND_CHANNEL_TELLS -> {
                if (channel.pay()) {
                    cashier.learn(channel.trade(tradeNo.orElseThrow()));
                }
            }
            case CANCELS -> cashier.cancel(tradeNo.orElseThrow());
            case NEVER_PAYS, PAYS_WHILE_IT_IS_CLOSED, COSTS_NOTHING -> {}
        }
    }

    /** What does not add up; empty when all does. */
    List<String> violations() {
        List<String> wrong = new ArrayList<>();
        PaymentOrder order = order();
        long posted = hospital.posted().values().stream().mapToLong(Money::fen).sum();
        long byHand = order.stage() == Stage.MANUAL ? channel.capturedFen() - channel.refundedFen() - posted : 0;
        long unaccounted = channel.capturedFen() - channel.refundedFen() - posted - byHand;
        check(wrong, unaccounted == 0, "unaccounted fen: " + unaccounted);
        check(wrong, channel.captures() <= 1, "captured " + channel.captures() + " times");
        check(wrong, posted <= channel.capturedFen(), "posted without money");
        check(wrong, channel.refundedFen() <= channel.capturedFen(), "refunded more than was paid");
        check(wrong, posted == 0 || channel.refundedFen() == 0, "posted and refunded");
        check(wrong, !order.stage().open(), "not over: " + order.stage());
        checkStage(wrong, order);
        return wrong;
    }

    private void checkStage(List<String> wrong, PaymentOrder order) {
        boolean moneyMoved = channel.captures() > 0 || order.stage() == Stage.DONE;
        check(wrong, !moneyMoved || order.slip().isPresent(), "no slip in " + order.stage());
        check(wrong, order.slip().isPresent() || order.problem().isPresent(), "nothing is said in " + order.stage());
        boolean done = order.stage() == Stage.DONE;
        check(wrong, done == !hospital.posted().isEmpty() || order.stage() == Stage.MANUAL, "posting and stage differ");
        check(wrong, hospital.tickets() <= 1, "tickets: " + hospital.tickets());
        boolean closed = order.stage() == Stage.CLOSED || order.stage() == Stage.FAILED;
        check(wrong, !closed || channel.capturedFen() == 0, "closed with money");
        check(wrong, order.stage() != Stage.CLOSED || !channel.payable(), "closed and still payable");
    }

    private static void check(List<String> wrong, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }
}
