package org.houzhen.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.insurance.InsurerStatement;
import org.houzhen.server.insurance.Settled;
import org.houzhen.server.insurance.TestInsurer;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.InMemory;
import org.houzhen.server.payment.LeakWatch;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Planted;
import org.houzhen.server.payment.PowerCut;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.store.Store;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks every message by which a settlement that the insurer still holds of an order that is over is taken back by itself,
 * in every way, once and twice; by the message that made it, and by its number where the insurer has forgotten that message.
 */
@ExtendWith(LeakWatch.class)
class TakeBackCrashIT {
    private static final Money TOTAL = new Money(12_000);
    private static final int CALLS = 3;
    private static final int NUMBERS = 1_000;
    private static final int ROUNDS_MAX = 40;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final List<String> wrong = new ArrayList<>();
    private Consumer<TestInsurer> defect = insurer -> {};
    private int runs;
    private int struck;

    /** What the insurer's books hold of one order, read from its own side. */
    private record Centre(TestInsurer insurer, Optional<Settled> held) implements InsurerStatement {
        @Override
        public boolean stands(String order) {
            return false;
        }

        @Override
        public Answer<List<Settled>> of(LocalDate day, List<Settled> ours) {
            return Answer.done(
                    insurer.settled() == 0 ? List.of() : held.stream().toList());
        }
    }

    @Test
    void whatTheInsurerHoldsTooMuchIsTakenBackOnceWhateverBreaks(@TempDir(factory = InMemory.class) Path folder) {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var source = new FailingDataSource(store.dataSource());
            for (boolean forgotten : new boolean[] {false, true}) {
                run(source, Fault.none(source), forgotten);
                faults(source).forEach(fault -> run(source, fault, forgotten));
                faults(source)
                        .forEach(first -> faults(source)
                                .filter(first::isBefore)
                                .forEach(second -> run(source, first.then(second), forgotten)));
            }
        }
        System.out.printf("take-back crash matrix: runs=%d violations=%d struck=%d%n", runs, wrong.size(), struck);
        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(500);
        assertThat(struck).as("runs in which the first fault came to pass").isGreaterThan(runs / 2);
    }

    @Test
    @Tag("planted")
    void theBooksShowALostAnswerThatIsTakenForYes(@TempDir(factory = InMemory.class) Path folder) {
        defect = TestInsurer::silenceIsYes;
        found("a lost answer is taken for yes", false, folder);
    }

    @Test
    @Tag("planted")
    void theBooksShowAReversalThatIsForgotten(@TempDir(factory = InMemory.class) Path folder) {
        defect = insurer -> insurer.swallows("2601");
        found("a reversal is said and forgotten", false, folder);
    }

    @Test
    @Tag("planted")
    void theBooksShowACancelledSettlementThatIsForgotten(@TempDir(factory = InMemory.class) Path folder) {
        defect = insurer -> insurer.swallows("2208");
        found("a cancelled settlement is said and forgotten", true, folder);
    }

    private void found(String defects, boolean forgotten, Path folder) {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var source = new FailingDataSource(store.dataSource());
            Planted.isFound("take-back: " + defects, "1 settled", faults(source).map(fault -> {
                wrong.clear();
                run(source, fault, forgotten);
                return List.copyOf(wrong);
            }));
        }
    }

    /** What is refused for good is for people, and another story. */
    private Stream<Fault> faults(FailingDataSource source) {
        return IntStream.range(0, CALLS)
                .boxed()
                .flatMap(at -> Stream.of(Fault.Point.values())
                        .flatMap(point -> Stream.of(Fault.Kind.values())
                                .filter(kind -> kind != Fault.Kind.REFUSED)
                                .map(kind -> new Fault(at, point, kind, source, clock))
                                .filter(Fault::isOfItsOwnKind)));
    }

    private void run(FailingDataSource source, Fault fault, boolean forgotten) {
        runs++;
        clock.advance(Duration.ofDays(3));
        source.powerOn();
        var insurer = new TestInsurer(fault, runs * NUMBERS);
        var outside = new DayFloor.Outside();
        outside.desk = insurer;
        outside.insurer = new Centre(insurer, Optional.empty());
        PaymentOrder order = leftover(new DayFloor(source, clock, outside), insurer);
        if (forgotten) {
            insurer.forgetsMessages();
        }
        outside.insurer = new Centre(insurer, Optional.of(held(order)));
        defect.accept(insurer);
        var floor = new DayFloor(source, clock, outside);
        LocalDate day = LocalDate.ofInstant(clock.instant(), VirtualClock.ZONE);
        for (int i = 0;
                i < ROUNDS_MAX && !(isOver(floor, order) && fault.lateAt().isEmpty());
                i++) {
            floor = round(source, floor, day);
            clock.advance(Duration.ofMinutes(7));
            fault.arrive();
        }
        struck += fault.struck() ? 1 : 0;
        look(floor, insurer, order, fault);
    }

    /** Paid, settled and given back; and people believed that the settlement was gone. */
    private static PaymentOrder leftover(DayFloor floor, TestInsurer insurer) {
        TradeNo tradeNo = floor.orders.insured(
                "BILLS", TOTAL, Stage.REFUNDED, order -> insurer.settle(floor.payer.orElseThrow(), order));
        insurer.desk().giveUp(tradeNo.value());
        return floor.orders.cashier().find(tradeNo).orElseThrow();
    }

    private static Settled held(PaymentOrder order) {
        Split split = order.cover().split();
        var parts = new Settled.Parts(split.total(), split.fund(), split.account());
        return new Settled(order.cover().settlement(), order.tradeNo().value(), "", parts);
    }

    private DayFloor round(FailingDataSource source, DayFloor floor, LocalDate day) {
        try {
            floor.comparer.compare(day);
            return floor;
        } catch (PowerCut e) {
            source.powerOn();
            return new DayFloor(source, clock, floor.outside);
        }
    }

    private static Optional<Difference> difference(DayFloor floor, PaymentOrder order) {
        return floor.book.difference(
                Reconciliation.INSURER, new Claim.Key(order.cover().settlement(), Claim.Kind.PAID));
    }

    private static boolean isOver(DayFloor floor, PaymentOrder order) {
        return difference(floor, order).map(found -> !found.open()).orElse(false);
    }

    private void look(DayFloor floor, TestInsurer insurer, PaymentOrder order, Fault fault) {
        boolean recovered = difference(floor, order)
                .map(found -> found.decision().equals(ReconciliationBook.RECOVERED))
                .orElse(false);
        if (!recovered || insurer.settled() != 0 || !insurer.wrong().isEmpty()) {
            wrong.add(fault + ": " + insurer.settled() + " settled, recovered " + recovered + ", " + insurer.wrong());
        }
    }
}
