package org.houzhen.server.ebill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.server.payment.Charge;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.Means;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.PowerCut;
import org.houzhen.server.payment.PowerTransactions;
import org.houzhen.server.payment.Purpose;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.RefundStage;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bills of one paid order, from the hospital's commit to the end, with refunds and mishaps on the way. */
final class EBillRun {
    private static final Money PRICE = new Money(1_250);
    private static final Money PART = new Money(500);
    private static final int TICKS_MAX = 200;
    private static final Random RANDOM = new Random();

    /** What comes of the money. */
    enum Story {
        STANDS,
        RETURNED,
        RETURNED_BEFORE_ITS_BILL,
        /** Money is back while nobody knows whether there is a bill. */
        RETURNED_MEANWHILE,
        A_PART_RETURNED,
        RETURNED_IN_TWO_PARTS,
        INSURED,
        INSURED_AND_NOTHING_WAS_LEFT,
        INSURED_AND_RETURNED
    }

    private final FailingDataSource store;
    private final VirtualClock clock;
    private final Story story;
    private final FakePlatform platform;
    private final UnaryOperator<EBillPlatform> defect;
    private final PaymentOrder order;
    private final List<RefundOrder> refunds = new ArrayList<>();
    private EBillBook book;
    private EBillDesk desk;

    EBillRun(
            FailingDataSource store,
            VirtualClock clock,
            Story story,
            List<FakePlatform.Mishap> plan,
            UnaryOperator<EBillPlatform> defect) {
        this.store = store;
        this.clock = clock;
        this.story = story;
        this.platform = new FakePlatform(plan, store);
        this.defect = defect;
        this.order = order();
        start();
        JdbcClient.create(store).sql("update ebill_order set open = 0").update(); // What a planted defect left open.
    }

    private PaymentOrder order() {
        Instant now = clock.instant();
        TradeNo tradeNo = TradeNo.draw(LocalDate.ofInstant(now, VirtualClock.ZONE), RANDOM);
        return new PaymentOrder(
                tradeNo,
                new PaymentOrder.Origin("kiosk-1", "P1", "FAKE", "key", "{}", new Means(Way.QR, "WECHAT"), false, now),
                Stage.DONE,
                new Purpose.Hold("{}", PRICE, List.of(), "门诊缴费", now),
                cover(),
                new Charge(now, "", "T1", Instant.EPOCH, Money.ZERO),
                new PaymentOrder.Result("{}", Optional.empty(), Optional.empty()),
                false,
                new PaymentOrder.Progress("", 0, 1, false, now, Instant.EPOCH, now),
                1);
    }

    /** 12.50, of which the patient pays 2.50 or nothing. */
    private PaymentOrder.Cover cover() {
        long cash = story == Story.INSURED_AND_NOTHING_WAS_LEFT ? 0 : 250;
        var split = new Split(new Money(600), new Money(650 - cash), new Money(cash), Money.ZERO);
        return story.name().startsWith("INSURED") ? new PaymentOrder.Cover(split, "S1") : PaymentOrder.Cover.NONE;
    }

    private void start() {
        store.powerOn();
        book = new EBillBook(JdbcClient.create(store), new PowerTransactions(store), clock);
        var orders = new Orders(number -> Optional.of(order), number -> refunds, number -> {});
        desk = new EBillDesk(book, defect.apply(platform), orders, List.of(new FakeBillable()), clock);
    }

    int calls() {
        return platform.calls();
    }

    EBillRun toTheEnd() {
        surviving(() -> book.oweFirst(order.tradeNo(), "P1"));
        if (story == Story.RETURNED_BEFORE_ITS_BILL) {
            giveBack(PRICE);
        }
        for (int i = 0; i < TICKS_MAX && !over(); i++) {
            surviving(desk::tick);
            happen();
            clock.advance(Duration.ofMinutes(31));
        }
        return this;
    }

    private boolean over() {
        return book.isSettled(order.tradeNo()) && refunds.size() == refundsWanted();
    }

    private int refundsWanted() {
        return switch (story) {
            case STANDS, INSURED, INSURED_AND_NOTHING_WAS_LEFT -> 0;
            case RETURNED, RETURNED_BEFORE_ITS_BILL, RETURNED_MEANWHILE, A_PART_RETURNED, INSURED_AND_RETURNED -> 1;
            case RETURNED_IN_TWO_PARTS -> 2;
        };
    }

    private void happen() {
        boolean ready = story == Story.RETURNED_MEANWHILE || book.isSettled(order.tradeNo());
        if (ready && refunds.size() < refundsWanted()) {
            boolean part = story == Story.A_PART_RETURNED || story == Story.RETURNED_IN_TWO_PARTS;
            giveBack(part ? refunds.isEmpty() ? PART : PRICE.minus(PART) : PRICE);
        }
    }

    private void giveBack(Money amount) {
        Instant now = clock.instant();
        var number = new RefundNo("R" + order.tradeNo() + "-" + (refunds.size() + 1));
        var origin = new RefundOrder.Origin("FAKE", "cashier:7", "", number.value(), "{}", "检查", "患者申请", now);
        refunds.add(new RefundOrder(
                number,
                order.tradeNo(),
                origin,
                RefundStage.RETURNED,
                order.cover().settlement().isEmpty() ? amount : order.amount(),
                order.cover(),
                new RefundOrder.Result(Optional.empty(), Optional.empty(), "", ""),
                new RefundOrder.Progress("", 0, now, "", now),
                1));
        surviving(() -> book.oweAgain(order.tradeNo()));
    }

    private void surviving(Runnable part) {
        while (true) {
            try {
                part.run();
                return;
            } catch (PowerCut cut) {
                start();
            }
        }
    }

    /** What does not add up; empty when all does. */
    List<String> violations() {
        List<String> wrong = new ArrayList<>(platform.wrong());
        long back = refunds.stream().mapToLong(refund -> refund.total().fen()).sum();
        List<EBill> bills = book.of(order.tradeNo());
        check(wrong, over(), "no end");
        check(wrong, platform.standing() == PRICE.fen() - back, "bills stand for other money than was kept");
        check(wrong, platform.issued() == asked(bills), "a bill that nobody knows");
        check(wrong, platform.flushed() == count(bills, EBillStage.FLUSHED), "a red bill that nobody knows");
        check(wrong, count(bills, EBillStage.ISSUED) <= 1, "two bills stand");
        bills.stream()
                .filter(bill -> bill.stage() != EBillStage.VOID)
                .forEach(bill -> check(wrong, platform.knows(bill), "not the platform's numbers"));
        check(wrong, story != Story.RETURNED_BEFORE_ITS_BILL || platform.issued() == 0, "a bill for nothing");
        return wrong;
    }

    private static long asked(List<EBill> bills) {
        return bills.size() - count(bills, EBillStage.VOID);
    }

    private static long count(List<EBill> bills, EBillStage stage) {
        return bills.stream().filter(bill -> bill.stage() == stage).count();
    }

    private static void check(List<String> wrong, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }

    /** Orders whose one line is all that was not returned. */
    private static final class FakeBillable implements Billable {
        @Override
        public String kind() {
            return "FAKE";
        }

        @Override
        public String type() {
            return "02";
        }

        @Override
        public Answer<Contents> contents(PaymentOrder order, List<RefundOrder> without) {
            Money left = without.stream().map(RefundOrder::total).reduce(order.total(), Money::minus);
            return Answer.done(new Contents(
                    "02",
                    new Payer("P1", "张三", "男", 40, new Document("01", "110105194912310021")),
                    new Visit("V1", "内科", LocalDate.EPOCH),
                    List.of(new Line("C1", "检查", 1, "次", left, left))));
        }
    }
}
