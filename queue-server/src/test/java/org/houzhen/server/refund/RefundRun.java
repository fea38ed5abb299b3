package org.houzhen.server.refund;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.insurance.TestInsurer;
import org.houzhen.server.ledger.Account;
import org.houzhen.server.ledger.Balances;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.payment.Channels;
import org.houzhen.server.payment.CoPayer;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.PaidOrders;
import org.houzhen.server.payment.PowerCut;
import org.houzhen.server.payment.PowerTransactions;
import org.houzhen.server.payment.Purpose;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.payment.Workers;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One paid order whose money goes back, from the first request to the end, with faults on the way. */
final class RefundRun {
    static final Money PRICE = new Money(1_250);
    private static final Money PART = new Money(500);
    private static final int DAYS_MAX = 3;
    private static final int PRESSES_MAX = 5;
    private static final String WHO = "cashier:7 cashier:8";

    /** What the world does meanwhile. */
    enum Story {
        RETURNS,
        MONEY_IS_SLOW,
        MAY_NOT_RETURN,
        CALLED_MEANWHILE,
        CHANNEL_REFUSES_UNTIL_A_PERSON_ASKS_AGAIN,
        TWO_PARTS,
        COSTS_NOTHING,
        HOSPITAL_NEVER_HAD_IT,
        SILENT_UNTIL_A_PERSON_ASKS_AGAIN_AND_HOSPITAL_NEVER_HAD_IT,
        CHANNEL_WILL_NOT_UNTIL_PEOPLE_HAND_IT_BACK,
        CHANNEL_WILL_NOT_UNTIL_PEOPLE_HAND_IT_BACK_AND_HOSPITAL_NEVER_HAD_IT,
        CHANNEL_GAVE_IT_BACK_ELSEWHERE,
        CHANNEL_GAVE_IT_BACK_ELSEWHERE_AND_HOSPITAL_NEVER_HAD_IT,
        INSURED,
        INSURED_AND_NOTHING_WAS_LEFT,
        INSURED_AND_MONEY_IS_SLOW,
        INSURED_BUT_CALLED_MEANWHILE,
        INSURED_AND_MAY_NOT_RETURN,
        INSURER_REFUSES_UNTIL_A_PERSON_ASKS_AGAIN,
        INSURED_AND_HOSPITAL_NEVER_HAD_IT;

        boolean insured() {
            return name().startsWith("INSURE");
        }

        boolean returnedElsewhere() {
            return name().contains("ELSEWHERE");
        }

        boolean handedBack() {
            return name().contains("HAND_IT_BACK");
        }
    }

    private final FailingDataSource store;
    private final VirtualClock clock;
    private final Story story;
    private final FakeTill till;
    private final FakeWard ward;
    private final TestInsurer insurer;
    private final Fault fault;
    private final Defects defects;
    private final TradeNo tradeNo;
    private Money paid;
    private CoPayer payer;
    private final List<String> keys = new ArrayList<>();
    private final List<RefundNo> numbers = new ArrayList<>();
    private RefundDesk desk;
    private PaidOrders orders;
    private int restarts;
    private boolean silent;

    /** What a planted defect puts between the desk and the outside. */
    record Defects(
            UnaryOperator<PaymentChannel> channel, UnaryOperator<Reversal> hospital, UnaryOperator<CoPayer> insurer) {
        static final Defects NONE = new Defects(channel -> channel, hospital -> hospital);

        Defects(UnaryOperator<PaymentChannel> channel, UnaryOperator<Reversal> hospital) {
            this(channel, hospital, insurer -> insurer);
        }
    }

    RefundRun(FailingDataSource store, VirtualClock clock, Story story, Fault fault, Defects defects) {
        this.store = store;
        this.clock = clock;
        this.story = story;
        this.defects = defects;
        this.fault = fault;
        this.paid = story == Story.COSTS_NOTHING ? Money.ZERO : PRICE;
        this.till = new FakeTill(clock, fault, paid);
        this.insurer = new TestInsurer(fault);
        this.ward = new FakeWard(fault);
        till.slow = story.name().endsWith("MONEY_IS_SLOW");
        till.refuses = story == Story.CHANNEL_REFUSES_UNTIL_A_PERSON_ASKS_AGAIN
                || story.handedBack()
                || story.returnedElsewhere();
        silent = story.name().startsWith("SILENT");
        ward.mayNot = story.name().endsWith("MAY_NOT_RETURN");
        ward.calledMeanwhile = story.name().endsWith("CALLED_MEANWHILE");
        start();
        this.tradeNo = story.insured() ? settled() : orders.paid("FAKE", paid, stage());
    }

    private Stage stage() {
        return unposted() ? Stage.MANUAL : Stage.DONE;
    }

    private TradeNo settled() {
        if (story != Story.INSURED_AND_NOTHING_WAS_LEFT) {
            insurer.spends();
        }
        TradeNo number = orders.insured("FAKE", PRICE, stage(), order -> insurer.settle(payer, order));
        insurer.keeps(story == Story.INSURER_REFUSES_UNTIL_A_PERSON_ASKS_AGAIN);
        paid = orders.cashier().find(number).orElseThrow().amount();
        return number;
    }

    private boolean unposted() {
        return story.name().endsWith("HOSPITAL_NEVER_HAD_IT");
    }

    private void start() {
        store.powerOn();
        PaymentChannel channel = defects.channel().apply(till);
        payer = insurer.start(store, clock);
        orders = new PaidOrders(
                store, clock, channel, purpose(), Optional.of(defects.insurer().apply(payer)));
        var refunds = RefundConfiguration.refunds(
                JdbcClient.create(store), new PowerTransactions(store), clock, orders.cashier()::find);
        List<Reversal> reversals = List.of(defects.hospital().apply(ward), new UnpostedReversal(orders.cashier()));
        RefundSaga saga = RefundConfiguration.saga(
                refunds, new Till(orders.cashier(), new Channels(List.of(channel))), reversals, orders.site());
        desk = new RefundDesk(orders.cashier(), refunds, saga, orders.site(), Workers.of(Runnable::run));
    }

    /** A hospital that is sure not to have the order, unless it is silent; nothing else is asked of it. */
    private Purpose purpose() {
        return (Purpose) Proxy.newProxyInstance(
                Purpose.class.getClassLoader(),
                new Class<?>[] {Purpose.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "kind" -> "FAKE";
                    case "find" -> silent ? Answer.unknown("silent") : Answer.done(new Purpose.Finding.NotFound(true));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    int restarts() {
        return restarts;
    }

    /** The last refund, when nothing is open any more. */
    RefundOrder toTheEnd() {
        if (story == Story.TWO_PARTS) {
            goOn(ask(PART));
            return goOn(ask(PRICE.minus(PART)));
        }
        RefundOrder end = goOn(ask(paid));
        if (silent) {
            silent = false;
            return goOn(ask(paid));
        }
        if (end.stage() == RefundStage.MANUAL && (story.handedBack() || story.returnedElsewhere())) {
            return byPeople(end.refundNo());
        }
        boolean heldUp = till.refuses || story == Story.INSURER_REFUSES_UNTIL_A_PERSON_ASKS_AGAIN;
        if (end.stage() == RefundStage.MANUAL && heldUp) {
            till.refuses = false;
            insurer.keeps(false);
            surviving(() -> retry(end.refundNo()));
            return goOn(end.refundNo());
        }
        return end;
    }

    /** What is said to somebody who asks for the whole again while the refund waits for a person. */
    String askedAgainWhileItIsStuck() {
        RefundOrder stuck = goOn(ask(paid));
        if (stuck.stage() != RefundStage.MANUAL) {
            throw new IllegalStateException("not stuck: " + stuck.stage());
        }
        var wish = stuck.origin()
                .wish(tradeNo, desk.left(orders.cashier().find(tradeNo).orElseThrow()));
        try {
            return desk.open(new RefundDesk.Asker("cashier:7", UUID.randomUUID().toString(), ""), wish)
                    .stage()
                    .name();
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }

    /** People hand it back, and where that is refused say what else has become of it; what cannot be asked now they press again. */
    private RefundOrder byPeople(RefundNo number) {
        till.returnedElsewhere = story.returnedElsewhere();
        for (int i = 0; i < PRESSES_MAX && refund(number).stage() == RefundStage.MANUAL; i++) {
            surviving(() -> press(number, () -> desk.handBack(number, WHO, "PAPER-1")));
            if (story.returnedElsewhere()) {
                surviving(() -> press(number, () -> desk.returnedElsewhere(number, WHO, FakeTill.elsewhere(tradeNo))));
            }
        }
        return goOn(number);
    }

    private void press(RefundNo number, Runnable press) {
        if (refund(number).stage() != RefundStage.MANUAL) {
            return;
        }
        try {
            press.run();
        } catch (ProblemException e) {
            if (e.problem().detail().isEmpty()) {
                throw new IllegalStateException("refused without a word");
            }
            refund(number); // The page is drawn anew.
        }
    }

    private void retry(RefundNo number) {
        if (desk.find(number).orElseThrow().stage() == RefundStage.MANUAL) {
            desk.retry(number, "cashier:7");
        }
    }

    /** The asker asks again with the same key, as it must after a lost answer. */
    private RefundNo ask(Money amount) {
        keys.add(UUID.randomUUID().toString());
        int before = numbers.size();
        do {
            surviving(() -> open(amount));
        } while (numbers.size() == before);
        return numbers.get(before);
    }

    private void open(Money amount) {
        String key = keys.get(keys.size() - 1);
        var wish =
                new RefundOrder.Wish(tradeNo, unposted() ? RefundDesk.UNPOSTED : "FAKE", "{}", amount, "试验门诊", "患者申请");
        numbers.add(desk.open(new RefundDesk.Asker("terminal:kiosk-1", key, ""), wish)
                .refundNo());
    }

    private RefundOrder goOn(RefundNo number) {
        Instant end = clock.instant().plusSeconds(DAYS_MAX * 86_400L);
        while (refund(number).stage().open() && clock.instant().isBefore(end)) {
            surviving(() -> desk.tick());
            fault.arrive();
            Instant soon = clock.instant().plusSeconds(1);
            Instant due = refund(number).progress().nextAt();
            Instant next = fault.lateAt().filter(at -> at.isBefore(due)).orElse(due);
            clock.advanceTo(next.isAfter(soon) ? next : soon);
        }
        fault.lateAt().ifPresent(at -> {
            clock.advanceTo(at);
            fault.arrive();
        });
        return refund(number);
    }

    private RefundOrder refund(RefundNo number) {
        return desk.find(number).orElseThrow();
    }

    private void surviving(Runnable part) {
        Runnable now = part;
        while (true) {
            try {
                now.run();
                return;
            } catch (PowerCut cut) {
                restarts++;
                start();
                now = () -> desk.resume();
            }
        }
    }

    /** What does not add up; empty when all does. */
    List<String> violations() {
        List<String> wrong = new ArrayList<>();
        check(wrong, till.returnedFen() <= paid.fen(), "more returned than was paid");
        check(wrong, !till.hurried(), "asked for money twice within a minute");
        int wishes = story.name().startsWith("SILENT") ? 1 : keys.size();
        check(wrong, numbers.stream().distinct().count() == wishes, "one wish, several refunds");
        long explained = 0;
        for (RefundNo number : Set.copyOf(numbers)) {
            explained += till.returned(number).fen() + elsewhere(refund(number)).fen();
            checkEnd(wrong, refund(number));
        }
        check(wrong, till.returnedFen() == explained, "unaccounted fen: " + (till.returnedFen() - explained));
        check(wrong, ward.slotsReturned() <= numbers.size(), "a slot was returned twice");
        return wrong;
    }

    private void checkEnd(List<String> wrong, RefundOrder refund) {
        Money returned = till.returned(refund.refundNo());
        boolean withdrawn = ward.isWithdrawn(refund.refundNo()) || unposted();
        boolean done = refund.stage() == RefundStage.DONE;
        check(wrong, !refund.stage().open(), "not over: " + refund.stage());
        Money byHand = refund.isHandedBack() ? refund.amount() : Money.ZERO;
        Money back = returned.plus(elsewhere(refund));
        check(wrong, !done || back.plus(byHand).equals(refund.amount()), "done without the money");
        check(wrong, till.returnedFen() + byHand.fen() <= paid.fen(), "given back twice");
        check(wrong, !done || withdrawn, "done, and the hospital has it still");
        check(wrong, returned.fen() == 0 || withdrawn, "money back for what stands");
        checkRefused(wrong, refund, returned);
        checkBook(wrong, refund, back);
        Stage over = refund.isHandedBack() ? Stage.HANDED_BACK : Stage.REFUNDED;
        boolean settled = orders.cashier().find(tradeNo).orElseThrow().stage() == over;
        check(wrong, !unposted() || settled == done, "the order says something else");
    }

    private static Money elsewhere(RefundOrder refund) {
        return refund.isReturnedElsewhere() ? refund.amount() : Money.ZERO;
    }

    /** What came back is what left the channel in the book; while a person decides, the money is in doubt. */
    private void checkBook(List<String> wrong, RefundOrder refund, Money returned) {
        Balances booked =
                new Ledger(JdbcClient.create(store)).of(refund.refundNo().value());
        long left = booked.fen().entrySet().stream()
                .filter(entry -> entry.getKey().isChannel())
                .mapToLong(entry -> -entry.getValue())
                .sum();
        boolean manual = refund.stage() == RefundStage.MANUAL;
        check(wrong, manual || unposted() || left == returned.fen(), "the book says something else");
        long byHand = refund.isHandedBack() ? refund.amount().fen() : 0;
        check(
                wrong,
                unposted() || booked.of(Account.HANDED_BACK) == -byHand,
                "the book says nothing of what was handed back");
        check(wrong, !manual || refund.free() || unposted() || booked.of(Account.IN_DOUBT) < 0, "in no doubt");
    }

    private void checkRefused(List<String> wrong, RefundOrder refund, Money returned) {
        boolean refused = refund.stage() == RefundStage.REFUSED;
        check(wrong, !refused || returned.fen() == 0, "refused, and money went back");
        check(wrong, !refused || !ward.isWithdrawn(refund.refundNo()), "refused, and the hospital took it back");
        check(wrong, !refused || refund.problem().isPresent(), "refused without a reason");
        check(wrong, refused || refund.slip().isPresent(), "no slip in " + refund.stage());
        checkInsurer(wrong, refund);
        boolean served = !unposted() && !ward.isEnded(refund.refundNo());
        check(wrong, returned.fen() == 0 || !served, "money back for somebody who was called");
    }

    /** Money of the patient moves when nothing is left with the insurer; what stands keeps its settlement. */
    private void checkInsurer(List<String> wrong, RefundOrder refund) {
        wrong.addAll(insurer.wrong());
        boolean settled = insurer.settled() > 0;
        boolean done = refund.stage() == RefundStage.DONE;
        check(wrong, !settled || till.returned(refund.refundNo()).fen() == 0, "money back while the insurer pays");
        check(wrong, !settled || !done, "done while the insurer pays");
        boolean stands = story.insured() && refund.stage() == RefundStage.REFUSED && !unposted();
        check(wrong, settled || !stands, "refused, and the insurer pays no longer");
        Balances booked =
                new Ledger(JdbcClient.create(store)).of(refund.refundNo().value());
        long given = -booked.of(Account.INSURER);
        long covered = refund.cover().split().covered().fen();
        check(wrong, !done || given == covered, "the book says something else of the insurer");
    }

    private static void check(List<String> wrong, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }
}
