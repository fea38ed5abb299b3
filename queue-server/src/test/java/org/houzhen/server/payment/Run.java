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
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.insurance.TestInsurer;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.TestRefunds;
import org.houzhen.wire.Money;

/** One order from its first request to its end, with what its patient does and one fault on the way. */
final class Run {
    static final Money PRICE = new Money(1_250);
    private static final int SECONDS_MAX = 4_000;
    private static final int DAYS_IN_SECONDS = 300_000;
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
    private final Patient patient;
    private final Clerk clerk;
    private final Kiosk kiosk;
    private final ServerClock server;
    private Cashier cashier;
    private RefundDesk refunds;
    private final List<Planned> planned = new ArrayList<>();
    private final Fault fault;
    private final Defects defects;
    private int restarts;
    private Optional<TradeNo> tradeNo = Optional.empty();
    private Watch watch = Watch.NOBODY;
    private String where = "";

    private record Planned(Instant at, String what, Runnable act) {}

    /** Looks at a run wherever all that it goes on from is stored or in somebody's books: no call is under way. */
    interface Watch {
        Watch NOBODY = run -> {};

        void look(Run run);
    }

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
        this.server = new ServerClock(clock);
        this.defects = defects;
        this.fault = fault;
        this.story = plot.story();
        this.manner = plot.manner();
        this.clock = clock;
        this.channel = story.byCard() ? new FakeCards(clock, fault, story) : new FakeChannel(clock, fault, manner);
        this.hospital = new FakeHospital(clock, fault, story.costsNothing() ? Money.ZERO : PRICE);
        this.insurer = new TestInsurer(fault);
        this.channelAsSeen = defects.channel().apply(channel);
        this.hospitalAsSeen = defects.hospital().apply(hospital);
        this.insurerAsSeen = defects.insurer();
        this.patient = new Patient(this, story, channel);
        this.clerk = new Clerk(this, story);
        this.kiosk = new Kiosk(this);
        forgetOthers();
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

    Run watchedBy(Watch watcher) {
        watch = watcher;
        return this;
    }

    /** By so much the server's own clock is set back, once, when it is first started again. */
    Run setBackBy(Duration by) {
        server.setBackBy(by);
        return this;
    }

    /** As {@link #setBackBy}, while it runs, so many seconds after the first request. */
    Run setBackAfter(int seconds, Duration by) {
        plan(seconds, "clock", server::setBack);
        return setBackBy(by);
    }

    Fault fault() {
        return fault;
    }

    String key() {
        return key;
    }

    Kiosk kiosk() {
        return kiosk;
    }

    RefundDesk refunds() {
        return refunds;
    }

    List<RefundOrder> refunded() {
        return tradeNo.map(refunds::of).orElse(List.of());
    }

    Optional<TradeNo> tradeNo() {
        return tradeNo;
    }

    TestInsurer insurer() {
        return insurer;
    }

    /** How its story goes on, beside what the books say: where it stands, and what its patient has in mind. */
    List<String> rest() {
        Instant now = clock.instant();
        return Stream.concat(
                        Stream.of(
                                where,
                                "known " + tradeNo.isPresent(),
                                "cut " + store.isCut(),
                                "pressed " + clerk.pressed(),
                                fault.delayed(),
                                "kiosk " + kiosk.words(now)),
                        planned.stream().map(one -> one.what() + " in " + Duration.between(now, one.at())))
                .toList();
    }

    private void pause(String place) {
        where = place;
        (hospital.isAway() ? Watch.NOBODY : watch).look(this); // Nothing is new before it is back.
    }

    PaymentOrder order() {
        return cashier.find(tradeNo.orElseThrow()).orElseThrow();
    }

    /** What runs with a planted defect left to people in the same store is no business of this one. */
    private void forgetOthers() {
        store.powerOn();
        store.jdbc()
                .sql("update payment_order set stage = 'CLOSED' where stage = 'MANUAL'")
                .update();
        store.jdbc().sql("update refund_order set open = 0 where open = 1").update();
    }

    private void start() {
        store.powerOn();
        var orders = new PaymentOrders(store.jdbc(), new PowerTransactions(store), server, List.of(), defects.waits());
        var site = new Cashier.Site("test", server, VirtualClock.ZONE, random);
        var pace = new Pace(Duration.ofSeconds(90), Duration.ofSeconds(3));
        Saga saga = PaymentConfiguration.saga(
                orders,
                new Channels(List.of(channelAsSeen)),
                new PaymentConfiguration.Works(
                        List.of(hospitalAsSeen),
                        Optional.of(insurerAsSeen.apply(insurer.start(store, server)))
                                .filter(payer -> story.insured()),
                        SlipAddition.NONE),
                pace,
                site);
        cashier = new Cashier(orders, saga, site, Workers.of(Runnable::run));
        refunds = TestRefunds.unposted(store, server, cashier, site, channelAsSeen);
    }

    /** Goes on until the order is over and nothing is on its way; then the channel tells all again. */
    PaymentOrder toTheEnd() {
        prepare();
        surviving("opening", this::open);
        while (tradeNo.isEmpty()) {
            surviving(
                    "opening",
                    this::open); // The terminal asks again with the same key, as it must after a lost answer.
        }
        plan(10, "act", patient::act);
        goOn("first");
        if (channel.captures() > 0 && tells()) {
            surviving(
                    "telling again",
                    () -> tell(new PaymentChannel.Trade(
                            tradeNo.orElseThrow(),
                            PaymentChannel.TradeState.PAID,
                            channel.trade(tradeNo.orElseThrow()).amount(),
                            "T-" + tradeNo.orElseThrow())));
            goOn("told again");
        }
        comeToPeople();
        giveUpTheRest();
        if (story.kioskIsGone() && !order().stage().open()) {
            channel.comeBack();
            goOn("the kiosk is back");
        }
        return order();
    }

    /** What came to a person is led out of there by what the page offers, and by nothing else. */
    private void comeToPeople() {
        while (order().stage().isForAPerson() && clerk.goesOn()) {
            pause("a person " + clerk.pressed());
            fault.arrive();
            surviving("a person presses", clerk::press);
            goOn("after a person");
            if (order().stage().isForAPerson()) {
                clock.advance(Clerk.BETWEEN);
                goOn("before a person comes again");
            }
        }
    }

    /** The insurer's loop goes on when the order is over. */
    private void giveUpTheRest() {
        for (int i = 0; i < ROUNDS && insurer.leftOpen() > 0; i++) {
            pause("giving up " + i);
            clock.advanceTo(clock.instant().plusSeconds(30));
            fault.arrive();
            surviving(
                    "giving up " + i,
                    () -> insurer.finishEnding(tradeNo.orElseThrow().value()));
        }
    }

    /** WeChat Pay tells nothing of a payment by code. */
    private boolean tells() {
        return manner == FakeChannel.Manner.ALIPAY || !story.presents();
    }

    private void goOn(String part) {
        Instant end = clock.instant().plusSeconds(story.takesDays() ? DAYS_IN_SECONDS : SECONDS_MAX);
        while (clock.instant().isBefore(end)) {
            pause(part);
            fault.arrive();
            channel.beat();
            act(clock.instant(), part);
            surviving(part + " ticking", this::tick);
            kiosk.await();
            Optional<Instant> next = next();
            if (next.isEmpty()) {
                return;
            }
            clock.advanceTo(next.get());
        }
    }

    private void tick() {
        cashier.tick();
        TestRefunds.tick(refunds);
    }

    private void act(Instant now, String part) {
        List<Planned> due =
                planned.stream().filter(one -> !now.isBefore(one.at())).toList();
        planned.removeAll(due);
        for (int i = 0; i < due.size(); i++) {
            List<String> left = due.stream().skip(i).map(Planned::what).toList();
            surviving(part + " " + left, due.get(i).act());
        }
    }

    void planAt(Instant at, String what, Runnable act) {
        planned.add(new Planned(at, what, act));
    }

    void plan(int seconds, String what, Runnable act) {
        planned.add(new Planned(clock.instant().plusSeconds(seconds), what, act));
    }

    /** When something happens again; not earlier than in a second, and hardly anything while the hospital is away. */
    private Optional<Instant> next() {
        Duration step = channel.isAway() ? FakeChannel.AWAY : Duration.ofSeconds(hospital.isAway() ? 300 : 1);
        Instant soon = clock.instant().plus(step);
        PaymentOrder order = order();
        Optional<Instant> due =
                order.stage().open() ? Optional.of(order.progress().nextAt()) : Optional.empty();
        Optional<Instant> refund = refunded().stream()
                .flatMap(each -> TestRefunds.nextAt(each).stream())
                .findFirst();
        return Stream.of(
                        due.map(server::inTheWorld),
                        refund.map(server::inTheWorld),
                        fault.lateAt(),
                        channel.busyUntil(),
                        planned.stream().map(Planned::at).min(Comparator.naturalOrder()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(at -> at.isAfter(soon) ? at : soon);
    }

    void tell(PaymentChannel.Trade trade) {
        boolean taken = false;
        try {
            cashier.learn("FAKE", trade);
            taken = true;
        } catch (UnprovenException e) {
            assertThat(order().stage().open()).isFalse();
        } finally {
            if (!taken) {
                plan(15, "tell", () -> tell(trade)); // It is told again.
            }
        }
    }

    private void surviving(String place, Runnable part) {
        Runnable now = part;
        while (true) {
            try {
                now.run();
                return;
            } catch (PowerCut cut) {
                restarts++;
                server.setBack();
                start();
                pause(place + " after a restart");
                now = this::resume;
            }
        }
    }

    private void resume() {
        cashier.resume();
        TestRefunds.resume(refunds);
    }

    private void prepare() {
        if (story.fallsSilent()) {
            hospital.fallsSilent(story.hasHeard(), story.cancelsIt());
        }
        if (story.insured() && !story.nothingIsLeft() && story != Story.INSURED_AND_SPENDS_ELSEWHERE) {
            insurer.spends();
        }
        if (story == Story.INSURED_NO_LONGER) {
            insurer.expels();
        }
        channel.follow(story);
    }

    private void open() {
        Cashier.Wish wish = story.insured()
                ? Cashier.Wish.insured("P1", "FAKE", "{}")
                : new Cashier.Wish("P1", "FAKE", "{}", patient.means());
        tradeNo = Optional.of(cashier.open("kiosk-1", key, wish).tradeNo());
    }

    /** What does not add up; empty when all does. */
    List<String> violations() {
        var books = new RunBooks(
                new Plot(story, manner), order(), refunded(), RunBooks.shown(this), channel, hospital, insurer);
        return books.violations(fault.refused(), new Ledger(store.jdbc()));
    }
}
