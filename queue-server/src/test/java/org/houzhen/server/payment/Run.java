package org.houzhen.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
        PAYS_FROM_A_PHOTO_AFTER_CANCELLING,
        COSTS_NOTHING,
        SHOWS_CODE,
        SHOWS_CODE_AND_AGREES,
        SHOWS_CODE_AND_AGREES_AND_CHANNEL_TELLS,
        SHOWS_CODE_AND_NEVER_AGREES,
        SHOWS_CODE_AND_AGREES_WHILE_IT_IS_REVERSED,
        SHOWS_CODE_AND_CANCELS,
        SHOWS_CODE_BUT_SLOT_IS_GONE,
        SHOWS_NO_CODE;

        boolean byCode() {
            return name().startsWith("SHOWS_");
        }

        /** Only where a trade is ended before it is paid. */
        boolean mannersDiffer() {
            return name().contains("CANCEL") || name().contains("NEVER") || name().contains("REVERSED");
        }

        boolean slotIsGone() {
            return name().contains("SLOT_IS_GONE");
        }

        boolean agreesLater() {
            return name().contains("AGREES") || this == SHOWS_CODE_AND_CANCELS;
        }
    }

    private final FailingDataSource store;
    private final VirtualClock clock;
    private final Story story;
    private final FakeChannel.Manner manner;
    private final FakeChannel channel;
    private final FakeHospital hospital;
    private final PaymentChannel channelAsSeen;
    private final Purpose hospitalAsSeen;
    private final String key = UUID.randomUUID().toString();
    private final Random random = new Random();
    private Cashier cashier;
    private final List<Planned> planned = new ArrayList<>();
    private final Fault fault;
    private int restarts;
    private Optional<TradeNo> tradeNo = Optional.empty();

    /** What a planted defect puts between the cashier and the outside. */
    record Defects(UnaryOperator<PaymentChannel> channel, UnaryOperator<Purpose> hospital) {
        static final Defects NONE = new Defects(channel -> channel, hospital -> hospital);
    }

    private record Planned(Instant at, Runnable act) {}

    /** What happens, and with which kind of channel. */
    record Plot(Story story, FakeChannel.Manner manner) {
        static List<Plot> all() {
            return Stream.of(Story.values())
                    .flatMap(story -> Stream.of(FakeChannel.Manner.values()).map(manner -> new Plot(story, manner)))
                    .filter(plot -> plot.manner() == FakeChannel.Manner.WECHAT
                            || plot.story().mannersDiffer())
                    .toList();
        }
    }

    Run(FailingDataSource store, VirtualClock clock, Story story, Fault fault, Defects defects) {
        this(store, clock, new Plot(story, FakeChannel.Manner.WECHAT), fault, defects);
    }

    Run(FailingDataSource store, VirtualClock clock, Plot plot, Fault fault, Defects defects) {
        this.store = store;
        this.fault = fault;
        this.story = plot.story();
        this.manner = plot.manner();
        this.clock = clock;
        this.channel = new FakeChannel(clock, fault, manner);
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
        Saga saga = PaymentConfiguration.saga(
                orders, new Channels(List.of(channelAsSeen)), List.of(hospitalAsSeen), pace, site);
        cashier = new Cashier(orders, saga, site, Runnable::run);
    }

    /** Goes on until the order is over and nothing is on its way; then the channel tells all again. */
    PaymentOrder toTheEnd() {
        prepare();
        surviving(this::open);
        while (tradeNo.isEmpty()) {
            surviving(this::open); // The terminal asks again with the same key, as it must after a lost answer.
        }
        plan(10, this::act);
        goOn();
        if (channel.captures() > 0 && tells()) {
            surviving(() -> tell(new PaymentChannel.Trade(
                    tradeNo.orElseThrow(), PaymentChannel.TradeState.PAID, PRICE, "T-" + tradeNo.orElseThrow())));
            goOn();
        }
        return order();
    }

    /** WeChat Pay tells nothing of a payment by code. */
    private boolean tells() {
        return manner == FakeChannel.Manner.ALIPAY || !story.byCode();
    }

    private void goOn() {
        Instant end = clock.instant().plusSeconds(SECONDS_MAX);
        while (clock.instant().isBefore(end)) {
            fault.arrive();
            act(clock.instant());
            surviving(() -> cashier.tick());
            Optional<Instant> next = next();
            if (next.isEmpty()) {
                return;
            }
            clock.advanceTo(next.get());
        }
    }

    private void act(Instant now) {
        List<Planned> due =
                planned.stream().filter(one -> !now.isBefore(one.at())).toList();
        planned.removeAll(due);
        due.forEach(one -> surviving(one.act()));
    }

    private void plan(int seconds, Runnable act) {
        planned.add(new Planned(clock.instant().plusSeconds(seconds), act));
    }

    /** When something happens again; nothing is due earlier than in a second. */
    private Optional<Instant> next() {
        Instant soon = clock.instant().plusSeconds(1);
        Optional<Instant> due =
                order().stage().open() ? Optional.of(order().progress().nextAt()) : Optional.<Instant>empty();
        return Stream.of(due, fault.lateAt(), planned.stream().map(Planned::at).min(Comparator.naturalOrder()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(at -> at.isAfter(soon) ? at : soon);
    }

    private void tell(PaymentChannel.Trade trade) {
        boolean taken = false;
        try {
            cashier.learn("FAKE", trade);
            taken = true;
        } catch (UnprovenException e) {
            assertThat(order().stage().open()).isFalse();
        } finally {
            if (!taken) {
                plan(15, () -> tell(trade)); // It is told again.
            }
        }
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
        if (story.agreesLater()) {
            channel.askToAgree();
        }
        if (story == Story.PAYS_WHILE_IT_IS_CLOSED || story == Story.SHOWS_CODE_AND_AGREES_WHILE_IT_IS_REVERSED) {
            channel.payWhenClosed();
        }
        if (story == Story.PAYS_BUT_SLOT_IS_GONE_AND_REFUND_IS_SLOW) {
            channel.slowRefunds();
        }
    }

    private void open() {
        Means means = story.byCode() ? new Means(Way.CODE, "") : Means.ANY;
        tradeNo = Optional.of(cashier.open("kiosk-1", key, new Cashier.Wish("P1", "FAKE", "{}", means))
                .tradeNo());
    }

    private void act() {
        if (story.slotIsGone()) {
            hospital.sellToAnother();
        }
        switch (story) {
            case PAYS, PAYS_BUT_SLOT_IS_GONE, PAYS_BUT_SLOT_IS_GONE_AND_REFUND_IS_SLOW -> channel.pay();
            case PAYS_AND_CHANNEL_TELLS -> payAndTell();
            case CANCELS -> cashier.cancel(tradeNo.orElseThrow());
            case PAYS_FROM_A_PHOTO_AFTER_CANCELLING -> {
                plan(12, this::payAndTell);
                cashier.cancel(tradeNo.orElseThrow());
            }
            case NEVER_PAYS, PAYS_WHILE_IT_IS_CLOSED, COSTS_NOTHING, SHOWS_NO_CODE -> {}
            case SHOWS_CODE,
                    SHOWS_CODE_AND_AGREES,
                    SHOWS_CODE_AND_AGREES_AND_CHANNEL_TELLS,
                    SHOWS_CODE_AND_NEVER_AGREES,
                    SHOWS_CODE_AND_AGREES_WHILE_IT_IS_REVERSED,
                    SHOWS_CODE_AND_CANCELS,
                    SHOWS_CODE_BUT_SLOT_IS_GONE -> show();
        }
    }

    private void payAndTell() {
        if (channel.pay()) {
            tell(channel.trade(tradeNo.orElseThrow()));
        }
    }

    /** The patient shows the code for as long as the terminal asks for it. */
    private void show() {
        if (!order().stage().open()) {
            return;
        }
        plan(2, order().awaitsCode() || order().stage() == Stage.OPENED ? this::show : this::afterwards);
        cashier.showCode(tradeNo.orElseThrow(), FakeChannel.PAYMENT_CODE);
    }

    private void afterwards() {
        switch (story) {
            case SHOWS_CODE_AND_AGREES -> plan(18, channel::pay);
            case SHOWS_CODE_AND_AGREES_AND_CHANNEL_TELLS -> plan(18, this::payAndTell);
            case SHOWS_CODE_AND_CANCELS -> {
                plan(10, channel::pay); // And agrees all the same, before it can be reversed.
                cashier.cancel(tradeNo.orElseThrow());
            }
            default -> {}
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
        check(wrong, channel.codesUsed() <= 1, "a payment code was used " + channel.codesUsed() + " times");
        check(wrong, channel.earlyReversals() == 0, "reversed too early");
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
        check(wrong, !closed || channel.capturedFen() == channel.refundedFen(), "closed with money");
        boolean mayStillBePaid = manner == FakeChannel.Manner.ALIPAY && !story.byCode();
        check(wrong, order.stage() != Stage.CLOSED || !channel.payable() || mayStillBePaid, "closed and still payable");
    }

    private static void check(List<String> wrong, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }
}
