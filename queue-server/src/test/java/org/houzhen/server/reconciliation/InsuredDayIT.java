package org.houzhen.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.insurance.InsurerStatement;
import org.houzhen.server.insurance.Settled;
import org.houzhen.server.payment.PaidOrders;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.store.Store;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real insured orders in a real store, compared with what the insurer's centre says it has settled. */
class InsuredDayIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Money TOTAL = new Money(12_000);
    private static final Split SPLIT = new Split(new Money(700), new Money(1_300), new Money(10_000), Money.ZERO);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final Centre centre = new Centre();
    private final DayFloor.Outside outside = new DayFloor.Outside();
    private Store store;
    private PaidOrders orders;
    private ReconciliationBook book;
    private Reconciliation reconciliation;
    private int numbers;

    /** What the insurer has, day by day. */
    private static final class Centre implements InsurerStatement {
        private final Map<LocalDate, List<Settled>> books = new TreeMap<>();
        private final Set<String> stands = new HashSet<>();
        private boolean silent;

        private List<Settled> on(LocalDate day) {
            return books.computeIfAbsent(day, any -> new ArrayList<>());
        }

        @Override
        public boolean stands(String order) {
            return stands.contains(order);
        }

        @Override
        public Answer<List<Settled>> of(LocalDate day, List<Settled> ours) {
            return silent ? Answer.unknown("silent") : Answer.done(List.copyOf(on(day)));
        }
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        outside.insurer = centre;
        var floor = new DayFloor(store.dataSource(), clock, outside);
        orders = floor.orders;
        book = floor.book;
        reconciliation = floor.reconciliation;
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** An order of which we believe that the insurer has paid its part. */
    private PaymentOrder settled(Stage stage) {
        String settlement = "S%06d".formatted(++numbers);
        TradeNo tradeNo = orders.insured("BILLS", TOTAL, stage, order -> new PaymentOrder.Cover(SPLIT, settlement));
        return orders.cashier().find(tradeNo).orElseThrow();
    }

    private Settled held(PaymentOrder order, Split split) {
        var parts = new Settled.Parts(split.total(), split.fund(), split.account());
        return new Settled(order.cover().settlement(), order.tradeNo().value(), "", parts);
    }

    private Map<String, Kind> differences(LocalDate day) {
        return book.differences(day).stream()
                .collect(Collectors.toMap(ReconciliationBook.Difference::number, ReconciliationBook.Difference::kind));
    }

    @Test
    void aMissingAnExtraAndAWrongSettlementAreFoundAndCalledWhatTheyAre() {
        PaymentOrder matched = settled(Stage.DONE);
        PaymentOrder missing = settled(Stage.DONE);
        PaymentOrder cut = settled(Stage.DONE);
        PaymentOrder swapped = settled(Stage.DONE);
        PaymentOrder returned = settled(Stage.REFUNDED);
        centre.on(DAY).add(held(matched, SPLIT));
        centre.on(DAY).add(held(cut, new Split(new Money(600), new Money(1_300), new Money(10_100), Money.ZERO)));
        centre.on(DAY).add(held(swapped, new Split(new Money(1_300), new Money(700), new Money(10_000), Money.ZERO)));
        centre.on(DAY).add(held(returned, SPLIT));
        centre.on(DAY).add(new Settled("S999999", "", "M1", new Settled.Parts(TOTAL, new Money(500), Money.ZERO)));

        reconciliation.compare(Reconciliation.INSURER, DAY);

        assertThat(differences(DAY))
                .isEqualTo(Map.of(
                        missing.cover().settlement(),
                        Kind.OURS_ONLY,
                        cut.cover().settlement(),
                        Kind.AMOUNT,
                        swapped.cover().settlement(),
                        Kind.AMOUNT,
                        returned.cover().settlement(),
                        Kind.STATE,
                        "S999999",
                        Kind.THEIRS_ONLY));
        assertThat(book.compared(DAY)).singleElement().satisfies(day -> {
            assertThat(day.matched()).isEqualTo(1);
            assertThat(day.ours().paidFen()).isEqualTo(4 * 2_000);
            assertThat(day.theirs().paidFen()).isEqualTo(2_000 + 1_900 + 2_000 + 2_000 + 500);
        });
        assertThat(book.difference(
                        Reconciliation.INSURER, new Claim.Key(cut.cover().settlement(), Claim.Kind.PAID)))
                .hasValueSatisfying(difference -> {
                    assertThat(difference.theirs().parts().fund()).isEqualTo(new Money(600));
                    assertThat(difference.ours().parts().fund()).isEqualTo(new Money(700));
                });
    }

    @Test
    void whatAPersonHoldsStandsAsTheInsurerLastSaid() {
        PaymentOrder kept = settled(Stage.MANUAL);
        settled(Stage.MANUAL);
        centre.stands.add(kept.tradeNo().value());
        centre.on(DAY).add(held(kept, SPLIT));

        reconciliation.compare(Reconciliation.INSURER, DAY);

        assertThat(differences(DAY)).isEmpty();
        assertThat(book.compared(DAY).get(0).matched()).isEqualTo(1);
    }

    @Test
    void whatTheCentreBooksAfterMidnightIsLateAndNothingElse() {
        clock.advanceTo(Instant.parse("2026-03-02T15:59:59Z"));
        PaymentOrder order = settled(Stage.DONE);
        centre.on(DAY.plusDays(1)).add(held(order, SPLIT));

        assertThat(reconciliation.compare(Reconciliation.INSURER, DAY))
                .extracting(Finding::kind)
                .containsExactly(Kind.LATE);
        clock.advance(Duration.ofDays(1));
        assertThat(reconciliation.compare(Reconciliation.INSURER, DAY.plusDays(1)))
                .extracting(Finding::kind)
                .containsExactly(Kind.LATE);
        assertThat(differences(DAY)).isEmpty();
    }

    @Test
    void aSilentCentreLeavesTheDayUncompared() {
        centre.silent = true;

        assertThatExceptionOfType(BillUnavailableException.class)
                .isThrownBy(() -> reconciliation.compare(Reconciliation.INSURER, DAY));
        assertThat(book.compared(DAY)).isEmpty();
    }

    @Test
    void hundredsOfInsuredOrdersOutOfAStoreDifferWhereTheyWereMadeTo() {
        Map<String, Kind> planted = new TreeMap<>();
        for (int i = 0; i < 400; i++) {
            PaymentOrder order = settled(i % 20 == 11 ? Stage.REFUNDED : Stage.DONE);
            String settlement = order.cover().settlement();
            if (i % 20 == 3) {
                planted.put(settlement, Kind.OURS_ONLY);
            } else if (i % 20 == 7) {
                planted.put(settlement, Kind.AMOUNT);
                centre.on(DAY)
                        .add(held(order, new Split(new Money(700 + i), new Money(1_300), Money.ZERO, Money.ZERO)));
            } else if (i % 20 == 11) {
                planted.put(settlement, Kind.STATE);
                centre.on(DAY).add(held(order, SPLIT));
            } else {
                centre.on(DAY).add(held(order, SPLIT));
            }
        }

        reconciliation.compare(Reconciliation.INSURER, DAY);

        assertThat(differences(DAY)).isEqualTo(planted).hasSize(60);
    }
}
