package org.houzhen.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.houzhen.server.bankcard.TestCards;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.his.TestHospitalBooks;
import org.houzhen.server.insurance.Settled;
import org.houzhen.server.insurance.TestCentre;
import org.houzhen.server.payment.InMemory;
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

/**
 * Ten thousand orders in a real store, and the bills of every channel, the hospital's tables and the centre's answers as
 * they come: all planted differences are found, none is invented, each is called what it is.
 */
class BillDayIT {
    private static final int ORDERS = 10_000;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-02T15:59:50Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T16:00:10Z");
    private static final Money MORE = new Money(7);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final VirtualClock clock = new VirtualClock(MORNING);
    private final Map<String, Kind> planted = new TreeMap<>();
    private final Map<Plan, Integer> counts = new EnumMap<>(Plan.class);
    private final Set<String> late = new HashSet<>();
    private final Map<String, String> references = new HashMap<>();
    private Store store;
    private DayFloor floor;
    private PaidOrders orders;
    private TestHospitalBooks hospital;
    private TestCentre centre;
    private TestCards cards;
    private List<BillFiles> channels;
    private Reconciliation reconciliation;
    private int numbers;

    /** What becomes of an order, and who has it otherwise. */
    private enum Plan {
        MATCHED,
        OURS_ONLY,
        THEIRS_ONLY,
        OTHER_AMOUNT,
        PAID_ELSEWHERE,
        UNDONE,
        UNDONE_AND_HELD,
        RETURNED,
        RETURN_MISSING,
        RETURN_OF_ANOTHER_AMOUNT,
        DOUBLED,
        UNDONE_TWICE,
        UNPOSTED,
        POSTED_WITH_ANOTHER_AMOUNT,
        POSTED_UNPAID,
        POSTED_BY_NOBODY,
        INSURED,
        UNSETTLED,
        SETTLED_WITH_OTHER_PARTS,
        SETTLED_AND_RETURNED,
        SETTLED_BY_NOBODY,
        LATE,
        RETURNED_LATE,
        UNDONE_LATE,
        POSTED_LATE,
        SETTLED_LATE;

        boolean isLate() {
            return ordinal() >= LATE.ordinal();
        }

        /** A statement with a line twice is refused as a whole, and no card terminal gives a part back. */
        boolean isOfCards() {
            return this != DOUBLED && this != UNDONE_TWICE;
        }
    }

    @BeforeEach
    void open(@TempDir(factory = InMemory.class) Path folder) {
        store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        floor = new DayFloor(store.dataSource(), clock, new DayFloor.Outside());
        orders = floor.orders;
        hospital = new TestHospitalBooks(folder, clock);
        centre = new TestCentre(store.dataSource(), clock);
        cards = new TestCards(store.dataSource(), clock, VirtualClock.ZONE);
        channels = List.of(BillFiles.weChat(), BillFiles.alipay(), BillFiles.card(cards, references));
        var settlements = new OurSettlements(orders.settled(), floor.refunds, centre.statement(), VirtualClock.ZONE);
        var sides = new Reconciliation.Sides(floor.ours, Optional.of(settlements));
        reconciliation = new Reconciliation(List.copyOf(channels), hospital.query(), sides, floor.book, clock);
    }

    @AfterEach
    void close() {
        hospital.close();
        store.close();
    }

    @Test
    void everyPlantedDifferenceIsFoundInRealBillsAndNoneIsInvented() {
        List<Plan> plans = Stream.generate(this::plan).limit(ORDERS).toList();
        plans.stream().filter(plan -> !plan.isLate()).forEach(this::carryOut);
        clock.advanceTo(EVENING);
        plans.stream().filter(Plan::isLate).forEach(this::carryOut);
        channels.forEach(channel -> channel.shuffle(random));
        clock.advance(Duration.ofDays(2));

        Set<String> found = new HashSet<>();
        compare(DAY, found);
        compare(DAY.plusDays(1), found);

        System.out.printf("bills: orders=%d seed=%d plans=%s%n", ORDERS, seed, counts);
        assertThat(counts).containsOnlyKeys(Plan.values());
        assertThat(differences()).as("seed %d", seed).isEqualTo(planted);
        assertThat(found).as("late, seed %d", seed).isEqualTo(late);
        assertThat(centre.detailed()).isPositive();
        assertThat(floor.book.compared(DAY)).hasSize(5);
    }

    private Plan plan() {
        return random.nextInt(4) > 0 ? Plan.MATCHED : Plan.values()[random.nextInt(Plan.values().length)];
    }

    private void compare(LocalDate day, Set<String> found) {
        channels.get(2)
                .handedIn()
                .orElseThrow()
                .read(day, channels.get(2).file(day))
                .keep("clerk:1");
        for (String source : reconciliation.sources()) {
            reconciliation.compare(source, day).stream()
                    .filter(finding -> finding.kind() == Kind.LATE)
                    .forEach(finding -> found.add(name(source, finding.any().number())));
        }
    }

    private Map<String, Kind> differences() {
        Map<String, Kind> all = new TreeMap<>();
        Stream.of(DAY, DAY.plusDays(1))
                .flatMap(day -> floor.book.differences(day).stream())
                .forEach(each -> assertThat(all.put(name(each.source(), each.number()), each.kind()))
                        .isNull());
        return all;
    }

    private static String name(String source, String number) {
        return source + " " + number;
    }

    private void plant(String source, String number, Kind kind) {
        planted.put(name(source, number), kind);
    }

    private void carryOut(Plan plan) {
        counts.merge(plan, 1, Integer::sum);
        BillFiles bill = channels.get(random.nextInt(plan.isOfCards() ? 3 : 2));
        var amount = new Money(100 + random.nextInt(50_000));
        switch (plan) {
            case MATCHED, OURS_ONLY, OTHER_AMOUNT, DOUBLED, UNDONE_AND_HELD, LATE -> held(plan, bill, amount);
            case UNPOSTED, POSTED_WITH_ANOTHER_AMOUNT, POSTED_UNPAID, POSTED_BY_NOBODY, POSTED_LATE ->
                posted(plan, bill, amount);
            case RETURNED, RETURN_MISSING, RETURN_OF_ANOTHER_AMOUNT, RETURNED_LATE -> returned(plan, bill, amount);
            case PAID_ELSEWHERE, UNDONE, UNDONE_TWICE, UNDONE_LATE -> closed(plan, bill, amount);
            case THEIRS_ONLY -> foreign(bill, amount);
            case INSURED, UNSETTLED, SETTLED_WITH_OTHER_PARTS, SETTLED_AND_RETURNED, SETTLED_BY_NOBODY, SETTLED_LATE ->
                insured(plan, bill, amount);
        }
    }

    private TradeNo order(BillFiles bill, Money amount, Stage stage) {
        TradeNo tradeNo = orders.paidBy(bill.channel(), amount, stage);
        proven(bill, tradeNo, amount);
        return tradeNo;
    }

    /** Of a card, its kiosk tells. */
    private void proven(BillFiles bill, TradeNo tradeNo, Money amount) {
        if (bill == channels.get(2)) {
            String reference = "%012d".formatted(++numbers);
            references.put(tradeNo.value(), reference);
            cards.sold(tradeNo, amount, reference, LocalDateTime.ofInstant(clock.instant(), VirtualClock.ZONE));
        }
    }

    private Instant now() {
        return clock.instant();
    }

    /** Orders that are done, and stand in the hospital's books. */
    private void held(Plan plan, BillFiles bill, Money amount) {
        TradeNo tradeNo = order(bill, amount, Stage.DONE);
        String number = tradeNo.value();
        hospital.paid(number, amount, now());
        switch (plan) {
            case OURS_ONLY -> plant(bill.channel(), number, Kind.OURS_ONLY);
            case OTHER_AMOUNT -> {
                bill.paid(number, amount.plus(MORE), now());
                plant(bill.channel(), number, Kind.AMOUNT);
            }
            case DOUBLED -> {
                bill.paid(number, amount, now());
                bill.paid(number, amount, now());
                plant(bill.channel(), number + ".2", Kind.THEIRS_ONLY);
            }
            case UNDONE_AND_HELD -> {
                bill.paid(number, amount, now());
                bill.undone(number, amount, now());
                plant(bill.channel(), tradeNo.refund().value(), Kind.STATE);
            }
            case LATE -> {
                bill.paid(number, amount, MIDNIGHT);
                late.add(name(bill.channel(), number));
            }
            default -> bill.paid(number, amount, now());
        }
    }

    /** Orders of which the hospital says something else than the channel. */
    private void posted(Plan plan, BillFiles bill, Money amount) {
        if (plan == Plan.POSTED_BY_NOBODY) {
            String number = TradeNo.draw(DAY, random).value();
            hospital.paid(number, amount, now());
            plant(Reconciliation.HOSPITAL, number, Kind.THEIRS_ONLY);
            return;
        }
        boolean unpaid = plan == Plan.POSTED_UNPAID;
        String number = order(bill, amount, unpaid ? Stage.CLOSED : Stage.DONE).value();
        if (!unpaid) {
            bill.paid(number, amount, now());
        }
        switch (plan) {
            case UNPOSTED -> plant(Reconciliation.HOSPITAL, number, Kind.OURS_ONLY);
            case POSTED_LATE -> {
                hospital.paid(number, amount, MIDNIGHT);
                late.add(name(Reconciliation.HOSPITAL, number));
            }
            default -> {
                hospital.paid(number, unpaid ? amount : amount.plus(MORE), now());
                plant(Reconciliation.HOSPITAL, number, unpaid ? Kind.STATE : Kind.AMOUNT);
            }
        }
    }

    /** Orders that the hospital refused, so that they gave their money back by themselves. */
    private void returned(Plan plan, BillFiles bill, Money amount) {
        TradeNo tradeNo = order(bill, amount, Stage.PAID);
        String number = tradeNo.value();
        String refund = tradeNo.refund().value();
        bill.paid(number, amount, now());
        orders.becomes(tradeNo, Stage.REFUNDED);
        if (bill == channels.get(2)) {
            cards.givenBack(tradeNo);
        }
        switch (plan) {
            case RETURN_MISSING -> plant(bill.channel(), refund, Kind.OURS_ONLY);
            case RETURN_OF_ANOTHER_AMOUNT -> {
                bill.returned(number, refund, amount.minus(MORE), now());
                plant(bill.channel(), refund, Kind.AMOUNT);
            }
            case RETURNED_LATE -> {
                bill.returned(number, refund, amount, MIDNIGHT);
                late.add(name(bill.channel(), refund));
            }
            default -> bill.returned(number, refund, amount, now());
        }
    }

    /** Orders that came to nothing with us, while the channel had taken the money. */
    private void closed(Plan plan, BillFiles bill, Money amount) {
        TradeNo tradeNo = order(bill, amount, Stage.CLOSED);
        String number = tradeNo.value();
        bill.paid(number, amount, now());
        switch (plan) {
            case UNDONE -> bill.undone(number, amount, now());
            case UNDONE_LATE -> bill.undone(number, amount, MIDNIGHT);
            case UNDONE_TWICE -> {
                bill.undone(number, amount, now());
                bill.undone(number, amount, now());
                plant(bill.channel(), tradeNo.refund() + ".2", Kind.THEIRS_ONLY);
            }
            default -> plant(bill.channel(), number, Kind.STATE);
        }
    }

    private void foreign(BillFiles bill, Money amount) {
        String number = "9%011d".formatted(++numbers);
        bill.paid(number, amount, now());
        boolean card = bill == channels.get(2);
        plant(bill.channel(), card ? "20260302." + TestCards.TERMINAL + "." + number : number, Kind.THEIRS_ONLY);
    }

    /** Orders of which the insurer pays a part, or all. */
    private void insured(Plan plan, BillFiles bill, Money amount) {
        String settlement = "S%07d".formatted(++numbers);
        boolean returned = plan == Plan.SETTLED_AND_RETURNED;
        Split split = split(amount, returned);
        var parts = new Settled.Parts(split.total(), split.fund(), split.account());
        if (plan == Plan.SETTLED_BY_NOBODY) {
            centre.books(DAY, settlement, parts);
            plant(Reconciliation.INSURER, settlement, Kind.THEIRS_ONLY);
            return;
        }
        PaymentOrder order = settled(bill, split, settlement, returned ? Stage.REFUNDED : Stage.DONE);
        if (!returned) {
            hospital.paid(order.tradeNo().value(), split.total(), now());
            proven(bill, order.tradeNo(), split.cash());
            bill.paid(order.tradeNo().value(), split.cash(), now());
        }
        switch (plan) {
            case UNSETTLED -> plant(Reconciliation.INSURER, settlement, Kind.OURS_ONLY);
            case SETTLED_WITH_OTHER_PARTS -> {
                centre.books(
                        DAY,
                        settlement,
                        new Settled.Parts(parts.total(), parts.fund().plus(MORE), parts.account()));
                plant(Reconciliation.INSURER, settlement, Kind.AMOUNT);
            }
            case SETTLED_LATE -> {
                centre.books(DAY.plusDays(1), settlement, parts);
                late.add(name(Reconciliation.INSURER, settlement));
            }
            default -> {
                centre.books(DAY, settlement, parts);
                if (returned) {
                    plant(Reconciliation.INSURER, settlement, Kind.STATE);
                }
            }
        }
    }

    private Split split(Money cash, boolean whole) {
        return new Split(
                new Money(random.nextInt(9_000)),
                new Money(1 + random.nextInt(9_000)),
                whole ? Money.ZERO : cash,
                Money.ZERO);
    }

    private PaymentOrder settled(BillFiles bill, Split split, String settlement, Stage stage) {
        TradeNo tradeNo = orders.insuredBy(
                bill.channel(), split.total(), stage, order -> new PaymentOrder.Cover(split, settlement));
        centre.settled(tradeNo.value(), settlement);
        return orders.cashier().find(tradeNo).orElseThrow();
    }
}
