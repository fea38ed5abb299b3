package org.houzhen.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.reconciliation.ReconciliationBook.Decision;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.refund.FakeTill;
import org.houzhen.server.store.Store;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that tells of money after two people have dealt with it: what they decided stands, and nothing is done twice. */
class LateMoneyIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Money PRICE = new Money(1_250);
    private static final String ACCOUNT = "CHANNEL/" + DayFloor.CHANNEL;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final DayFloor.Outside outside = new DayFloor.Outside();
    private final Channel channel = new Channel();
    private Store store;
    private DayFloor floor;

    /** A channel that answers what it is told to when it is asked about a payment. */
    private final class Channel extends FakeTill {
        private Answer<TradeState> state = Answer.done(TradeState.PAID);

        Channel() {
            super(clock, Fault.none(null), PRICE);
        }

        @Override
        public Answer<Trade> query(TradeNo tradeNo) {
            return state.map(
                    now -> new Trade(tradeNo, now, now == TradeState.PAID ? PRICE : Money.ZERO, "T-" + tradeNo));
        }
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        outside.channel = channel;
        outside.purpose = Nobody.refusing();
        floor = new DayFloor(store.dataSource(), clock, outside);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void nextMorning() {
        clock.advance(Duration.ofHours(25));
    }

    private Difference only() {
        assertThat(floor.book.differences(DAY)).hasSize(1);
        return floor.book.differences(DAY).get(0);
    }

    private void decided(String what) {
        floor.decisions.decide(only(), new Decision(what, "已核实", "clerk:1", "administrator:2"));
    }

    /** An order that we took for unpaid, of which the channel said nothing until people had decided. */
    private TradeNo decidedBeforeTheChannelTells(String what) {
        TradeNo closed = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.CLOSED);
        floor.billed(closed.value(), PRICE, clock);
        channel.state = Answer.done(FakeTill.TradeState.CLOSED);
        nextMorning();
        floor.comparer.compare(DAY);
        decided(what);
        tells(closed);
        return closed;
    }

    private void tells(TradeNo tradeNo) {
        channel.state = Answer.done(FakeTill.TradeState.PAID);
        floor.orders
                .cashier()
                .learn(DayFloor.CHANNEL, new FakeTill.Trade(tradeNo, FakeTill.TradeState.PAID, PRICE, "T-" + tradeNo));
    }

    @Test
    void whatPeopleMovedByHandIsNotGivenBackAgainWhenTheChannelTellsLate() {
        TradeNo order = decidedBeforeTheChannelTells(Decisions.SETTLED);

        tells(order);
        floor.orders.cashier().lookAgain(order);

        PaymentOrder left = floor.orders.cashier().find(order).orElseThrow();
        assertThat(left.stage()).isEqualTo(Stage.CLOSED);
        assertThat(left.problem().orElseThrow().code()).isEqualTo("MONEY_DEALT_WITH");
        assertThat(channel.returnedFen()).isZero();
        assertThat(floor.orders.cashier().history(order))
                .extracting(Cashier.Past::step)
                .contains("DEALT_WITH");
    }

    @Test
    void whatPeopleWroteOffIsInTheBookOnceWhenTheChannelTellsLate() {
        TradeNo order = decidedBeforeTheChannelTells(Decisions.WRITE_OFF);

        assertThat(floor.orders.cashier().find(order).orElseThrow().stage()).isEqualTo(Stage.CLOSED);
        assertThat(channel.returnedFen()).isZero();
        assertThat(floor.balance(ACCOUNT)).isEqualTo(PRICE.fen());
        assertThat(floor.balance("OVER_SHORT")).isEqualTo(-PRICE.fen());
    }

    @Test
    void anOrderThatIsStillOpenEndsWhenPeopleHaveDealtWithItsMoney() {
        TradeNo open = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.CLOSED);
        floor.orders.becomes(open, Stage.CLOSING);
        floor.billed(open.value(), PRICE, clock);
        channel.state = Answer.unknown("lost");
        nextMorning();
        floor.comparer.compare(DAY);
        decided(Decisions.SETTLED);

        tells(open);

        assertThat(floor.orders.cashier().find(open).orElseThrow().stage()).isEqualTo(Stage.CLOSED);
        assertThat(channel.returnedFen()).isZero();
    }

    @Test
    void whatWasOnlyExplainedGoesOnByItself() {
        TradeNo order = decidedBeforeTheChannelTells(Decisions.EXPLAINED);

        assertThat(floor.orders.cashier().find(order).orElseThrow().stage()).isEqualTo(Stage.REFUNDED);
        assertThat(channel.returnedFen()).isEqualTo(PRICE.fen());
    }

    @Test
    void whatCameInBeforePeopleDecideIsNotDealtWithTwice() {
        TradeNo order = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.CLOSED);
        floor.billed(order.value(), PRICE, clock);
        channel.state = Answer.done(FakeTill.TradeState.CLOSED);
        nextMorning();
        floor.comparer.compare(DAY);
        tells(order);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> decided(Decisions.WRITE_OFF))
                .matches(problem -> problem.problem().code().equals("DIFFERENCE_CHANGED"));

        assertThat(only().open()).isTrue();
        assertThat(channel.returnedFen()).isEqualTo(PRICE.fen());
        assertThat(floor.balance(ACCOUNT)).isZero();
    }

    @Test
    void whatTheHospitalDeniedAndThenHasIsForPeopleAndMovesNothing() {
        TradeNo order = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.REFUNDED);
        floor.billed(order.value(), PRICE, clock);
        floor.undone(order.value(), PRICE, clock);
        outside.booked.add(new TransactionQuery.Booking(order.value(), "", "1", PRICE, clock.instant()));
        nextMorning();

        floor.comparer.compare(DAY);

        assertThat(floor.book.differences(DAY))
                .filteredOn(difference -> difference.source().equals(Reconciliation.HOSPITAL))
                .singleElement()
                .satisfies(difference -> {
                    boolean over = floor.ours.isOverWithoutHospital(difference.tradeNo());
                    assertThat(Action.of(difference, over)).isEqualTo(Action.VOID_THERE);
                    assertThat(difference.open()).isTrue();
                });
        assertThat(floor.done(DAY)).doesNotContain("HURRY INTENT");
        assertThat(channel.returnedFen()).isZero();
    }
}
