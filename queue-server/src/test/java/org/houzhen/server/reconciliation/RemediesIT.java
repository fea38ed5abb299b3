package org.houzhen.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.reconciliation.ReconciliationBook.Decision;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.refund.FakeTill;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.RefundStage;
import org.houzhen.server.store.Store;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done about a difference by itself, and what two people have done; each story ends with the book. */
class RemediesIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Money PRICE = new Money(1_250);
    private static final String STRAY = "HZ20260302ABCDEFGH2345";
    private static final String ACCOUNT = "CHANNEL/" + DayFloor.CHANNEL;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final DayFloor.Outside outside = new DayFloor.Outside();
    private final Channel channel = new Channel();
    private Store store;
    private DayFloor floor;

    /** A channel that answers what it is told to when it is asked about a payment. */
    private final class Channel extends FakeTill {
        private Answer<TradeState> state = Answer.done(TradeState.PAID);
        private int asked;

        Channel() {
            super(clock, Fault.none(null), PRICE);
        }

        @Override
        public Answer<Trade> query(TradeNo tradeNo) {
            asked++;
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

    @Test
    void moneyOfAnOrderWeClosedIsProvenByAQueryAndGoesBackByTheOrdersOwnSaga() {
        TradeNo late = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.CLOSED);
        floor.billed(late.value(), PRICE, clock);
        nextMorning();

        floor.comparer.compare(DAY);

        assertThat(floor.done(DAY)).containsExactly("LOOK_AGAIN INTENT", "LOOK_AGAIN DONE");
        assertThat(only().decision()).isEqualTo(ReconciliationBook.RECOVERED);
        assertThat(floor.orders.cashier().find(late).orElseThrow().stage()).isEqualTo(Stage.REFUNDED);
        assertThat(channel.returnedFen()).isEqualTo(PRICE.fen());
        assertThat(floor.balance(ACCOUNT)).isZero();
    }

    @Test
    void whatTheChannelDoesNotConfirmMovesNothingAndIsForPeople() {
        TradeNo closed = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.CLOSED);
        floor.billed(closed.value(), PRICE, clock);
        channel.state = Answer.done(FakeTill.TradeState.CLOSED);
        nextMorning();

        floor.comparer.compare(DAY);
        floor.comparer.compare(DAY);

        assertThat(floor.done(DAY)).containsExactly("LOOK_AGAIN INTENT", "LOOK_AGAIN REFUSED");
        assertThat(only().open()).isTrue();
        assertThat(floor.orders.cashier().find(closed).orElseThrow().stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void aLostAnswerIsAskedForAgainLater() {
        TradeNo late = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.CLOSED);
        floor.billed(late.value(), PRICE, clock);
        channel.state = Answer.unknown("lost");
        nextMorning();
        floor.comparer.compare(DAY);
        channel.state = Answer.done(FakeTill.TradeState.PAID);
        floor.comparer.act();
        assertThat(channel.asked).as("not at once").isEqualTo(1);

        clock.advance(Duration.ofMinutes(6));
        floor.comparer.act();

        assertThat(floor.done(DAY))
                .containsExactly("LOOK_AGAIN INTENT", "LOOK_AGAIN UNKNOWN", "LOOK_AGAIN INTENT", "LOOK_AGAIN DONE");
        assertThat(only().decision()).isEqualTo(ReconciliationBook.RECOVERED);
    }

    @Test
    void whatOnlyWeHaveIsAskedForAndLeftToPeople() {
        floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.DONE);
        nextMorning();

        floor.comparer.compare(DAY);

        assertThat(floor.done(DAY))
                .containsExactlyInAnyOrder(
                        "ASK_HOSPITAL INTENT", "ASK_HOSPITAL DONE", "ASK_CHANNEL INTENT", "ASK_CHANNEL DONE");
        assertThat(floor.book.differences(DAY)).allMatch(Difference::open).hasSize(2);
    }

    @Test
    void aRefundThatTheChannelHasMadeIsFollowedWhereverItWasStuck() {
        TradeNo order = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.DONE);
        floor.billed(order.value(), PRICE, clock);
        floor.outside.booked.add(new TransactionQuery.Booking(order.value(), "", "1", PRICE, clock.instant()));
        channel.refuses = true;
        RefundOrder stuck = floor.refunds.open(
                new RefundDesk.Asker("cashier:1", "k1", ""),
                new RefundOrder.Wish(order, DayFloor.CHANNEL, "{}", PRICE, "门诊挂号", "不看了"));
        assertThat(stuck.stage()).isEqualTo(RefundStage.MANUAL);
        channel.refuses = false;
        returnedAtTheChannel(order, stuck.refundNo());
        nextMorning();

        floor.comparer.compare(DAY);

        assertThat(floor.refunds.find(stuck.refundNo()).orElseThrow().stage()).isEqualTo(RefundStage.DONE);
        assertThat(channel.returnedFen()).isEqualTo(PRICE.fen());
        assertThat(floor.done(DAY)).contains("FOLLOW_REFUND INTENT", "FOLLOW_REFUND DONE");
        assertThat(floor.balance(ACCOUNT)).isZero();
    }

    @Test
    void whatTheHospitalBookedOfAnOrderThatCameToAPersonIsDoneByTheOrdersOwnSaga() {
        outside.purpose = Nobody.having();
        floor = new DayFloor(store.dataSource(), clock, outside);
        TradeNo doubtful = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.MANUAL);
        floor.billed(doubtful.value(), PRICE, clock);
        outside.booked.add(new TransactionQuery.Booking(doubtful.value(), "", "1", PRICE, clock.instant()));
        nextMorning();

        floor.comparer.compare(DAY);

        assertThat(floor.orders.cashier().find(doubtful).orElseThrow().stage()).isEqualTo(Stage.DONE);
        assertThat(floor.done(DAY)).startsWith("HURRY INTENT");
        assertThat(only().decision()).isEqualTo(ReconciliationBook.RECOVERED);
        assertThat(floor.balance("IN_DOUBT")).isZero();
    }

    /** A clerk refunded it on the merchant platform, under a number of the platform's, while our own refund was stuck. */
    @Test
    void whatWasRefundedOnThePlatformIsNotHandedBackAndIsBookedUnderThePlatformsNumber() {
        TradeNo order = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.DONE);
        floor.billed(order.value(), PRICE, clock);
        channel.refuses = true;
        RefundNo stuck = floor.refunds
                .open(
                        new RefundDesk.Asker("cashier:1", "k1", ""),
                        new RefundOrder.Wish(order, DayFloor.CHANNEL, "{}", PRICE, "门诊挂号", "不看了"))
                .refundNo();
        channel.returnedElsewhere = true;
        channel.state = Answer.done(FakeTill.TradeState.RETURNED);
        floor.outside.bill.add(new BillLine(
                order.value(),
                "T-" + order,
                FakeTill.elsewhere(order).value(),
                BillLine.Kind.REFUNDED,
                PRICE,
                Money.ZERO,
                clock.instant()));
        nextMorning();
        floor.comparer.compare(DAY);
        assertThat(ofTheChannel(DAY))
                .extracting(Difference::number)
                .containsExactly(FakeTill.elsewhere(order).value());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> floor.refunds.handBack(stuck, "cashier:1 cashier:2", "TK-1"))
                .matches(problem -> problem.problem().code().equals("REFUND_MADE_ELSEWHERE"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        floor.refunds.returnedElsewhere(stuck, "cashier:1 cashier:2", new RefundNo("ANOTHER-NUMBER")))
                .matches(problem -> problem.problem().code().equals("REFUND_NOT_ELSEWHERE"));
        floor.refunds.returnedElsewhere(stuck, "cashier:1 cashier:2", FakeTill.elsewhere(order));
        floor.comparer.compare(DAY);
        nextMorning();
        floor.comparer.compare(DAY.plusDays(1));

        assertThat(floor.refunds.find(stuck).orElseThrow().stage()).isEqualTo(RefundStage.DONE);
        assertThat(ofTheChannel(DAY)).noneMatch(Difference::open);
        assertThat(ofTheChannel(DAY.plusDays(1))).isEmpty();
        assertThat(floor.balance(ACCOUNT)).isZero();
        assertThat(floor.balance("HANDED_BACK")).isZero();
        assertThat(floor.balance("IN_DOUBT")).isZero();
    }

    private List<Difference> ofTheChannel(LocalDate day) {
        return floor.book.differences(day).stream()
                .filter(difference -> difference.source().equals(DayFloor.CHANNEL))
                .toList();
    }

    /** Somebody did it on the merchant platform, under our number. */
    private void returnedAtTheChannel(TradeNo order, RefundNo refund) {
        channel.refund(new FakeTill.Refund(order, refund, PRICE, PRICE, "人工"));
        floor.outside.bill.add(new BillLine(
                order.value(), "T", refund.value(), BillLine.Kind.REFUNDED, PRICE, Money.ZERO, clock.instant()));
    }

    @Test
    void moneyThatNoOrderKnowsGoesBackOnceAfterTwoPeopleSaySo() {
        floor.billed(STRAY, PRICE, clock);
        nextMorning();
        floor.comparer.compare(DAY);
        assertThat(floor.done(DAY)).as("nothing by itself").isEmpty();
        assertThat(floor.decisions.offered(only())).startsWith(Decisions.RETURN);

        decided(Decisions.RETURN);
        assertThat(floor.balance("REFUNDS_PAYABLE")).isEqualTo(-PRICE.fen());
        floor.corrections.tick();
        floor.corrections.tick();

        assertThat(channel.returnedFen()).isEqualTo(PRICE.fen());
        assertThat(floor.done(DAY)).containsExactly("RETURN INTENT", "RETURN INTENT", "RETURN DONE");
        assertThat(floor.balance(ACCOUNT)).isZero();
        assertThat(floor.balance("REFUNDS_PAYABLE")).isZero();
        theNextBillMatches();
    }

    private void theNextBillMatches() {
        String refund = new TradeNo(STRAY).refund().value();
        floor.outside.bill.add(
                new BillLine(STRAY, "T", refund, BillLine.Kind.REFUNDED, PRICE, Money.ZERO, clock.instant()));
        nextMorning();
        floor.comparer.compare(DAY.plusDays(1));
        floor.comparer.compare(DAY);
        assertThat(floor.book.differences(DAY.plusDays(1))).isEmpty();
        assertThat(only().decision()).isEqualTo(Decisions.RETURN);
    }

    @Test
    void whatTheHospitalHasOrDoesNotDenyIsNotGivenBack() {
        floor.billed(STRAY, PRICE, clock);
        nextMorning();
        floor.comparer.compare(DAY);

        outside.hospital = new TransactionQuery.Found("1", "2", PRICE, clock.instant());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> decided(Decisions.RETURN))
                .matches(problem -> problem.problem().code().equals("DIFFERENCE_POSTED"));
        outside.hospital = new TransactionQuery.NotFound(false);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> decided(Decisions.RETURN))
                .matches(problem -> problem.problem().code().equals("HOSPITAL_SILENT"));

        assertThat(only().open()).isTrue();
        assertThat(floor.balance(ACCOUNT)).isZero();
    }

    @Test
    void whatTheChannelWillNotGiveBackIsForTwoPeopleAgainUnderTheSameNumber() {
        floor.billed(STRAY, PRICE, clock);
        nextMorning();
        floor.comparer.compare(DAY);
        channel.refuses = true;
        decided(Decisions.RETURN);
        floor.corrections.tick();
        assertThat(only().open()).isTrue();
        assertThat(floor.balance("REFUNDS_PAYABLE")).isEqualTo(-PRICE.fen());

        channel.refuses = false;
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> decided(Decisions.WRITE_OFF))
                .matches(problem -> problem.problem().code().equals("CORRECTION_STUCK"));
        floor.corrections.tick();
        assertThat(channel.returned(new TradeNo(STRAY).refund())).isEqualTo(Money.ZERO);
        assertThat(only().open()).isTrue();

        floor.comparer.compare(DAY);
        assertThat(floor.decisions.offered(only()))
                .as("compared again, it is still for people")
                .containsExactly(Decisions.RETURN, Decisions.RETURNED_ELSEWHERE, Decisions.SETTLED);
        clock.advance(Duration.ofMinutes(2));
        decided(Decisions.RETURN);
        floor.corrections.tick();

        assertThat(channel.returned(new TradeNo(STRAY).refund())).isEqualTo(PRICE);
        assertThat(floor.balance("REFUNDS_PAYABLE")).isZero();
        assertThat(only().decision()).isEqualTo(Decisions.RETURN);
    }

    @Test
    void whatPeopleHandedBackThemselvesStandsInTheBookAndIsOwedNoLonger() {
        floor.billed(STRAY, PRICE, clock);
        nextMorning();
        floor.comparer.compare(DAY);
        channel.refuses = true;
        decided(Decisions.RETURN);
        floor.corrections.tick();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> decided(Decisions.EXPLAINED))
                .matches(problem -> problem.problem().code().equals("CORRECTION_STUCK"));

        decided(Decisions.SETTLED);
        floor.comparer.compare(DAY);
        clock.advance(Duration.ofMinutes(2));
        floor.corrections.tick();

        assertThat(only().decision()).isEqualTo(Decisions.SETTLED);
        assertThat(floor.balance("REFUNDS_PAYABLE")).isZero();
        assertThat(floor.balance("HANDED_BACK")).isEqualTo(-PRICE.fen());
        assertThat(floor.balance(ACCOUNT)).as("the channel has it").isEqualTo(PRICE.fen());
        assertThat(channel.returnedFen()).isZero();
    }

    @Test
    void whatTheChannelGivesBackAfterAllIsNotHandedBackAsWell() {
        floor.billed(STRAY, PRICE, clock);
        nextMorning();
        floor.comparer.compare(DAY);
        channel.refuses = true;
        decided(Decisions.RETURN);
        floor.corrections.tick();
        channel.refuses = false;
        var stray = new TradeNo(STRAY);
        channel.refund(new FakeTill.Refund(stray, stray.refund(), PRICE, PRICE, "late"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> decided(Decisions.SETTLED))
                .matches(problem -> problem.problem().code().equals("RETURN_ON_ITS_WAY"));
        assertThat(only().open()).isTrue();
        decided(Decisions.RETURN);
        floor.corrections.tick();

        assertThat(channel.returnedFen()).isEqualTo(PRICE.fen());
        assertThat(floor.balance("REFUNDS_PAYABLE")).isZero();
        assertThat(floor.balance("HANDED_BACK")).isZero();
    }

    @Test
    void aDifferenceIsWrittenOffOnceAndTheBookSaysWhatTheOtherSideSays() {
        TradeNo order = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.DONE);
        floor.billed(order.value(), new Money(1_200), clock);
        floor.outside.booked.add(new TransactionQuery.Booking(order.value(), "", "1", PRICE, clock.instant()));
        nextMorning();
        floor.comparer.compare(DAY);
        Difference difference = only();

        decided(Decisions.WRITE_OFF);
        floor.decisions.decide(difference, new Decision(Decisions.WRITE_OFF, "又一次", "clerk:3", "administrator:2"));

        assertThat(floor.balance(ACCOUNT)).isEqualTo(1_200);
        assertThat(floor.balance("OVER_SHORT")).isEqualTo(50);
        nextMorning();
        floor.comparer.compare(DAY.plusDays(1));
        assertThat(floor.book.differences(DAY.plusDays(1))).isEmpty();
    }
}
