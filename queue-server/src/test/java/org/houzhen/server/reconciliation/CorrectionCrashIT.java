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
import org.houzhen.server.payment.Passing;
import org.houzhen.server.payment.Planted;
import org.houzhen.server.payment.PlantedChannels;
import org.houzhen.server.payment.PowerCut;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.reconciliation.ReconciliationBook.Decision;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.refund.FakeTill;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.houzhen.server.web.ProblemException;
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
    /** Where people ask the channel as well. */
    private static final int CALLS_WITH_PEOPLE = 8;

    private static final int STEPS_MAX = 200;
    /** From the first word to the last there are fewer. */
    private static final int STATEMENTS = 90;

    private static final int NEVER = Integer.MAX_VALUE;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final List<String> wrong = new ArrayList<>();
    private UnaryOperator<PaymentChannel> defect = till -> till;
    private boolean channelRefuses;
    private boolean platformGaveItBack;
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

    /** The channel will not, so people hand it back themselves and say so; the day is compared again and again meanwhile. */
    @Test
    void whatIsHandedBackByPeopleIsBookedOnceWhateverBreaks(@TempDir(factory = InMemory.class) Path folder) {
        channelRefuses = true;
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var source = new FailingDataSource(store.dataSource());
            faults(source).forEach(fault -> run(source, fault));
            IntStream.range(0, STATEMENTS).forEach(cut -> run(source, Fault.none(source), cut));
        }
        System.out.printf("correction by hand crash matrix: runs=%d violations=%d%n", runs, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(STATEMENTS);
    }

    /** Somebody gives it back on the platform while people are about to: one of the two is booked, whatever breaks. */
    @Test
    void whatThePlatformGaveBackIsNotHandedBackWhateverBreaks(@TempDir(factory = InMemory.class) Path folder) {
        channelRefuses = true;
        platformGaveItBack = true;
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var source = new FailingDataSource(store.dataSource());
            faults(source).forEach(fault -> run(source, fault));
            IntStream.range(0, STATEMENTS).forEach(cut -> run(source, Fault.none(source), cut));
        }
        System.out.printf("correction elsewhere crash matrix: runs=%d violations=%d%n", runs, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(STATEMENTS);
    }

    @Test
    @Tag("planted")
    void theBooksShowMoneyThatIsHandedBackThoughThePlatformGaveIt(@TempDir(factory = InMemory.class) Path folder) {
        channelRefuses = true;
        platformGaveItBack = true;
        defect = real -> new Passing(real) {
            @Override
            public Answer<Trade> query(TradeNo tradeNo) {
                return Answer.done(new Trade(tradeNo, TradeState.PAID, PRICE, "T-" + tradeNo));
            }
        };
        found("what the platform gave back is not seen", "by hand 1250", folder);
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

    @Test
    @Tag("planted")
    void theBooksShowAHandedBackReturnThatIsOwedStill(@TempDir(factory = InMemory.class) Path folder) {
        channelRefuses = true;
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var source = new FailingDataSource(store.dataSource());
            Planted.follows(
                    source,
                    "ledger_entry",
                    "insert",
                    "new.credit = 'HANDED_BACK'",
                    "delete from ledger_entry where credit = 'HANDED_BACK'");
            found("what people handed back is not booked", "owed -1250", source);
        }
    }

    @Test
    @Tag("planted")
    void theBooksShowAStuckReturnThatVanishes(@TempDir(factory = InMemory.class) Path folder) {
        channelRefuses = true;
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var source = new FailingDataSource(store.dataSource());
            Planted.follows(source, "reconciled_day", "update", "true", "delete from difference where decision = ''");
            found("a stuck return vanishes when its day is compared", "vanished", source);
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
        return IntStream.range(0, platformGaveItBack ? CALLS_WITH_PEOPLE : CALLS)
                .boxed()
                .flatMap(at -> Stream.of(Fault.Point.values())
                        .flatMap(point -> Stream.of(Fault.Kind.values())
                                .map(kind -> new Fault(at, point, kind, source, clock))
                                .filter(Fault::isOfItsOwnKind)));
    }

    private void run(FailingDataSource source, Fault fault) {
        run(source, fault, NEVER);
    }

    /** @param cut after so many statements the power is cut, beside the fault */
    private void run(FailingDataSource source, Fault fault, int cut) {
        runs++;
        clock.advance(Duration.ofDays(3));
        source.powerOn();
        var till = new FakeTill(clock, fault, PRICE);
        till.slow = runs % 2 == 0;
        till.refuses = channelRefuses;
        var outside = new DayFloor.Outside();
        outside.till = till;
        outside.channel = defect.apply(till);
        String number = "STRAY-%06d".formatted(runs);
        var floor = new DayFloor(source, clock, outside);
        floor.billed(number, PRICE, clock);
        LocalDate day = LocalDate.ofInstant(clock.instant(), VirtualClock.ZONE);
        floor.reconciliation.compare(DayFloor.CHANNEL, day);
        var before = new Before(floor);
        source.cutAfter(cut);
        boolean over = false;
        for (int i = 0; i < STEPS_MAX && !over; i++) {
            floor = step(source, floor, number, day);
            clock.advance(Duration.ofSeconds(31));
            fault.arrive();
            over = isOver(source, floor, number) && fault.lateAt().isEmpty();
        }
        source.powerOn();
        look(floor, till, number, fault + (cut == NEVER ? "" : ", cut after " + cut), before);
    }

    /** What stands in the book of all runs. */
    private record Before(long handedBack, long owed, long channel) {
        Before(DayFloor floor) {
            this(
                    floor.balance("HANDED_BACK"),
                    floor.balance("REFUNDS_PAYABLE"),
                    floor.balance("CHANNEL/" + DayFloor.CHANNEL));
        }
    }

    private static boolean isOver(FailingDataSource source, DayFloor floor, String number) {
        try {
            return isOver(floor, number);
        } catch (PowerCut e) {
            source.powerOn();
            return false;
        }
    }

    private static boolean isOver(DayFloor floor, String number) {
        return floor.jdbc
                        .sql(
                                "select count(*) from correction where number = ? and stage in ('RETURNED', 'HANDED_BACK')")
                        .param(number)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private DayFloor step(FailingDataSource source, DayFloor floor, String number, LocalDate day) {
        try {
            floor.reconciliation.compare(DayFloor.CHANNEL, day);
            for (Difference open :
                    difference(floor, number).filter(Difference::open).stream().toList()) {
                decide(floor, open);
            }
            floor.corrections.tick();
            return floor;
        } catch (PowerCut e) {
            source.powerOn();
            return new DayFloor(source, clock, floor.outside);
        }
    }

    /** Who is refused reads why, and comes again. */
    private void decide(DayFloor floor, Difference open) {
        boolean stuck = !floor.decisions.offered(open).contains(Decisions.EXPLAINED);
        if (!stuck || !channelRefuses) {
            floor.decisions.decide(open, new Decision(Decisions.RETURN, "已核实", "clerk:1", "admin:2"));
            return;
        }
        floor.outside.till.returnedElsewhere = platformGaveItBack;
        try {
            floor.decisions.decide(open, new Decision(Decisions.SETTLED, "已核实", "clerk:1", "admin:2"));
        } catch (ProblemException e) {
            if (e.problem().code().equals("RETURN_MADE_ELSEWHERE")) {
                elsewhere(floor, open);
            }
        }
    }

    private static void elsewhere(DayFloor floor, Difference open) {
        String number = FakeTill.elsewhere(new TradeNo(open.number())).value();
        try {
            floor.decisions.decide(open, new Decision(Decisions.RETURNED_ELSEWHERE, number, "clerk:1", "admin:2"));
        } catch (ProblemException e) {
            assertThat(e.problem().code()).isIn("CHANNEL_SILENT", "HAND_BACK_UNSURE");
        }
    }

    private static Optional<Difference> difference(DayFloor floor, String number) {
        return floor.book.difference(DayFloor.CHANNEL, new Claim.Key(number, Claim.Kind.PAID));
    }

    private void look(DayFloor floor, FakeTill till, String number, String story, Before before) {
        Money ours = channelRefuses ? Money.ZERO : PRICE;
        Money back = platformGaveItBack ? PRICE : ours;
        long byHand = PRICE.minus(back).fen();
        var after = new Before(floor);
        Optional<Difference> difference = difference(floor, number);
        boolean booked =
                after.equals(new Before(before.handedBack() - byHand, before.owed(), before.channel() + byHand));
        boolean returned = till.returnedFen() == back.fen()
                && till.returned(new TradeNo(number).refund()).equals(ours)
                && !till.hurried();
        if (!booked || !returned || difference.filter(one -> !one.open()).isEmpty()) {
            wrong.add(story + ": returned " + till.returnedFen() + ", owed " + (after.owed() - before.owed())
                    + ", by hand "
                    + (before.handedBack() - after.handedBack()) + (till.hurried() ? ", hurried" : "")
                    + (difference.isEmpty() ? ", vanished" : ""));
        }
    }
}
