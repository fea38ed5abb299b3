package org.houzhen.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.payment.PaidOrders;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.reconciliation.ReconciliationBook.Decision;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.store.Store;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real orders in a real store and their book, compared with what a channel and a hospital say. */
class ReconciliationIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Money PRICE = new Money(1_250);
    private static final String CHANNEL = DayFloor.CHANNEL;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final DayFloor.Outside outside = new DayFloor.Outside();
    private Store store;
    private DayFloor floor;
    private PaidOrders orders;
    private ReconciliationBook book;
    private Reconciliation reconciliation;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        floor = new DayFloor(store.dataSource(), clock, outside);
        orders = floor.orders;
        book = floor.book;
        reconciliation = floor.reconciliation;
    }

    @AfterEach
    void close() {
        store.close();
    }

    private TradeNo paid() {
        return orders.paid("REGISTRATION", PRICE, Stage.DONE);
    }

    private void billed(TradeNo tradeNo, Money amount) {
        floor.billed(tradeNo.value(), amount, clock);
    }

    private Map<String, Kind> differences() {
        Map<String, Kind> kinds = new TreeMap<>();
        book.differences(DAY).forEach(difference -> kinds.put(difference.number(), difference.kind()));
        return kinds;
    }

    @Test
    void eachKindOfDifferenceIsFoundOutOfTheBook() {
        TradeNo matched = paid();
        TradeNo oursOnly = paid();
        TradeNo otherAmount = paid();
        TradeNo unpaid = orders.paid("REGISTRATION", PRICE, Stage.CLOSED);
        TradeNo unknown = new TradeNo("HZ20260302ABCDEFGH2345");
        billed(matched, PRICE);
        billed(otherAmount, new Money(1_300));
        billed(unpaid, PRICE);
        billed(unknown, PRICE);

        reconciliation.compare(CHANNEL, DAY);

        assertThat(differences())
                .isEqualTo(new TreeMap<>(Map.of(
                        oursOnly.value(), Kind.OURS_ONLY,
                        otherAmount.value(), Kind.AMOUNT,
                        unpaid.value(), Kind.STATE,
                        unknown.value(), Kind.THEIRS_ONLY)));
        assertThat(book.compared(DAY)).singleElement().satisfies(day -> {
            assertThat(day.matched()).isEqualTo(1);
            assertThat(day.ours().paidFen()).isEqualTo(3 * PRICE.fen());
            assertThat(day.theirs().paidFen()).isEqualTo(3 * PRICE.fen() + 1_300);
        });
    }

    @Test
    void whatCameOfAnotherAmountMatchesTheBillAsOneMovement() {
        TradeNo more = orders.paid("REGISTRATION", PRICE, Stage.MANUAL);
        orders.took(more, new Money(1_300));
        billed(more, new Money(1_300));

        reconciliation.compare(CHANNEL, DAY);

        assertThat(differences()).isEmpty();
        assertThat(book.compared(DAY))
                .singleElement()
                .satisfies(day -> assertThat(day.ours().paidFen()).isEqualTo(1_300));
    }

    @Test
    void readingTheSameTwiceChangesNothingAndADecisionStays() {
        billed(new TradeNo("HZ20260302ABCDEFGH2345"), PRICE);
        reconciliation.compare(CHANNEL, DAY);
        Difference found = book.differences(DAY).get(0);
        book.decide(found, new Decision("SETTLED", "已从商户平台退款", "clerk:1", "administrator:2"));
        List<Difference> decided = book.differences(DAY);
        var compared = book.compared(DAY);

        clock.advance(Duration.ofHours(1));
        reconciliation.compare(CHANNEL, DAY);
        book.decide(found, new Decision("EXPLAINED", "又一次", "clerk:3", "administrator:2"));

        assertThat(book.differences(DAY)).isEqualTo(decided);
        assertThat(book.compared(DAY)).isEqualTo(compared);
        assertThat(decided.get(0).note()).isEqualTo("已从商户平台退款");
    }

    @Test
    void whatCrossesMidnightMatchesOnceTheNextBillIsRead() {
        clock.advanceTo(Instant.parse("2026-03-02T15:59:59Z"));
        TradeNo tradeNo = paid();
        clock.advance(Duration.ofSeconds(2));
        billed(tradeNo, PRICE);

        reconciliation.compare(CHANNEL, DAY);
        assertThat(differences()).containsOnly(Map.entry(tradeNo.value(), Kind.OURS_ONLY));
        List<Finding> next = reconciliation.compare(CHANNEL, DAY.plusDays(1));

        assertThat(next).extracting(Finding::kind).containsExactly(Kind.LATE);
        assertThat(differences()).isEmpty();
    }

    @Test
    void salesThatCameToNothingAndWereUndoneAreNoDifferences() {
        TradeNo first = orders.paid("REGISTRATION", PRICE, Stage.CLOSED);
        TradeNo second = orders.paid("REGISTRATION", PRICE, Stage.CLOSED);
        billed(first, PRICE);
        billed(second, PRICE);
        floor.undone(first.value(), PRICE, clock);
        floor.undone(second.value(), PRICE, clock);

        reconciliation.compare(CHANNEL, DAY);

        assertThat(differences()).isEmpty();
        assertThat(book.compared(DAY)).singleElement().satisfies(day -> {
            assertThat(day.theirs().paidFen()).isZero();
            assertThat(day.theirs().refundedFen()).isZero();
        });
    }

    @Test
    void aSaleThatIsUndoneAfterMidnightDiffersUntilTheNextBillIsRead() {
        clock.advanceTo(Instant.parse("2026-03-02T15:59:59Z"));
        TradeNo undone = orders.paid("REGISTRATION", PRICE, Stage.CLOSED);
        TradeNo kept = orders.paid("REGISTRATION", PRICE, Stage.CLOSED);
        billed(undone, PRICE);
        billed(kept, PRICE);
        reconciliation.compare(CHANNEL, DAY);
        assertThat(differences()).isEqualTo(Map.of(undone.value(), Kind.STATE, kept.value(), Kind.STATE));

        clock.advance(Duration.ofSeconds(2));
        floor.undone(undone.value(), PRICE, clock);
        reconciliation.compare(CHANNEL, DAY.plusDays(1));

        assertThat(differences()).isEqualTo(Map.of(kept.value(), Kind.STATE));
        assertThat(book.differences(DAY.plusDays(1))).isEmpty();
    }

    @Test
    void whatWeHoldForPaidAndTheChannelUndidDiffers() {
        TradeNo held = paid();
        billed(held, PRICE);
        floor.undone(held.value(), PRICE, clock);

        reconciliation.compare(CHANNEL, DAY);

        assertThat(differences()).isEqualTo(Map.of(held.refund().value(), Kind.STATE));
    }

    @Test
    void aLineThatStandsTwiceIsADifferenceOfItsOwn() {
        TradeNo tradeNo = paid();
        TradeNo late = paid();
        billed(tradeNo, PRICE);
        billed(tradeNo, PRICE);
        billed(late, PRICE);

        reconciliation.compare(CHANNEL, DAY);
        reconciliation.compare(CHANNEL, DAY);

        assertThat(differences()).isEqualTo(Map.of(tradeNo + ".2", Kind.THEIRS_ONLY));
        assertThat(book.differences(DAY)).allSatisfy(doubled -> {
            assertThat(doubled.theirs().amount()).isEqualTo(PRICE);
            assertThat(Decisions.offeredAtFirst(doubled)).doesNotContain(Decisions.RETURN);
        });

        clock.advance(Duration.ofDays(1));
        billed(late, PRICE);
        reconciliation.compare(CHANNEL, DAY.plusDays(1));
        assertThat(book.differences(DAY.plusDays(1)))
                .as("on another day's bill")
                .extracting(Difference::number)
                .containsExactly(late + ".2");
    }

    @Test
    void whatTheHospitalBookedTwiceIsADifference() {
        TradeNo tradeNo = paid();
        for (int i = 0; i < 2; i++) {
            outside.booked.add(
                    new TransactionQuery.Booking(tradeNo.value(), "", "2603020000" + i, PRICE, clock.instant()));
        }

        reconciliation.compare(Reconciliation.HOSPITAL, DAY);

        assertThat(differences()).isEqualTo(Map.of(tradeNo + ".2", Kind.THEIRS_ONLY));
    }

    @Test
    void aBillThatIsGoneTakesNothingBackOfWhatWasRead() {
        TradeNo tradeNo = paid();
        billed(tradeNo, PRICE);
        reconciliation.compare(CHANNEL, DAY);

        outside.bill.clear();
        reconciliation.compare(CHANNEL, DAY);

        assertThat(differences()).isEmpty();
        assertThat(book.compared(DAY).get(0).matched()).isEqualTo(1);
    }

    @Test
    void theHospitalsBooksAreComparedByTradeNumber() {
        TradeNo told = paid();
        TradeNo untold = paid();
        outside.booked.add(new TransactionQuery.Booking(told.value(), "", "26030200001", PRICE, clock.instant()));
        outside.booked.add(new TransactionQuery.Booking("WINDOW-1", "", "26030200002", PRICE, clock.instant()));

        reconciliation.compare(Reconciliation.HOSPITAL, DAY);

        assertThat(differences()).containsOnly(Map.entry(untold.value(), Kind.OURS_ONLY));
    }

    @Test
    void eachDayIsComparedOnceTheBillsAreOutAndNotBefore() {
        var loop = new ReconciliationLoop(reconciliation, floor.comparer, floor.days);
        paid();
        clock.advanceTo(Instant.parse("2026-03-03T01:59:00Z"));
        loop.round();
        assertThat(book.compared(DAY)).isEmpty();

        outside.silent = true;
        clock.advanceTo(Instant.parse("2026-03-03T02:00:00Z"));
        loop.round();
        assertThat(book.compared(DAY))
                .extracting(ReconciliationBook.Compared::source)
                .containsExactly("HOSPITAL");

        outside.silent = false;
        loop.round();
        assertThat(book.compared(DAY)).hasSize(2);
        assertThatExceptionOfType(BillUnavailableException.class).isThrownBy(() -> {
            outside.silent = true;
            reconciliation.compare(CHANNEL, DAY);
        });
    }

    @Test
    void everyDaySinceTheFirstOrderStaysDueHoweverLongTheChannelWasDown() {
        var loop = new ReconciliationLoop(reconciliation, floor.comparer, floor.days);
        TradeNo lost = paid();
        outside.silent = true;
        for (int day = 0; day < 60; day++) {
            clock.advance(Duration.ofDays(1));
            loop.round();
        }
        assertThat(channelDays()).hasSize(59).contains(DAY);
        assertThat(floor.days.troubles(DAY).get(CHANNEL))
                .satisfies(trouble -> assertThat(trouble.detail()).isEqualTo("还没有账单。"))
                .satisfies(trouble -> assertThat(trouble.detailEn()).isEqualTo("Not yet."));

        outside.silent = false;
        int rounds = 0;
        while (!channelDays().isEmpty()) {
            int before = channelDays().size();
            loop.round();
            rounds++;
            assertThat(before - channelDays().size()).as("in one turn").isBetween(1, 10);
        }

        assertThat(rounds).isEqualTo(6);
        assertThat(differences()).isEqualTo(Map.of(lost.value(), Kind.OURS_ONLY));
        assertThat(floor.days.troubles(DAY)).isEmpty();
        assertThat(floor.days.due()).isEmpty();
    }

    private List<LocalDate> channelDays() {
        return floor.days.due().stream()
                .filter(due -> due.source().equals(CHANNEL))
                .map(DueDays.Due::day)
                .toList();
    }

    @Test
    void aDayThatNeverSucceedsKeepsNoOtherWaiting() {
        var loop = new ReconciliationLoop(reconciliation, floor.comparer, floor.days);
        paid();
        outside.broken = DAY;
        clock.advance(Duration.ofDays(40));
        for (int i = 0; i < 6; i++) {
            loop.round();
        }

        assertThat(channelDays()).containsExactly(DAY);
        assertThat(book.compared(DAY.plusDays(1))).hasSize(2);

        outside.broken = null;
        loop.round();
        assertThat(floor.days.due()).isEmpty();
    }

    @Test
    void beforeTheFirstOrderNothingIsDue() {
        assertThat(floor.days.due()).isEmpty();

        paid();
        clock.advanceTo(Instant.parse("2026-03-03T01:59:59Z"));
        assertThat(floor.days.due()).as("before ten").isEmpty();

        clock.advance(Duration.ofSeconds(1));
        assertThat(floor.days.due()).extracting(DueDays.Due::day).containsExactly(DAY, DAY);
    }

    @Test
    void thousandsOfOrdersOutOfAStoreDifferWhereTheyWereMadeTo() {
        Map<String, Kind> planted = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            TradeNo tradeNo = paid();
            if (i % 50 == 7) {
                planted.put(tradeNo.value(), Kind.OURS_ONLY);
            } else if (i % 50 == 23) {
                planted.put(tradeNo.value(), Kind.AMOUNT);
                billed(tradeNo, PRICE.plus(new Money(i)));
            } else {
                billed(tradeNo, PRICE);
            }
        }

        reconciliation.compare(CHANNEL, DAY);

        assertThat(differences()).isEqualTo(planted).hasSize(40);
        PaymentOrder any = orders.cashier().find(paid()).orElseThrow();
        assertThat(floor.ledger.of(any.tradeNo().value()).fen()).hasSize(2);
    }
}
