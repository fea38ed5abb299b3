package org.houzhen.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.InMemory;
import org.houzhen.server.payment.LeakWatch;
import org.houzhen.server.payment.Planted;
import org.houzhen.server.payment.PlantedChannels;
import org.houzhen.server.payment.PowerCut;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.refund.FakeTill;
import org.houzhen.server.store.Store;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Breaks every call by which money of an order we had closed is proven and goes back, in every way, once and twice. */
@ExtendWith(LeakWatch.class)
class RemedyCrashIT {
    private static final Money PRICE = new Money(1_250);
    private static final int CALLS = 4;
    private static final int ROUNDS_MAX = 40;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final List<String> wrong = new ArrayList<>();
    private UnaryOperator<PaymentChannel> defect = channel -> channel;
    private int runs;

    /** A channel that has the money, whatever we believe. */
    private final class Channel extends FakeTill {
        private final Fault fault;

        Channel(Fault fault) {
            super(clock, fault, PRICE);
            this.fault = fault;
        }

        @Override
        public Answer<Trade> query(TradeNo tradeNo) {
            return fault.during(false, () -> Answer.done(new Trade(tradeNo, TradeState.PAID, PRICE, "T-" + tradeNo)));
        }
    }

    @Test
    void lateMoneyGoesBackOnceWhateverBreaks(@TempDir(factory = InMemory.class) Path folder) {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var source = new FailingDataSource(store.dataSource());
            faults(source).forEach(fault -> run(source, fault));
            faults(source)
                    .forEach(first ->
                            faults(source).filter(first::isBefore).forEach(second -> run(source, first.then(second))));
        }
        System.out.printf("remedy crash matrix: runs=%d violations=%d%n", runs, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(200);
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

    private void found(String defects, String words, Path folder) {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var source = new FailingDataSource(store.dataSource());
            Planted.isFound("remedy: " + defects, words, faults(source).map(fault -> {
                wrong.clear();
                run(source, fault);
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

    private void run(FailingDataSource source, Fault fault) {
        runs++;
        clock.advance(Duration.ofDays(3));
        source.powerOn();
        var outside = new DayFloor.Outside();
        var channel = new Channel(fault);
        outside.channel = defect.apply(channel);
        outside.purpose = Nobody.refusing();
        var floor = new DayFloor(source, clock, outside);
        TradeNo late = floor.orders.paid(DayFloor.CHANNEL, PRICE, Stage.CLOSED);
        floor.billed(late.value(), PRICE, clock);
        LocalDate day = LocalDate.ofInstant(clock.instant(), VirtualClock.ZONE);
        long before = floor.balance("CHANNEL/" + DayFloor.CHANNEL);
        for (int i = 0;
                i < ROUNDS_MAX && !(isOver(floor, late) && fault.lateAt().isEmpty());
                i++) {
            floor = round(source, floor, late, day);
            clock.advance(Duration.ofMinutes(7));
            fault.arrive();
        }
        look(floor, channel, late, fault + ", book " + (floor.balance("CHANNEL/" + DayFloor.CHANNEL) - before));
    }

    private DayFloor round(FailingDataSource source, DayFloor floor, TradeNo late, LocalDate day) {
        try {
            floor.comparer.compare(day);
            floor.orders.cashier().hurry(late);
            return floor;
        } catch (PowerCut e) {
            source.powerOn();
            return new DayFloor(source, clock, floor.outside);
        }
    }

    private static boolean isOver(DayFloor floor, TradeNo late) {
        return stage(floor, late) == Stage.REFUNDED
                && difference(floor, late).map(difference -> !difference.open()).orElse(false);
    }

    private static Stage stage(DayFloor floor, TradeNo late) {
        return floor.orders.cashier().find(late).orElseThrow().stage();
    }

    private static Optional<Difference> difference(DayFloor floor, TradeNo late) {
        return floor.book.difference(DayFloor.CHANNEL, new Claim.Key(late.value(), Claim.Kind.PAID));
    }

    private void look(DayFloor floor, FakeTill channel, TradeNo late, String story) {
        boolean right = isOver(floor, late)
                && channel.returnedFen() == PRICE.fen()
                && story.endsWith(", book 0")
                && difference(floor, late).orElseThrow().decision().equals(ReconciliationBook.RECOVERED);
        if (!right) {
            wrong.add(story + ": " + stage(floor, late) + ", returned " + channel.returnedFen());
        }
    }
}
