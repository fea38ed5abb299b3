package org.houzhen.server.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.Trade;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.CoPayer;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.LeakWatch;
import org.houzhen.server.payment.OnBreakableStore;
import org.houzhen.server.payment.Passing;
import org.houzhen.server.payment.PassingPayer;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Planted;
import org.houzhen.server.payment.PlantedChannels;
import org.houzhen.server.refund.RefundRun.Defects;
import org.houzhen.server.refund.RefundRun.Story;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Breaks every call of every refund in every way, once and twice, over a real store, and looks at the books afterwards. */
@ExtendWith(LeakWatch.class)
class RefundCrashIT extends OnBreakableStore {
    private static final int ONE_IN = 31;

    @Test
    void noSingleFaultReturnsAFenTooManyOrLosesOne() {
        var tally = new Tally();
        for (Story story : Story.values()) {
            for (Fault fault : faults(story, source)) {
                tally.of(new RefundRun(source, clock, story, fault, Defects.NONE), story + " " + fault);
                assertThat(fault.struck()).isTrue();
            }
        }
        tally.print("refund crash matrix, single faults");
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.runs).isGreaterThan(200);
        assertThat(tally.ends).containsKeys(RefundStage.DONE, RefundStage.REFUSED, RefundStage.MANUAL);
    }

    /** The long campaign tries all pairs, every build one in 31. */
    @Test
    void noPairOfFaultsDoesEither() {
        int step = Boolean.getBoolean("houzhen.campaign.long") ? 1 : ONE_IN;
        int turn = (int) (System.nanoTime() % step);
        var tally = new Tally();
        for (Story story : EnumSet.complementOf(EnumSet.of(Story.TWO_PARTS))) { // Each part is a return of its own.
            for (Fault first : faults(story, source)) {
                for (Fault second : faults(story, source)) {
                    if (!second.isBefore(first) && turn++ % step == 0) {
                        String name = story + " " + first + ", " + second;
                        tally.of(new RefundRun(source, clock, story, first.then(second), Defects.NONE), name);
                    }
                }
            }
        }
        tally.print("refund crash matrix, pairs");
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.runs).isGreaterThan(600);
    }

    /** The second would have nothing to give, and be done: paid for, returned at the hospital, no money. */
    @Test
    void whatWaitsForAPersonIsNotReturnedASecondTime() {
        var run = new RefundRun(
                source, clock, Story.CHANNEL_REFUSES_UNTIL_A_PERSON_ASKS_AGAIN, Fault.none(source), Defects.NONE);

        assertThat(run.askedAgainWhileItIsStuck()).isEqualTo("REFUND_STUCK");
    }

    @Test
    void theSameHoldsOnPostgreSql() {
        try (Store postgres = Store.open("server", PostgresServer.emptyDatabase())) {
            var there = new FailingDataSource(postgres.dataSource());
            var tally = new Tally();
            for (Story story : Story.values()) {
                for (Fault.Point point : Fault.Point.values()) {
                    var fault = new Fault(1, point, Fault.Kind.OK, there);
                    tally.of(new RefundRun(there, clock, story, fault, Defects.NONE), story + " " + fault);
                }
            }
            assertThat(tally.wrong).isEmpty();
        }
    }

    @Test
    @Tag("planted")
    void theBooksShowARefundUnderANewNumberForEachTry() {
        UnaryOperator<PaymentChannel> renumbers = PlantedChannels::renumbers;

        found("each try has a number of its own", "una", Story.RETURNS, new Defects(renumbers, ward -> ward));
    }

    @Test
    @Tag("planted")
    void theBooksShowALostAnswerThatIsTakenForNo() {
        UnaryOperator<Reversal> silenceIsNo = real -> new PassingReversal(real) {
            @Override
            public Answer<Boolean> withdraw(RefundOrder refund) {
                Answer<Boolean> answer = super.withdraw(refund);
                return answer instanceof Answer.Unknown<?> ? Answer.refused("TIMEOUT", "没有应答。") : answer;
            }
        };

        found(
                "a lost answer of the hospital is taken for no",
                "refused, and the hospital took it back",
                Story.RETURNS,
                new Defects(till -> till, silenceIsNo));
    }

    @Test
    @Tag("planted")
    void theBooksShowMoneyForSomebodyWhoWasCalled() {
        UnaryOperator<Reversal> callsOnRegardless = real -> new PassingReversal(real) {
            @Override
            public Answer<Boolean> endTicket(RefundOrder refund) {
                super.endTicket(refund);
                return Answer.done(true);
            }
        };

        found(
                "a ticket that was called is no reason",
                "money back for somebody who was called",
                Story.CALLED_MEANWHILE,
                new Defects(till -> till, callsOnRegardless));
    }

    @Test
    @Tag("planted")
    void theBooksShowAReturnThatIsNotUndone() {
        UnaryOperator<Reversal> forgets = real -> new PassingReversal(real) {
            @Override
            public Answer<Boolean> reinstate(RefundOrder refund) {
                return Answer.done(true);
            }
        };

        found(
                "what was taken back is not given again",
                "refused, and the hospital took it back",
                Story.CALLED_MEANWHILE,
                new Defects(till -> till, forgets));
    }

    @Test
    @Tag("planted")
    void theBooksShowMoneyForThePatientWhileTheInsurerPays() {
        UnaryOperator<CoPayer> forgets = real -> new PassingPayer(real) {
            @Override
            public Answer<Boolean> undo(PaymentOrder order) {
                return Answer.done(true);
            }
        };
        var defects = new Defects(till -> till, ward -> ward, forgets);
        found("the settlement is left standing", "money back while the insurer pays", Story.INSURED, defects);
        found("the settlement is left standing", "done while the insurer pays", Story.INSURED, defects);
    }

    @Test
    @Tag("planted")
    void theBooksShowMoneyThatIsHandedBackThoughThePlatformGaveIt() {
        UnaryOperator<PaymentChannel> knowsOnlyOurNumber = real -> new Passing(real) {
            @Override
            public Answer<Trade> query(TradeNo tradeNo) {
                return super.query(tradeNo)
                        .map(trade -> new Trade(tradeNo, TradeState.PAID, trade.amount(), trade.channelNo()));
            }
        };

        found(
                "what the platform gave back under another number is not seen",
                "given back twice",
                Story.CHANNEL_GAVE_IT_BACK_ELSEWHERE,
                new Defects(knowsOnlyOurNumber, ward -> ward));
    }

    @Test
    @Tag("planted")
    void theBooksShowARefundWhoseIntentIsNotStored() {
        Planted.forgets(
                source, "refund_order", "pending = '', requested_at = 0, attempt = 0", "new.pending = 'REFUND'");

        found("that money was asked for is not stored", "asked for money twice", Story.RETURNS, Defects.NONE);
    }

    @Test
    @Tag("planted")
    void theBooksShowARefundThatIsBelievedWithoutAnAnswer() {
        UnaryOperator<PaymentChannel> silenceIsDone = PlantedChannels::believesSilence;

        found(
                "a lost refund is taken for done",
                "done without the money",
                Story.RETURNS,
                new Defects(silenceIsDone, ward -> ward));
    }

    private void found(String defect, String words, Story story, Defects defects) {
        Planted.isFound(
                "refund: " + defect, words, faults(story, source).stream().map(fault -> {
                    RefundRun run = new RefundRun(source, clock, story, fault, defects);
                    run.toTheEnd();
                    return run.violations();
                }));
    }

    private List<Fault> faults(Story story, FailingDataSource where) {
        List<Fault> faults = new ArrayList<>();
        int calls = callsWithoutFault(story);
        for (int at = 0; at < calls; at++) {
            for (Fault.Point point : Fault.Point.values()) {
                for (Fault.Kind kind : Fault.Kind.values()) {
                    var fault = new Fault(at, point, kind, where, clock);
                    if (fault.isOfItsOwnKind()) {
                        faults.add(fault);
                    }
                }
            }
        }
        return faults;
    }

    private int callsWithoutFault(Story story) {
        Fault none = Fault.none(source);
        RefundRun run = new RefundRun(source, clock, story, none, Defects.NONE);
        run.toTheEnd();
        assertThat(run.violations()).as(story.name()).isEmpty();
        return none.calls();
    }

    /** What came of many runs. */
    private static final class Tally {
        private final Map<RefundStage, Integer> ends = new EnumMap<>(RefundStage.class);
        private final List<String> wrong = new ArrayList<>();
        private int runs;
        private int restarts;

        void of(RefundRun run, String name) {
            ends.merge(run.toTheEnd().stage(), 1, Integer::sum);
            run.violations().forEach(violation -> wrong.add(name + ": " + violation));
            runs++;
            restarts += run.restarts();
        }

        void print(String title) {
            System.out.printf(
                    "%s: runs=%d restarts=%d ends=%s violations=%d%n", title, runs, restarts, ends, wrong.size());
        }
    }
}
