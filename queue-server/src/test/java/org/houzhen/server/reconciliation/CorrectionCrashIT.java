package org.houzhen.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.InMemory;
import org.houzhen.server.payment.LeakWatch;
import org.houzhen.server.payment.Planted;
import org.houzhen.server.payment.PlantedChannels;
import org.houzhen.server.payment.PowerCut;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.reconciliation.ReconciliationBook.Decision;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.refund.FakeTill;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Breaks every call by which money that no order knows goes back, in every way, once and twice. */
@ExtendWith(LeakWatch.class)
class CorrectionCrashIT {
    private static final Money PRICE = new Money(1_250);
    private static final int CALLS = 4;
    private static final int STEPS_MAX = 200;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final List<String> wrong = new ArrayList<>();
    private UnaryOperator<PaymentChannel> defect = till -> till;
    private int runs;

    @Test
    void moneyGoesBackOnceWhateverBreaks(@TempDir(factory = InMemory.class) Path folder) {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var source = new FailingDataSource(store.dataSource());
            faults(source).forEach(fault -> run(source, fault));
            faults(source)
                    .forEach(first -> faults(source)
                            .filter(second -> first.isBefore(second))
                            .forEach(second -> run(source, first.then(second))));
        }
        System.out.printf("correction crash matrix: runs=%d violations=%d%n", runs, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(200);
    }

    @Test
    void theSameHoldsOnPostgreSql() {
        try (Store store = Store.open("server", PostgresServer.emptyDatabase())) {
            var source = new FailingDataSource(store.dataSource());
            faults(source).forEach(fault -> run(source, fault));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Tag("planted")
    void theBooksShowMoneyUnderANewNumberForEachTry(@TempDir(factory = InMemory.class) Path folder) {
        defect = PlantedChannels::renumbers;
        found("each try has a number of its own", "returned 1250", folder);
    }

    @Test
    @Tag("planted")
    void theBooksShowMoneyThatIsBelievedWithoutAnAnswer(@TempDir(factory = InMemory.class) Path folder) {
        defect = PlantedChannels::believesSilence;
        found("a lost refund is taken for done", "returned 0", folder);
    }

    @Test
    @Tag("planted")
    void theBooksShowARequestThatIsNotStored(@TempDir(factory = InMemory.class) Path folder) {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var source = new FailingDataSource(store.dataSource());
            Planted.forgets(source, "correction", "pending = 0, requested_at = 0", "new.pending = 1");
            found("that money was asked for is not stored", "hurried", source);
        }
    }

    private void found(String defects, String words, Path folder) {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var source = new FailingDataSource(store.dataSource());
            found(defects, words, source);
        }
    }

    private void found(String defects, String words, FailingDataSource source) {
        Planted.isFound("correction: " + defects, words, faults(source).map(fault -> {
            wrong.clear();
            run(source, fault);
            return List.copyOf(wrong);
        }));
    }

    private Stream<Fault> faults(FailingDataSource source) {
        return IntStream.range(0, CALLS)
                .boxed()
                .flatMap(at -> Stream.of(Fault.Point.values())
                        .flatMap(point -> Stream.of(Fault.Kind.values())
                                .map(kind -> new Fault(at, point, kind, source, clock))
                                .filter(Fault::isOfItsOwnKind)));
    }

    private void run(FailingDataSource source, Fault fault) {
        runs++;
        clock.advance(Duration.ofDays(3));
        source.powerOn();
        var till = new FakeTill(clock, fault, PRICE);
        till.slow = runs % 2 == 0;
        var outside = new DayFloor.Outside();
        outside.channel = defect.apply(till);
        String number = "STRAY-%06d".formatted(runs);
        var floor = new DayFloor(source, clock, outside);
        floor.billed(number, PRICE, clock);
        LocalDate day = LocalDate.ofInstant(clock.instant(), VirtualClock.ZONE);
        floor.reconciliation.compare(DayFloor.CHANNEL, day);
        for (int i = 0;
                i < STEPS_MAX && !(isOver(floor, number) && fault.lateAt().isEmpty());
                i++) {
            floor = step(source, floor, number);
            clock.advance(Duration.ofSeconds(31));
            fault.arrive();
        }
        look(floor, till, number, fault);
    }

    private static boolean isOver(DayFloor floor, String number) {
        return floor.jdbc
                        .sql("select count(*) from correction where number = ? and stage = 'RETURNED'")
                        .param(number)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private DayFloor step(FailingDataSource source, DayFloor floor, String number) {
        try {
            Difference difference = difference(floor, number);
            if (difference.open()) {
                floor.decisions.decide(difference, new Decision(Decisions.RETURN, "已核实", "clerk:1", "admin:2"));
            }
            floor.corrections.tick();
            return floor;
        } catch (PowerCut e) {
            source.powerOn();
            return new DayFloor(source, clock, floor.outside);
        }
    }

    private static Difference difference(DayFloor floor, String number) {
        return floor.book
                .difference(DayFloor.CHANNEL, new Claim.Key(number, Claim.Kind.PAID))
                .orElseThrow();
    }

    private void look(DayFloor floor, FakeTill till, String number, Fault fault) {
        boolean right = till.returnedFen() == PRICE.fen()
                && till.returned(new TradeNo(number).refund()).equals(PRICE)
                && !till.hurried()
                && !difference(floor, number).open()
                && floor.balance("CHANNEL/" + DayFloor.CHANNEL) == 0
                && floor.balance("REFUNDS_PAYABLE") == 0;
        if (!right) {
            wrong.add(fault + ": returned " + till.returnedFen() + ", owed " + floor.balance("REFUNDS_PAYABLE")
                    + (till.hurried() ? ", hurried" : ""));
        }
    }
}
