package org.houzhen.server.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.Trade;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.store.Store;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CashierIT {
    private static final Cashier.Wish WISH = new Cashier.Wish("P1", "FAKE", "{\"slotId\":\"7\"}");

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private Store store;
    private PaymentOrders orders;
    private FakeChannel channel;
    private FakeHospital hospital;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        orders = new PaymentOrders(store.jdbc(), store.transactions(), clock);
        Fault none = Fault.none(new FailingDataSource(store.dataSource()));
        channel = new FakeChannel(clock, none);
        hospital = new FakeHospital(clock, none, Run.PRICE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Cashier cashier(Optional<PaymentChannel> used, Purpose purpose) {
        Cashier.Site site = site();
        var pace = new Pace(Duration.ofSeconds(90), Duration.ofSeconds(3));
        return new Cashier(
                orders,
                PaymentConfiguration.saga(orders, new Channels(used.stream().toList()), List.of(purpose), pace, site),
                site,
                Workers.of(Runnable::run));
    }

    private Cashier cashier() {
        return cashier(Optional.of(channel), hospital);
    }

    private void live(Cashier cashier, int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            cashier.tick();
        }
    }

    @Test
    void theFirstAnswerShowsACodeAndTheSameKeyShowsItAgain() {
        Cashier cashier = cashier();

        PaymentOrder first = cashier.open("kiosk-1", "key-1", WISH);
        PaymentOrder second = cashier.open("kiosk-1", "key-1", WISH);

        assertThat(first.stage()).isEqualTo(Stage.PAYING);
        assertThat(first.code()).isEqualTo("code:" + first.tradeNo());
        assertThat(second.tradeNo()).isEqualTo(first.tradeNo());
        assertThat(second.code()).isEqualTo(first.code());
        assertThat(first.payBefore()).isEqualTo(clock.instant().plusSeconds(90));
    }

    @Test
    void aKeyCannotBeUsedForSomethingElse() {
        Cashier cashier = cashier();
        cashier.open("kiosk-1", "key-1", WISH);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> cashier.open("kiosk-1", "key-1", new Cashier.Wish("P2", "FAKE", "{}")))
                .withMessage("IDEMPOTENCY_KEY_REUSED");
    }

    /** Nobody knows yet whose the difference is; until people have dealt with it, the book says so. */
    @Test
    void whatCameIsInTheBookAtOnceThoughItIsAnotherAmount() {
        assertThat(booked(50)).isEqualTo("{CHANNEL/FAKE=1200, IN_DOUBT=-1250, SUSPENSE=50}");
        assertThat(booked(-50)).isEqualTo("{CHANNEL/FAKE=1300, IN_DOUBT=-1250, SUSPENSE=-50}");
    }

    private String booked(long missing) {
        channel = new FakeChannel(clock, Fault.none(new FailingDataSource(store.dataSource())));
        channel.takesLess(missing);
        Cashier cashier = cashier();
        TradeNo tradeNo = cashier.open("kiosk-1", "key" + missing, WISH).tradeNo();
        channel.pay();
        live(cashier, 5);
        PaymentOrder order = orders.find(tradeNo).orElseThrow();
        assertThat(order.stage()).isEqualTo(Stage.MANUAL);
        assertThat(order.taken()).isEqualTo(new Money(Run.PRICE.fen() - missing));
        return new Ledger(store.jdbc()).of(tradeNo.value()).fen().toString();
    }

    @Test
    void theIntentIsStoredBeforeEachCall() {
        Cashier cashier = cashier();
        TradeNo tradeNo = cashier.open("kiosk-1", "key-1", WISH).tradeNo();
        channel.pay();
        live(cashier, 5);

        assertThat(orders.history(tradeNo))
                .containsExactly(
                        "LOCK INTENT",
                        "LOCK DONE",
                        "CREATE INTENT",
                        "CREATE DONE",
                        "QUERY DONE",
                        "COMMIT INTENT",
                        "COMMIT DONE",
                        "CONCLUDE INTENT",
                        "CONCLUDE DONE");
        assertThat(hospital.tickets()).isOne();
    }

    @Test
    void whatWaitsForTheInsurerHoldsUpNobodyElse() {
        Saga saga = PaymentConfiguration.saga(
                orders,
                new Channels(List.of(channel)),
                List.of(hospital),
                new Pace(Duration.ofSeconds(90), Duration.ofSeconds(3)),
                site());
        List<Runnable> held = new ArrayList<>();
        var cashier = new Cashier(orders, saga, site(), new Workers(Runnable::run, held::add));
        TradeNo insured = opened(true);
        TradeNo alone = opened(false);

        cashier.tick();

        assertThat(held).hasSize(1);
        assertThat(orders.find(insured).orElseThrow().stage()).isEqualTo(Stage.OPENED);
        assertThat(orders.find(alone).orElseThrow().stage()).isEqualTo(Stage.PAYING);
    }

    private TradeNo opened(boolean insured) {
        var origin = new PaymentOrder.Origin(
                "kiosk-1", "P1", "FAKE", "key-" + insured, "{}", new Means(Way.QR, "FAKE"), insured, clock.instant());
        TradeNo tradeNo = TradeNo.draw(LocalDate.ofInstant(clock.instant(), VirtualClock.ZONE), new Random());
        orders.insert(PaymentOrder.open(tradeNo, origin), "", Instant.EPOCH);
        return tradeNo;
    }

    private Cashier.Site site() {
        return new Cashier.Site("test", clock, VirtualClock.ZONE, new Random());
    }

    @Test
    void moneyThatIsProvenAfterTheOrderWasClosedStillGetsWhatItPaidFor() {
        channel = new FakeChannel(
                clock, Fault.none(new FailingDataSource(store.dataSource())), FakeChannel.Manner.ALIPAY);
        Cashier cashier = cashier();
        TradeNo tradeNo = cashier.open("kiosk-1", "key-1", WISH).tradeNo();
        cashier.cancel(tradeNo);
        live(cashier, 2);
        assertThat(cashier.find(tradeNo).orElseThrow().stage()).isEqualTo(Stage.CLOSED);

        assertThat(channel.pay()).isTrue(); // From a photo of the code, which Alipay cannot close before it is scanned.
        cashier.learn("FAKE", channel.trade(tradeNo));

        assertThat(cashier.find(tradeNo).orElseThrow().stage()).isEqualTo(Stage.DONE);
        assertThat(hospital.posted()).containsKey(tradeNo);
    }

    @Test
    void aNotificationThatComesTwiceChangesNothingMore() {
        Cashier cashier = cashier();
        TradeNo tradeNo = cashier.open("kiosk-1", "key-1", WISH).tradeNo();
        channel.pay();

        cashier.learn("FAKE", channel.trade(tradeNo));
        long version = cashier.find(tradeNo).orElseThrow().version();
        cashier.learn("FAKE", channel.trade(tradeNo));

        assertThat(cashier.find(tradeNo).orElseThrow().stage()).isEqualTo(Stage.DONE);
        assertThat(cashier.find(tradeNo).orElseThrow().version()).isEqualTo(version);
        assertThat(hospital.posted()).hasSize(1);
    }

    @Test
    void anotherAmountThanTheOrdersGoesToAPerson() {
        Cashier cashier = cashier();
        TradeNo tradeNo = cashier.open("kiosk-1", "key-1", WISH).tradeNo();

        cashier.learn("FAKE", new Trade(tradeNo, TradeState.PAID, new Money(1), "T-1"));

        PaymentOrder order = cashier.find(tradeNo).orElseThrow();
        assertThat(order.stage()).isEqualTo(Stage.MANUAL);
        assertThat(order.slip()).isPresent();
        assertThat(hospital.posted()).isEmpty();
    }

    @Test
    void anOrderNobodyAnswersForIsListedNextDayAndEndsSoonAfterTheAnswer() {
        var silent = new AtomicBoolean();
        Cashier cashier = cashier(Optional.of(silenced(silent)), hospital);
        TradeNo tradeNo = cashier.open("kiosk-1", "key-1", WISH).tradeNo();
        silent.set(true);
        for (int hour = 0; hour < 24; hour++) { // From nine in the morning to nine in the morning.
            clock.advance(Duration.ofHours(1));
            cashier.tick();
        }
        assertThat(overdue()).isEmpty();

        clock.advance(Duration.ofMinutes(90));
        cashier.tick();
        assertThat(overdue()).extracting(PaymentOrder::tradeNo).containsExactly(tradeNo);

        silent.set(false);
        live(cashier, 90);
        assertThat(cashier.find(tradeNo).orElseThrow().stage()).isEqualTo(Stage.CLOSED);
        assertThat(overdue()).isEmpty();
    }

    /** A refund that the channel neither makes nor refuses is waited for for a day; when it comes after all, the order is over. */
    @Test
    void moneyThatIsNotBackInADayIsForAPersonUntilItIs() {
        channel.refundsTake(Duration.ofHours(40));
        hospital.sellToAnother();
        Cashier cashier = cashier();
        TradeNo tradeNo = cashier.open("kiosk-1", "key-1", WISH).tradeNo();
        channel.pay();
        live(cashier, 5);
        assertThat(cashier.find(tradeNo).orElseThrow().stage()).isEqualTo(Stage.RETURNING);

        for (int hour = 0; hour < 30; hour++) {
            clock.advance(Duration.ofHours(1));
            cashier.tick();
        }
        PaymentOrder waiting = cashier.find(tradeNo).orElseThrow();
        assertThat(waiting.stage()).isEqualTo(Stage.MANUAL);
        assertThat(waiting.problem().orElseThrow().code()).isEqualTo("REFUND_LATE");

        for (int hour = 0; hour < 12; hour++) {
            clock.advance(Duration.ofHours(1));
            cashier.tick();
        }
        PaymentOrder over = cashier.find(tradeNo).orElseThrow();
        assertThat(over.stage()).isEqualTo(Stage.REFUNDED);
        assertThat(over.slip().orElseThrow().headline()).contains("已原路退款");
        assertThat(channel.refundedFen()).isEqualTo(Run.PRICE.fen());
    }

    private List<PaymentOrder> overdue() {
        return orders.openSince(Pace.overdueBefore(clock.instant().atZone(VirtualClock.ZONE)), 10);
    }

    private PaymentChannel silenced(AtomicBoolean silent) {
        return (PaymentChannel) Proxy.newProxyInstance(
                PaymentChannel.class.getClassLoader(),
                new Class<?>[] {PaymentChannel.class},
                (proxy, method, arguments) -> silent.get() && method.getReturnType() == Answer.class
                        ? Answer.unknown("silence")
                        : method.invoke(channel, arguments));
    }

    @Test
    void aNotificationAboutAForeignNumberIsIgnored() {
        cashier().learn("FAKE", new Trade(new TradeNo("SOMEBODY-ELSE"), TradeState.PAID, Run.PRICE, "T-1"));

        assertThat(hospital.posted()).isEmpty();
    }

    @Test
    void withoutAChannelOnlyWhatCostsNothingIsServed() {
        Cashier cashier = cashier(Optional.empty(), hospital);

        PaymentOrder order = cashier.open("kiosk-1", "key-1", WISH);

        assertThat(order.stage()).isEqualTo(Stage.FAILED);
        assertThat(order.problem().orElseThrow().code()).isEqualTo("UNAVAILABLE");
        assertThat(hospital.heldBy(order.tradeNo())).isFalse();

        var free = new FakeHospital(clock, Fault.none(new FailingDataSource(store.dataSource())), Money.ZERO);
        assertThat(cashier(Optional.empty(), free)
                        .open("kiosk-1", "key-2", WISH)
                        .stage())
                .isEqualTo(Stage.DONE);
    }

    @Test
    void aSilentHospitalIsAskedForHalfAnHourAndThenAPersonIsCalled() {
        var silent = new FakeHospital(clock, Fault.none(new FailingDataSource(store.dataSource())), Run.PRICE) {
            @Override
            public Answer<String> fulfil(PaymentOrder order) {
                return Answer.unknown("silence");
            }

            @Override
            public Answer<Finding> find(PaymentOrder order) {
                throw new IllegalStateException("no line");
            }
        };
        Cashier cashier = cashier(Optional.of(channel), silent);
        TradeNo tradeNo = cashier.open("kiosk-1", "key-1", WISH).tradeNo();
        channel.pay();

        live(cashier, 1_700);
        assertThat(cashier.find(tradeNo).orElseThrow().stage()).isEqualTo(Stage.VERIFYING);
        live(cashier, 300);
        assertThat(cashier.find(tradeNo).orElseThrow().stage()).isEqualTo(Stage.MANUAL);
        assertThat(channel.refundedFen()).isZero();
    }

    @Test
    void moneyGoesBackOnlyAfterTheHospitalWasTwiceSureThirtySecondsApart() {
        var forgetful = new FakeHospital(clock, Fault.none(new FailingDataSource(store.dataSource())), Run.PRICE) {
            @Override
            public Answer<String> fulfil(PaymentOrder order) {
                return Answer.unknown("silence");
            }
        };
        Cashier cashier = cashier(Optional.of(channel), forgetful);
        TradeNo tradeNo = cashier.open("kiosk-1", "key-1", WISH).tradeNo();
        channel.pay();
        cashier.learn("FAKE", channel.trade(tradeNo));

        live(cashier, 30);
        assertThat(channel.refundedFen()).isZero();
        live(cashier, 30);
        assertThat(cashier.find(tradeNo).orElseThrow().stage()).isEqualTo(Stage.REFUNDED);
        assertThat(channel.refundedFen()).isEqualTo(Run.PRICE.fen());
    }

    @Test
    void unsettledOrdersAreThoseOpenAndThoseWhoseSlipIsNotReported() {
        Cashier cashier = cashier();
        TradeNo tradeNo = cashier.open("kiosk-1", "key-1", WISH).tradeNo();
        assertThat(cashier.unsettled("kiosk-1")).hasSize(1);
        channel.pay();
        live(cashier, 5);
        assertThat(cashier.unsettled("kiosk-1"))
                .singleElement()
                .matches(order -> order.slip().isPresent());
        assertThat(cashier.unsettled("kiosk-2")).isEmpty();

        cashier.slipPrinted(tradeNo, false);

        assertThat(cashier.unsettled("kiosk-1")).isEmpty();
        assertThat(slipPrinted(tradeNo)).isEqualTo(2);
        cashier.slipPrinted(tradeNo, true);
        assertThat(slipPrinted(tradeNo)).isEqualTo(1);
        cashier.slipPrinted(tradeNo, false);
        assertThat(slipPrinted(tradeNo)).isEqualTo(1);
    }

    private int slipPrinted(TradeNo tradeNo) {
        return store.jdbc()
                .sql("select slip_printed from payment_order where trade_no = ?")
                .param(tradeNo.value())
                .query(Integer.class)
                .single();
    }
}
