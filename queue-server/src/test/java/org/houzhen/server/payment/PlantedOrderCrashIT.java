package org.houzhen.server.payment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.RefundState;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shows that {@link CrashMatrixIT} finds defects: each is planted around the cashier, and every single fault is tried. */
@Tag("planted")
class PlantedOrderCrashIT extends OnBreakableStore {
    @Test
    void theBooksShowACommitWithoutMoney() {
        UnaryOperator<PaymentChannel> takesUnpaidForPaid = real -> new Passing(real) {
            @Override
            public Answer<Trade> query(TradeNo tradeNo) {
                return super.query(tradeNo)
                        .map(trade -> new Trade(tradeNo, TradeState.PAID, Run.PRICE, "T-" + tradeNo));
            }
        };
        var defects = new Defects(takesUnpaidForPaid, hospital -> hospital);

        found("what is unpaid is taken for paid", "posted without money", Story.NEVER_PAYS, defects);
    }

    @Test
    void theBooksShowARefundThatIsPaidTwice() {
        UnaryOperator<PaymentChannel> newNumberForEachTry = PlantedChannels::renumbers;
        var defects = new Defects(newNumberForEachTry, hospital -> hospital);

        found(
                "each try of a refund has a number of its own",
                "refunded more than was paid",
                Story.PAYS_BUT_SLOT_IS_GONE,
                defects);
    }

    @Test
    void theBooksShowALostAnswerThatIsTakenForNo() {
        UnaryOperator<Purpose> silenceIsNo = real -> (Purpose) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Purpose.class}, (proxy, method, arguments) -> {
                    Object answer = invoke(real, method, arguments);
                    boolean silent = method.getName().equals("fulfil") && answer instanceof Answer.Unknown<?>;
                    return silent ? Answer.refused("TIMEOUT", "没有应答。") : answer;
                });
        var defects = new Defects(channel -> channel, silenceIsNo);

        found("a lost answer of the hospital is taken for no", "posted and refunded", Story.PAYS, defects);
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
        var defects = new Defects(silenceIsNo, hospital -> hospital);

        found("a lost answer to a payment code is taken for no", "closed with money", Story.SHOWS_CODE, defects);
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
        var defects = new Defects(forgetsTheReversal, hospital -> hospital);

        var told = new Run.Plot(Story.SHOWS_CODE_AND_AGREES_WHILE_IT_IS_REVERSED, FakeChannel.Manner.ALIPAY);
        found("a reversed payment is believed again", "posted and refunded", told, defects);
    }

    @Test
    void theBooksShowASettlementThatWasNeverMade() {
        var defects = Defects.of(real -> new PassingPayer(real) {
            @Override
            public Answer<String> settle(PaymentOrder order) {
                return Answer.done("S0");
            }
        });

        found("nothing is settled with the insurer", "posted and not settled", Story.INSURED, defects);
    }

    @Test
    void theBooksShowASettlementThatIsLeftStanding() {
        var defects = Defects.of(real -> new PassingPayer(real) {
            @Override
            public Answer<Boolean> undo(PaymentOrder order) {
                return Answer.done(true);
            }
        });

        found("a settlement is left standing", "settled and not posted", Story.INSURED_BUT_SLOT_IS_GONE, defects);
    }

    @Test
    void theBooksShowAQuoteThatLeavesTooMuchToPay() {
        var defects = Defects.of(real -> new PassingPayer(real) {
            @Override
            public Answer<Split> quote(PaymentOrder order) {
                return super.quote(order)
                        .map(split -> new Split(split.fund(), Money.ZERO, split.account(), Money.ZERO));
            }
        });

        found(
                "the account is charged to the patient too",
                "a channel was asked for nothing",
                Story.INSURED_AND_NOTHING_IS_LEFT,
                defects);
    }

    @Test
    void theBooksShowARefundThatIsBelievedWithoutAnAnswer() {
        UnaryOperator<PaymentChannel> silenceIsDone = PlantedChannels::believesSilence;
        var defects = new Defects(silenceIsDone, hospital -> hospital);

        found("a lost refund is taken for done", "unaccounted fen", Story.PAYS_BUT_SLOT_IS_GONE, defects);
    }

    @Test
    void theBooksShowADoubtThatIsNotStored() {
        Planted.forgets(source, "payment_order", "uncertain = 0", "new.uncertain = 1");

        found("that an answer was lost is not stored", "posted and refunded", Story.PAYS, Defects.NONE);
    }

    @Test
    void theBooksShowACodeWhoseUseIsNotStored() {
        Planted.forgets(source, "payment_order", "tried_at = 0", "new.tried_at > 0");

        found("that a code was used is not stored", "closed with money", Story.SHOWS_CODE_AND_CANCELS, Defects.NONE);
    }

    @Test
    void theBooksShowAnOrderThatIsLeftToPeopleThoughTheHospitalHasIt() {
        Planted.follows(
                source,
                "payment_order",
                "update",
                "old.stage = 'MANUAL' and new.stage in ('FULFILLED', 'DONE')",
                "update payment_order set stage = 'MANUAL', open = 0, next_at = new.next_at + 3600000 where rowid = new.rowid");

        found(
                "what the hospital has after all is not gone on with",
                "left to people",
                Story.PAYS_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT,
                Defects.NONE);
    }

    @Test
    void theBooksShowMoneyThatIsGoneAndTakenForWhole() {
        UnaryOperator<PaymentChannel> seesNoReturn = real -> new Passing(real) {
            @Override
            public Answer<Trade> query(TradeNo tradeNo) {
                return super.query(tradeNo)
                        .map(trade -> trade.state() == TradeState.RETURNED
                                ? new Trade(tradeNo, TradeState.PAID, trade.amount(), trade.channelNo())
                                : trade);
            }
        };

        found(
                "what the platform gave back is taken for paid",
                "posted and refunded",
                Story.PAYS_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT_AND_PLATFORM_GIVES_IT_BACK,
                new Defects(seesNoReturn, hospital -> hospital));
    }

    @Test
    void theBooksShowAnAmountThatNobodyLooksAt() {
        UnaryOperator<PaymentChannel> takesEveryAmount = real -> new Passing(real) {
            @Override
            public Answer<Trade> query(TradeNo tradeNo) {
                return super.query(tradeNo)
                        .map(trade -> new Trade(tradeNo, trade.state(), Run.PRICE, trade.channelNo()));
            }
        };

        found(
                "another amount is taken for the order's",
                "posted without money",
                Story.PAYS_ANOTHER_AMOUNT,
                new Defects(takesEveryAmount, hospital -> hospital));
    }

    @Test
    void theBooksShowACancelledRegistrationThatIsFoundAsPosted() {
        UnaryOperator<Purpose> remembers = real -> finding(real, "the cancelled");

        found(
                "what the hospital has cancelled is found as posted",
                "posting and stage differ",
                Story.PAYS_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT_AND_CANCELS_IT,
                new Defects(channel -> channel, remembers));
    }

    @Test
    void theBooksShowMoneyBackForWhatTheHospitalHas() {
        UnaryOperator<Purpose> forgets = real -> finding(real, "nothing");

        found(
                "what the hospital has is not found",
                "posted and refunded",
                Story.PAYS_AND_HOSPITAL_HAS_IT_AND_FALLS_SILENT,
                new Defects(channel -> channel, forgets));
    }

    /** A hospital that answers, when it is asked, that it has the order whatever became of it, or that it has nothing. */
    private static Purpose finding(Purpose real, String what) {
        Answer<Purpose.Finding> nothing = Answer.done(new Purpose.Finding.NotFound(true));
        Answer<Purpose.Finding> all = Answer.done(new Purpose.Finding.Found("{}"));
        return (Purpose) Proxy.newProxyInstance(
                PlantedOrderCrashIT.class.getClassLoader(),
                new Class<?>[] {Purpose.class},
                (proxy, method, arguments) -> {
                    Object answer = invoke(real, method, arguments);
                    boolean found = method.getName().equals("find") && answer instanceof Answer.Done<?>;
                    return !found ? answer : what.equals("nothing") ? nothing : all;
                });
    }

    @Test
    void theBooksShowARefundThatCannotBeAskedForAgain() {
        Planted.follows(
                source,
                "refund_order",
                "update",
                "old.stage = 'REFUSED' and new.stage = 'REQUESTED'",
                "update refund_order set stage = 'REFUSED', open = 0 where rowid = new.rowid");

        found(
                "a refused refund blocks its number",
                "left to people",
                Story.INSURED_AND_HOSPITAL_FALLS_SILENT,
                Defects.NONE);
    }

    @Test
    void theBooksShowMoneyThatWasHandedBackAndNotBooked() {
        Planted.follows(
                source,
                "ledger_entry",
                "insert",
                "new.credit = 'HANDED_BACK'",
                "delete from ledger_entry where credit = 'HANDED_BACK'");

        found(
                "what people handed back is not booked",
                "the book explains nothing",
                Story.CARD_BUT_SLOT_IS_GONE_AND_IT_IS_SETTLED,
                Defects.NONE);
    }

    @Test
    void theBooksShowAnOrderThatWaitsForAKioskForEver() {
        Planted.forgets(source, "payment_order", "since = next_at", "new.stage = 'CLOSING'");

        found("a kiosk that is gone is waited for for ever", "not over", Story.CARD_AND_KIOSK_IS_GONE, Defects.NONE);
    }

    @Test
    void theBooksShowARefundThatIsWaitedForForEver() {
        Planted.forgets(source, "payment_order", "since = next_at", "new.stage = 'RETURNING'");

        found(
                "a refund that does not come is waited for for ever",
                "not over",
                Story.CARD_BUT_SLOT_IS_GONE_AND_KIOSK_IS_GONE,
                Defects.NONE);
    }

    @Test
    void theBooksShowACardThatAKioskGivesBackAfterPeopleHave() {
        UnaryOperator<PaymentChannel> forgets = real -> new Passing(real) {
            @Override
            public Answer<Boolean> handBack(TradeNo tradeNo) {
                return Answer.done(true);
            }

            @Override
            public Answer<RefundState> queryRefund(TradeNo tradeNo, RefundNo refundNo) {
                return Answer.done(RefundState.FAILED);
            }
        };
        var defects = new Defects(forgets, hospital -> hospital);

        found("a kiosk gives back what people have", "unaccounted fen", Story.CARD_AND_KIOSK_IS_GONE, defects);
    }

    @Test
    void theBooksShowACardThatWasNotChargedAndThatNobodyCanEnd() {
        UnaryOperator<PaymentChannel> hearsNobody = real -> new Passing(real) {
            @Override
            public Answer<Boolean> notAtBank(TradeNo tradeNo) {
                return Answer.refused("NOT_BY_CARD", "没有人听。");
            }
        };

        found(
                "what the bank's statement says is not heard",
                "left to people",
                Story.CARD_IS_REFUSED_AND_KIOSK_IS_GONE,
                new Defects(hearsNobody, hospital -> hospital));
    }

    @Test
    void theBooksShowAnOrderThatSleepsUntilTheClockIsThereAgain() {
        Planted.isFound(
                "order: a clock that is set back is believed",
                "not over",
                IntStream.range(5, 25)
                        .mapToObj(second -> new Run(source, clock, Story.NEVER_PAYS, Fault.none(source), Defects.SLEEPS)
                                .setBackAfter(second, Duration.ofDays(1)))
                        .map(run -> {
                            run.toTheEnd();
                            return run.violations();
                        }));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void found(String defect, String words, Story story, Defects defects) {
        found(defect, words, new Run.Plot(story, FakeChannel.Manner.WECHAT), defects);
    }

    private void found(String defect, String words, Run.Plot plot, Defects defects) {
        Planted.isFound(
                "order: " + defect,
                words,
                faults(plot)
                        .map(fault -> new Run(source, clock, plot, fault, defects))
                        .map(run -> {
                            run.toTheEnd();
                            return run.violations();
                        }));
    }

    private Stream<Fault> faults(Run.Plot plot) {
        Fault none = Fault.none(source);
        new Run(source, clock, plot, none, Defects.NONE).toTheEnd();
        return IntStream.range(0, none.calls()).boxed().flatMap(call -> Fault.at(call, source, clock));
    }
}
