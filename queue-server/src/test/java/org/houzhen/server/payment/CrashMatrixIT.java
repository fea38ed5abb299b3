package org.houzhen.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks every call of every story in every way once, over a real store, and looks at the books afterwards. */
class CrashMatrixIT {
    private static final int CHANCE_RUNS = 400;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T01:00:00Z"));
    private Store store;
    private FailingDataSource source;

    @BeforeEach
    void open(@TempDir(factory = InMemory.class) Path folder) {
        store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        source = new FailingDataSource(store.dataSource());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void noSingleFaultLosesAFenOrChargesTwice() {
        Map<Stage, Integer> ends = new EnumMap<>(Stage.class);
        List<String> wrong = new ArrayList<>();
        int runs = 0;
        int restarts = 0;
        for (Run.Story story : Run.Story.values()) {
            for (Fault fault : faults(story)) {
                Run run = new Run(source, clock, story, fault, Run.Defects.NONE);
                ends.merge(run.toTheEnd().stage(), 1, Integer::sum);
                assertThat(fault.struck()).isTrue();
                run.violations().forEach(violation -> wrong.add(story + " " + fault + ": " + violation));
                runs++;
                restarts += run.restarts();
            }
        }
        System.out.printf(
                "crash matrix: runs=%d restarts=%d ends=%s violations=%d%n", runs, restarts, ends, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(300);
        assertThat(ends).containsKeys(Stage.DONE, Stage.CLOSED, Stage.REFUNDED, Stage.FAILED, Stage.MANUAL);
    }

    @Test
    void theSameHoldsOnPostgreSql() {
        try (Store postgres = Store.open("server", PostgresServer.emptyDatabase())) {
            var there = new FailingDataSource(postgres.dataSource());
            for (Run.Story story : Run.Story.values()) {
                for (Fault.Point point : Fault.Point.values()) {
                    Fault fault = new Fault(2, point, Fault.Kind.OK, there);
                    Run run = new Run(there, clock, story, fault, Run.Defects.NONE);
                    run.toTheEnd();
                    assertThat(run.violations()).as(story + " " + fault).isEmpty();
                }
            }
        }
    }

    @Test
    void severalFaultsOfChanceLoseNothingEither() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        Map<Stage, Integer> ends = new EnumMap<>(Stage.class);
        for (int i = 0; i < CHANCE_RUNS; i++) {
            Run.Story story = pick(random, Run.Story.values());
            Fault fault = Fault.several(random, source);
            Run run = new Run(source, clock, story, fault, Run.Defects.NONE);
            ends.merge(run.toTheEnd().stage(), 1, Integer::sum);
            for (String violation : run.violations()) {
                wrong.add(story + ": " + violation);
            }
        }
        System.out.printf(
                "crash chance: runs=%d seed=%d ends=%s violations=%d%n", CHANCE_RUNS, seed, ends, wrong.size());
        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    private static <T> T pick(Random random, T[] from) {
        return from[random.nextInt(from.length)];
    }

    @Test
    void theBooksShowACommitWithoutMoney() {
        UnaryOperator<PaymentChannel> takesUnpaidForPaid = real -> new Passing(real) {
            @Override
            public Answer<Trade> query(TradeNo tradeNo) {
                return super.query(tradeNo)
                        .map(trade -> new Trade(tradeNo, TradeState.PAID, Run.PRICE, "T-" + tradeNo));
            }
        };
        var defects = new Run.Defects(takesUnpaidForPaid, hospital -> hospital);

        assertThat(seen(Run.Story.NEVER_PAYS, defects)).contains("posted without money");
    }

    @Test
    void theBooksShowARefundThatIsPaidTwice() {
        UnaryOperator<PaymentChannel> newNumberForEachTry = real -> new Passing(real) {
            private int tries;

            @Override
            public Answer<RefundState> refund(Refund refund) {
                var renamed = new RefundNo(refund.refundNo() + "-" + tries++);
                return super.refund(new Refund(refund.tradeNo(), renamed, refund.amount(), refund.reason()));
            }
        };
        var defects = new Run.Defects(newNumberForEachTry, hospital -> hospital);

        assertThat(seen(Run.Story.PAYS_BUT_SLOT_IS_GONE, defects)).contains("refunded more than was paid");
    }

    @Test
    void theBooksShowALostAnswerThatIsTakenForNo() {
        UnaryOperator<Purpose> silenceIsNo = real -> (Purpose) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Purpose.class}, (proxy, method, arguments) -> {
                    Object answer = invoke(real, method, arguments);
                    boolean silent = method.getName().equals("fulfil") && answer instanceof Answer.Unknown<?>;
                    return silent ? Answer.refused("TIMEOUT", "没有应答。") : answer;
                });
        var defects = new Run.Defects(channel -> channel, silenceIsNo);

        assertThat(seen(Run.Story.PAYS, defects)).contains("posted and refunded");
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** All that the books show when every fault is tried with a defect planted. */
    private Set<String> seen(Run.Story story, Run.Defects defects) {
        Set<String> seen = new TreeSet<>();
        for (Fault fault : faults(story)) {
            Run run = new Run(source, clock, story, fault, defects);
            run.toTheEnd();
            seen.addAll(run.violations());
        }
        return seen;
    }

    private List<Fault> faults(Run.Story story) {
        List<Fault> faults = new ArrayList<>();
        int calls = callsWithoutFault(story);
        for (int at = 0; at < calls; at++) {
            for (Fault.Point point : Fault.Point.values()) {
                for (Fault.Kind kind : Fault.Kind.values()) {
                    faults.add(new Fault(at, point, kind, source));
                }
            }
        }
        return faults;
    }

    private int callsWithoutFault(Run.Story story) {
        Fault none = Fault.none(source);
        Run run = new Run(source, clock, story, none, Run.Defects.NONE);
        run.toTheEnd();
        assertThat(run.violations()).as(story.name()).isEmpty();
        return none.calls();
    }
}
