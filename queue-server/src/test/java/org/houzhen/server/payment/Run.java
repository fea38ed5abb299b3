package org.houzhen.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.server.insurance.TestInsurer;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One order from its first request to its end, with what its patient does and one fault on the way. */
final class Run {
    static final Money PRICE = new Money(1_250);
    private static final Set<Stage> READING = EnumSet.of(Stage.OPENED, Stage.QUOTING, Stage.QUOTED);
    private static final int SECONDS_MAX = 4_000;
    private static final int ROUNDS = 6;

    private final FailingDataSource store;
    private final VirtualClock clock;
    private final Story story;
    private final FakeChannel.Manner manner;
    private final FakeChannel channel;
    private final FakeHospital hospital;
    private final TestInsurer insurer;
    private final PaymentChannel channelAsSeen;
    private final Purpose hospitalAsSeen;
    private final UnaryOperator<CoPayer> insurerAsSeen;
    private final String key = UUID.randomUUID().toString();
    private final Random random = new Random();
    private Cashier cashier;
    private final List<Planned> planned = new ArrayList<>();
    private final Fault fault;
    private int restarts;
    private Optional<TradeNo> tradeNo = Optional.empty();

    /** What a planted defect puts between the cashier and the outside. */
    record Defects(
            UnaryOperator<PaymentChannel> channel, UnaryOperator<Purpose> hospital, UnaryOperator<CoPayer> insurer) {
        static final Defects NONE = new Defects(channel -> channel, hospital -> hospital);

        Defects(UnaryOperator<PaymentChannel> channel, UnaryOperator<Purpose> hospital) {
            this(channel, hospital, insurer -> insurer);
        }

        static Defects of(UnaryOperator<CoPayer> insurer) {
            return new Defects(channel -> channel, hospital -> hospital, insurer);
        }
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
        this.channel = story.byCard() ? new FakeCards(clock, fault, story) : new FakeChannel(clock, fault, manner);
        this.hospital = new FakeHospital(clock, fault, story == Story.COSTS_NOTHING ? Money.ZERO : PRICE);
        this.insurer = new TestInsurer(fault);
        this.channelAsSeen = defects.channel().apply(channel);
        this.hospitalAsSeen = defects.hospital().apply(hospital);
        this.insurerAsSeen = defects.insurer();
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
                orders,
                new Channels(List.of(channelAsSeen)),
                new PaymentConfiguration.Works(
                        List.of(hospitalAsSeen),
                        Optional.of(insurerAsSeen.apply(insurer.start(store, clock)))
                                .filter(payer -> story.insured()),
                        SlipAddition.NONE),
                pace,
                site);
        cashier = new Cashier(orders, saga, site, Workers.of(Runnable::run));
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
                    tradeNo.orElseThrow(),
                    PaymentChannel.TradeState.PAID,
                    channel.price(),
                    "T-" + tradeNo.orElseThrow())));
            goOn();
        }
        giveUpTheRest();
        return order();
    }

    /** The insurer's loop goes on when the order is over. */
    private void giveUpTheRest() {
        for (int i = 0; i < ROUNDS && insurer.leftOpen() > 0; i++) {
            clock.advanceTo(clock.instant().plusSeconds(30));
            fault.arrive();
            surviving(() -> insurer.finishEnding(tradeNo.orElseThrow().value()));
        }
    }

    /** WeChat Pay tells nothing of a payment by code. */
    private boolean tells() {
        return manner == FakeChannel.Manner.ALIPAY || !story.presents();
    }

    private void goOn() {
        Instant end = clock.instant().plusSeconds(SECONDS_MAX);
        while (clock.instant().isBefore(end)) {
            fault.arrive();
            channel.beat();
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
        return Stream.of(
                        due,
                        fault.lateAt(),
                        channel.busyUntil(),
                        planned.stream().map(Planned::at).min(Comparator.naturalOrder()))
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
        if (story.insured() && !story.nothingIsLeft() && story != Story.INSURED_AND_SPENDS_ELSEWHERE) {
            insurer.spends();
        }
        if (story == Story.INSURED_NO_LONGER) {
            insurer.expels();
        }
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
        Cashier.Wish wish = story.insured()
                ? Cashier.Wish.insured("P1", "FAKE", "{}")
                : new Cashier.Wish("P1", "FAKE", "{}", means());
        tradeNo = Optional.of(cashier.open("kiosk-1", key, wish).tradeNo());
    }

    private Means means() {
        return story.byCard() ? new Means(Way.CARD, "FAKE") : story.byCode() ? new Means(Way.CODE, "") : Means.ANY;
    }

    private void act() {
        if (story.slotIsGone()) {
            hospital.sellToAnother();
        }
        if (story.insured()) {
            read();
            return;
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
            case CARD,
                    CARD_AND_TYPES_LATER,
                    CARD_IS_REFUSED,
                    CARD_AND_NEVER_TYPES,
                    CARD_AND_CANCELS,
                    CARD_BUT_SLOT_IS_GONE,
                    CARD_BUT_SLOT_IS_GONE_AND_IT_IS_SETTLED,
                    CARD_AND_KIOSK_IS_DEAD -> showCard();
        }
    }

    /** The patient reads who pays how much, as soon as the terminal shows it, and answers for as long as it does. */
    private void read() {
        if (!order().stage().open() || story == Story.INSURED_AND_LEAVES) {
            return;
        }
        boolean reads = READING.contains(order().stage());
        plan(2, reads ? this::read : this::paysTheRest);
        if (order().stage() == Stage.QUOTED) {
            answer();
        }
    }

    private void answer() {
        if (story == Story.INSURED_AND_DECLINES) {
            cashier.cancel(tradeNo.orElseThrow());
        } else {
            cashier.agree(tradeNo.orElseThrow(), means());
        }
    }

    private void paysTheRest() {
        Stage stage = order().stage();
        boolean waits = stage == Stage.HELD || stage == Stage.PAYING;
        if (!waits || story == Story.INSURED_AND_NEVER_PAYS) {
            return;
        }
        if (story == Story.INSURED_AND_SPENDS_ELSEWHERE) {
            insurer.spends();
        }
        plan(2, this::paysTheRest);
        if (story == Story.INSURED_AND_CANCELS_LATER) {
            plan(12, this::payAndTell); // From a photo of the code.
            cashier.cancel(tradeNo.orElseThrow());
        } else if (story.byCard()) {
            cashier.showCard(tradeNo.orElseThrow());
        } else if (story.byCode()) {
            cashier.showCode(tradeNo.orElseThrow(), FakeChannel.PAYMENT_CODE);
        } else {
            channel.pay();
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

    /** The terminal asks for as long as the order waits for it; it is let once. */
    private void showCard() {
        if (!order().stage().open()) {
            return;
        }
        boolean waits = order().awaitsCard() || order().stage() == Stage.OPENED;
        plan(2, waits ? this::showCard : () -> {});
        cashier.showCard(tradeNo.orElseThrow());
        if (story == Story.CARD_AND_CANCELS && order().stage() == Stage.PAYING) {
            cashier.cancel(tradeNo.orElseThrow());
        }
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
        return new RunBooks(new Plot(story, manner), order(), channel, hospital, insurer).violations(fault.refuses());
    }
}
