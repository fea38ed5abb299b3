package org.houzhen.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;
import org.junit.jupiter.api.Test;

/** Breaks every call of every story in every way once, over a real store, and looks at the books afterwards. */
class CrashMatrixIT extends OnBreakableStore {
    private static final int CHANCE_RUNS = 600;
    private static final int ONE_IN = 1_601;

    @Test
    void noSingleFaultLosesAFenOrChargesTwice() {
        Map<Stage, Integer> ends = new EnumMap<>(Stage.class);
        List<String> wrong = new ArrayList<>();
        int runs = 0;
        int restarts = 0;
        for (Run.Plot plot : Run.Plot.all()) {
            for (Fault fault : faults(plot)) {
                Run run = new Run(source, clock, plot, fault, Run.Defects.NONE);
                ends.merge(run.toTheEnd().stage(), 1, Integer::sum);
                assertThat(fault.struck()).isTrue();
                run.violations().forEach(violation -> wrong.add(plot + " " + fault + ": " + violation));
                runs++;
                restarts += run.restarts();
            }
        }
        System.out.printf(
                "crash matrix: runs=%d restarts=%d ends=%s violations=%d%n", runs, restarts, ends, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(2_500);
        assertThat(ends).containsKeys(Stage.DONE, Stage.CLOSED, Stage.REFUNDED, Stage.FAILED, Stage.MANUAL);
    }

    /** The second fault counts the calls that the first lets through. The long campaign tries all pairs, every build one in 1,601. */
    @Test
    void noPairOfFaultsDoesEither() {
        int step = Boolean.getBoolean("houzhen.campaign.long") ? 1 : ONE_IN;
        int turn = (int) (System.nanoTime() % step);
        int runs = 0;
        List<String> wrong = new ArrayList<>();
        for (Run.Plot plot : Run.Plot.all()) {
            List<Fault> all = faults(plot);
            for (Fault first : all) {
                for (Fault second : all) {
                    if (turn++ % step == 0) {
                        Run run = new Run(source, clock, plot, first.then(second), Run.Defects.NONE);
                        run.toTheEnd();
                        run.violations()
                                .forEach(violation -> wrong.add(plot + " " + first + ", " + second + ": " + violation));
                        runs++;
                    }
                }
            }
        }
        System.out.printf("crash matrix of pairs: runs=%d violations=%d%n", runs, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(300);
    }

    @Test
    void theSameHoldsOnPostgreSql() {
        try (Store postgres = Store.open("server", PostgresServer.emptyDatabase())) {
            var there = new FailingDataSource(postgres.dataSource());
            for (Story story : Story.values()) {
                for (Fault.Point point : Fault.Point.values()) {
                    Fault fault = new Fault(2, point, Fault.Kind.OK, there, clock);
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
            Run.Plot plot = pick(random, Run.Plot.all());
            Fault fault = Fault.several(random, source, clock);
            Run run = new Run(source, clock, plot, fault, Run.Defects.NONE);
            ends.merge(run.toTheEnd().stage(), 1, Integer::sum);
            for (String violation : run.violations()) {
                wrong.add(plot + ": " + violation);
            }
        }
        System.out.printf(
                "crash chance: runs=%d seed=%d ends=%s violations=%d%n", CHANCE_RUNS, seed, ends, wrong.size());
        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
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

        assertThat(seen(Story.NEVER_PAYS, defects)).contains("posted without money");
    }

    @Test
    void theBooksShowARefundThatIsPaidTwice() {
        UnaryOperator<PaymentChannel> newNumberForEachTry = real -> new Passing(real) {
            private int tries;

            @Override
            public Answer<RefundState> refund(Refund refund) {
                var renamed = new RefundNo(refund.refundNo() + "-" + tries++);
                return super.refund(
                        new Refund(refund.tradeNo(), renamed, refund.amount(), refund.total(), refund.reason()));
            }
        };
        var defects = new Run.Defects(newNumberForEachTry, hospital -> hospital);

        assertThat(seen(Story.PAYS_BUT_SLOT_IS_GONE, defects)).contains("refunded more than was paid");
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

        assertThat(seen(Story.PAYS, defects)).contains("posted and refunded");
    }

    @Test
    void theBooksShowAPaymentCodeWhoseLostAnswerIsTakenForNo() {
        UnaryOperator<PaymentChannel> silenceIsNo = real -> new Passing(real) {
            @Override
            public Answer<TradeState> payByCode(Request request, AuthCode code) {
                return super.payByCode(request, code)
                        .match(
                                Answer::done,
                                no -> Answer.refused(no.code(), no.advice()),
                                lost -> Answer.refused("TIMEOUT", "没有应答。"));
            }
        };
        var defects = new Run.Defects(silenceIsNo, hospital -> hospital);

        assertThat(seen(Story.SHOWS_CODE, defects)).contains("closed with money");
    }

    @Test
    void theBooksShowAReversedPaymentThatIsBelievedAgain() {
        UnaryOperator<PaymentChannel> forgetsTheReversal = real -> new Passing(real) {
            private int reversed;

            @Override
            public Answer<Trade> query(TradeNo tradeNo) {
                return super.query(tradeNo)
                        .map(trade -> trade.state() == TradeState.CLOSED && reversed++ > 0
                                ? new Trade(tradeNo, TradeState.PAID, Run.PRICE, "T-" + tradeNo)
                                : trade);
            }
        };
        var defects = new Run.Defects(forgetsTheReversal, hospital -> hospital);

        var told = new Run.Plot(Story.SHOWS_CODE_AND_AGREES_WHILE_IT_IS_REVERSED, FakeChannel.Manner.ALIPAY);
        assertThat(seen(told, defects)).contains("posted and refunded");
    }

    @Test
    void theBooksShowASettlementThatWasNeverMade() {
        assertThat(seen(Story.INSURED, Run.Defects.of(real -> new PassingPayer(real) {
                    @Override
                    public Answer<String> settle(PaymentOrder order) {
                        return Answer.done("S0");
                    }
                })))
                .contains("posted and not settled");
    }

    @Test
    void theBooksShowASettlementThatIsLeftStanding() {
        assertThat(seen(Story.INSURED_BUT_SLOT_IS_GONE, Run.Defects.of(real -> new PassingPayer(real) {
                    @Override
                    public Answer<Boolean> undo(PaymentOrder order) {
                        return Answer.done(true);
                    }
                })))
                .contains("settled and not posted");
    }

    @Test
    void theBooksShowAQuoteThatLeavesTooMuchToPay() {
        assertThat(seen(Story.INSURED_AND_NOTHING_IS_LEFT, Run.Defects.of(real -> new PassingPayer(real) {
                    @Override
                    public Answer<Split> quote(PaymentOrder order) {
                        return super.quote(order)
                                .map(split -> new Split(split.fund(), Money.ZERO, split.account(), Money.ZERO));
                    }
                })))
                .contains("a channel was asked for nothing");
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** All that the books show when every fault is tried with a defect planted. */
    private Set<String> seen(Story story, Run.Defects defects) {
        return seen(new Run.Plot(story, FakeChannel.Manner.WECHAT), defects);
    }

    private Set<String> seen(Run.Plot plot, Run.Defects defects) {
        Set<String> seen = new TreeSet<>();
        for (Fault fault : faults(plot)) {
            Run run = new Run(source, clock, plot, fault, defects);
            run.toTheEnd();
            seen.addAll(run.violations());
        }
        return seen;
    }

    private List<Fault> faults(Run.Plot plot) {
        List<Fault> faults = new ArrayList<>();
        int calls = callsWithoutFault(plot);
        for (int at = 0; at < calls; at++) {
            for (Fault.Point point : Fault.Point.values()) {
                for (Fault.Kind kind : point.kinds()) {
                    faults.add(new Fault(at, point, kind, source, clock));
                }
            }
        }
        return faults;
    }

    private int callsWithoutFault(Run.Plot plot) {
        Fault none = Fault.none(source);
        Run run = new Run(source, clock, plot, none, Run.Defects.NONE);
        run.toTheEnd();
        assertThat(run.violations()).as(plot.toString()).isEmpty();
        return none.calls();
    }
}
