package org.houzhen.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.houzhen.server.bankcard.TestCards;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.PowerCut;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders paid by card, compared with the statement that a clerk hands in. */
class CardDayIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Money PRICE = new Money(1_250);
    private static final String CHANNEL = DayFloor.CHANNEL;
    private static final String HEAD = "终端号,交易日期,交易时间,交易类型,金额,手续费,参考号,原参考号\n";
    private static final String STRANGER = "20260302." + TestCards.TERMINAL + ".900000000001";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final DayFloor.Outside outside = new DayFloor.Outside();
    private final List<String> statement = new ArrayList<>();
    private Store store;
    private FailingDataSource source;
    private DayFloor floor;
    private TestCards cards;
    private int sales;

    @BeforeEach
    void open(@TempDir Path folder) {
        use(Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db")));
    }

    private void use(Store opened) {
        store = opened;
        source = new FailingDataSource(store.dataSource());
        start();
    }

    private void start() {
        cards = new TestCards(source, clock, VirtualClock.ZONE);
        outside.handedIn = asChannel(cards.bill());
        floor = new DayFloor(source, clock, outside);
    }

    /** The orders of the floor are paid by a channel of its own name. */
    private static ChannelBill asChannel(ChannelBill bank) {
        return new ChannelBill() {
            @Override
            public String channel() {
                return CHANNEL;
            }

            @Override
            public List<BillLine> bill(LocalDate day) {
                return bank.bill(day);
            }

            @Override
            public Optional<HandedIn> handedIn() {
                return bank.handedIn();
            }
        };
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String reference() {
        sales++;
        return "%012d".formatted(sales);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), VirtualClock.ZONE);
    }

    /** An order paid by card; its reference is the number of the sale. */
    private TradeNo paid(Stage stage) {
        TradeNo tradeNo = floor.orders.paid("REGISTRATION", PRICE, stage);
        cards.sold(tradeNo, PRICE, reference(), now());
        return tradeNo;
    }

    private void states(String type, Money amount, String reference, String original) {
        LocalDateTime at = now();
        statement.add("%s,%s,%tT,%s,%s,0.05,%s,%s"
                .formatted(TestCards.TERMINAL, at.toLocalDate(), at, type, amount.yuan(), reference, original));
    }

    private void sale(Money amount) {
        states("消费", amount, "%012d".formatted(sales), "");
    }

    private byte[] file(List<String> lines) {
        return (HEAD + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
    }

    private void handIn(LocalDate day) {
        outside.handedIn.handedIn().orElseThrow().read(day, file(statement)).keep("clerk:1");
    }

    private void compare() {
        handIn(DAY);
        floor.reconciliation.compare(CHANNEL, DAY);
    }

    private Map<String, Kind> differences() {
        Map<String, Kind> kinds = new TreeMap<>();
        floor.book.differences(DAY).forEach(difference -> kinds.put(difference.number(), difference.kind()));
        return kinds;
    }

    @Test
    void thousandsOfSalesDifferWhereTheyWereMadeTo() {
        var random = new Random(20260302);
        Map<String, Kind> planted = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            plant(random.nextInt(25), planted);
        }
        Collections.shuffle(statement, random);

        compare();

        assertThat(differences()).isEqualTo(planted).hasSizeGreaterThan(300);
        assertThat(planted.values()).contains(Kind.OURS_ONLY, Kind.THEIRS_ONLY, Kind.AMOUNT, Kind.STATE);
    }

    private void plant(int what, Map<String, Kind> planted) {
        switch (what) {
            case 0 -> planted.put(paid(Stage.DONE).value(), Kind.OURS_ONLY);
            case 1 -> {
                planted.put(paid(Stage.DONE).value(), Kind.AMOUNT);
                sale(PRICE.plus(new Money(1)));
            }
            case 2 -> {
                planted.put(paid(Stage.CLOSED).value(), Kind.STATE);
                sale(PRICE);
            }
            case 3 -> {
                states("消费", PRICE, reference(), "");
                planted.put("20260302." + TestCards.TERMINAL + "." + "%012d".formatted(sales), Kind.THEIRS_ONLY);
            }
            case 4 -> {
                paid(Stage.DONE);
                sale(PRICE);
                String sold = "%012d".formatted(sales);
                states("退货", new Money(100), reference(), sold);
                planted.put("20260302." + TestCards.TERMINAL + "." + "%012d".formatted(sales), Kind.THEIRS_ONLY);
            }
            case 5 -> reversed(paid(Stage.CLOSED), true);
            case 6 -> reversed(paid(Stage.CLOSED), false);
            default -> {
                paid(Stage.DONE);
                sale(PRICE);
            }
        }
    }

    /** A sale that came to nothing and went back: banks state both, or neither. */
    private void reversed(TradeNo tradeNo, boolean stated) {
        cards.givenBack(tradeNo);
        if (stated) {
            sale(PRICE);
            String sold = "%012d".formatted(sales);
            states("冲正", PRICE, reference(), sold);
        }
    }

    @Test
    void whatTheHospitalRefusedAndWentBackNeedNotBeStated() {
        TradeNo refused = paid(Stage.PAID);
        cards.givenBack(refused);
        floor.orders.becomes(refused, Stage.REFUNDED);
        compare();
        assertThat(differences()).as("neither").isEmpty();

        sale(PRICE);
        compare();
        assertThat(differences())
                .as("the bank has not given it back")
                .isEqualTo(Map.of(refused.refund().value(), Kind.OURS_ONLY));

        states("撤销", PRICE, reference(), "%012d".formatted(1));
        compare();
        assertThat(differences()).as("both").isEmpty();
    }

    @Test
    void aLaterFileOfTheDayStandsInPlaceOfTheOneBefore() {
        TradeNo first = paid(Stage.DONE);
        sale(PRICE);
        TradeNo second = paid(Stage.DONE);
        compare();
        assertThat(differences()).isEqualTo(Map.of(second.value(), Kind.OURS_ONLY));

        statement.clear();
        sale(PRICE);
        compare();
        compare();

        assertThat(differences()).isEqualTo(Map.of(first.value(), Kind.OURS_ONLY));
        assertThat(floor.book.compared(DAY)).singleElement().satisfies(day -> {
            assertThat(day.theirs().paidFen()).isEqualTo(PRICE.fen());
            assertThat(day.matched()).isEqualTo(1);
        });
    }

    @Test
    void aFileThatCannotBeReadChangesNothing() {
        paid(Stage.DONE);
        sale(PRICE);
        compare();
        statement.add("12345678,2026-03-02,09:30:00,消费,much,0,1,");

        assertThatExceptionOfType(ProblemException.class).isThrownBy(this::compare);

        assertThat(outside.handedIn.bill(DAY)).hasSize(1);
        assertThat(differences()).isEmpty();
    }

    @Test
    void aSaleThatItsKioskTellsLateIsFoundWithoutAnotherFile() {
        TradeNo late = floor.orders.paid("REGISTRATION", PRICE, Stage.DONE);
        states("消费", PRICE, "900000000001", "");
        compare();
        assertThat(differences()).isEqualTo(Map.of(late.value(), Kind.OURS_ONLY, STRANGER, Kind.THEIRS_ONLY));
        assertThat(floor.book.differences(DAY))
                .filteredOn(difference -> difference.kind() == Kind.THEIRS_ONLY)
                .allSatisfy(stranger -> assertThat(floor.decisions.offered(stranger))
                        .as("no card terminal gives it back by itself")
                        .doesNotContain(Decisions.RETURN));

        cards.sold(late, PRICE, "900000000001", now());
        floor.comparer.compare(DAY);

        assertThat(floor.book.differences(DAY))
                .filteredOn(difference -> difference.source().equals(CHANNEL))
                .allMatch(difference -> difference.decision().equals(ReconciliationBook.RECOVERED));
    }

    @Test
    void whatTheBankCountsToTheNextDayMatchesOnceThatIsHandedIn() {
        clock.advanceTo(Instant.parse("2026-03-02T15:30:00Z"));
        TradeNo late = paid(Stage.DONE);
        compare();
        assertThat(differences()).isEqualTo(Map.of(late.value(), Kind.OURS_ONLY));

        sale(PRICE);
        handIn(DAY.plusDays(1));
        floor.reconciliation.compare(CHANNEL, DAY.plusDays(1));

        assertThat(differences()).isEmpty();
    }

    @Test
    void nothingIsComparedBeforeTheFileIsThereAndEverythingElseIs() {
        paid(Stage.DONE);
        var loop = new ReconciliationLoop(floor.reconciliation, floor.comparer, floor.days);
        clock.advance(Duration.ofHours(25));

        loop.round();
        floor.comparer.compare(DAY);
        assertThat(floor.book.compared(DAY))
                .extracting(ReconciliationBook.Compared::source)
                .containsExactly(Reconciliation.HOSPITAL);
        assertThatExceptionOfType(BillUnavailableException.class)
                .isThrownBy(() -> floor.reconciliation.compare(CHANNEL, DAY));

        handIn(DAY);
        loop.round();
        assertThat(floor.book.compared(DAY)).hasSize(2);
    }

    @Test
    void aStopInTheMiddleLosesAndDoublesNothing() {
        crash();
    }

    @Test
    void theSameHoldsOnPostgreSql() {
        close();
        use(Store.open("server", PostgresServer.emptyDatabase()));
        crash();
    }

    /** Power goes before each statement of handing in and comparing; afterwards one of the two files is there, whole. */
    private void crash() {
        List<String> before = sold(3);
        List<String> after =
                Stream.concat(before.stream().skip(1), sold(2).stream()).toList();
        handedOver(before);
        List<BillLine> old = handedOver(before);
        List<BillLine> now = handedOver(after);
        int cuts = 0;
        while (!survives(before, after, cuts)) {
            assertThat(outside.handedIn.bill(DAY)).as("cut %d", cuts).isIn(old, now);
            assertThat(handedOver(after)).as("cut %d", cuts).isEqualTo(now);
            assertThat(differences()).as("what the later file leaves out").hasSize(1);
            cuts++;
        }
        assertThat(cuts).isGreaterThan(20);
    }

    private boolean survives(List<String> before, List<String> after, int cut) {
        handedOver(before);
        source.cutAfter(cut);
        try {
            handedOver(after);
            return true;
        } catch (PowerCut e) {
            return false;
        } finally {
            source.powerOn();
            start();
        }
    }

    private List<String> sold(int count) {
        statement.clear();
        for (int i = 0; i < count; i++) {
            paid(Stage.DONE);
            sale(PRICE);
        }
        return List.copyOf(statement);
    }

    /** As the page's door does it. */
    private List<BillLine> handedOver(List<String> lines) {
        floor.book.forgetCompared(CHANNEL, DAY);
        outside.handedIn.handedIn().orElseThrow().read(DAY, file(lines)).keep("clerk:1");
        floor.reconciliation.compare(CHANNEL, DAY);
        return outside.handedIn.bill(DAY);
    }
}
