package org.houzhen.server.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.OnBreakableStore;
import org.houzhen.server.payment.PaidOrders;
import org.houzhen.server.payment.Purpose;
import org.houzhen.server.payment.Stage;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.Test;

/** The last step of a refund that people had made: the order that it held is free again, whenever that succeeds. */
class GivenBackIT extends OnBreakableStore {
    private static final Money PRICE = new Money(1_250);

    private int failures;
    private Purpose.Finding finding = new Purpose.Finding.NotFound(true);

    /** A hospital that never had the order, until a test says that it has. */
    private Purpose hospital() {
        return (Purpose) Proxy.newProxyInstance(
                Purpose.class.getClassLoader(),
                new Class<?>[] {Purpose.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "kind" -> "FAKE";
                    case "find" -> Answer.done(finding);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private RefundDesk desk(PaidOrders orders, FakeTill till) {
        Reversal breaking = new PassingReversal(new UnpostedReversal(orders.cashier())) {
            @Override
            public Answer<Boolean> complete(RefundOrder refund) {
                if (failures-- > 0) {
                    throw new IllegalStateException("the store is away");
                }
                return super.complete(refund);
            }
        };
        return TestRefunds.desk(source, clock, orders, till, breaking);
    }

    @Test
    void anOrderIsFreedThoughTheServerWasDownForLongAndFailsOnceMore() {
        var till = new FakeTill(clock, Fault.none(source), PRICE);
        var orders = new PaidOrders(source, clock, till, hospital());
        TradeNo order = orders.paid("FAKE", PRICE, Stage.MANUAL);
        RefundDesk desk = desk(orders, till);
        failures = 2;
        RefundOrder begun = desk.open(new RefundDesk.Asker("clerk:1", "k1", "clerk:2"), wish(order, "医院没有"));
        assertThat(begun.stage()).isEqualTo(RefundStage.RETURNED);

        clock.advance(Duration.ofMinutes(31));
        TestRefunds.resume(desk);
        clock.advance(Duration.ofMinutes(1));
        TestRefunds.tick(desk);

        assertThat(desk.find(begun.refundNo()).orElseThrow().stage()).isEqualTo(RefundStage.DONE);
        assertThat(orders.cashier().find(order).orElseThrow().stage()).isEqualTo(Stage.REFUNDED);
        assertThat(till.returnedFen()).isEqualTo(PRICE.fen());
    }

    @Test
    void whoAskedBeforeIsKeptWhenARefusedRefundIsAskedForAgain() {
        var till = new FakeTill(clock, Fault.none(source), PRICE);
        var orders = new PaidOrders(source, clock, till, hospital());
        TradeNo order = orders.paid("FAKE", PRICE, Stage.MANUAL);
        RefundDesk desk = desk(orders, till);
        finding = new Purpose.Finding.Found("{}");
        var first = new RefundDesk.Asker("clerk:1", "k1", "clerk:2");
        RefundOrder refused = desk.open(first, wish(order, "第一次"));
        assertThat(refused.stage()).isEqualTo(RefundStage.REFUSED);
        finding = new Purpose.Finding.NotFound(true);

        RefundOrder again = desk.open(new RefundDesk.Asker("clerk:3", "k2", "admin:4"), wish(order, "第二次"));

        assertThat(again.refundNo()).isEqualTo(refused.refundNo());
        assertThat(again.origin().by()).isEqualTo("clerk:3");
        assertThat(desk.earlier(again.refundNo())).singleElement().satisfies(attempt -> {
            assertThat(attempt.by()).isEqualTo("clerk:1");
            assertThat(attempt.approvedBy()).isEqualTo("clerk:2");
            assertThat(attempt.reason()).isEqualTo("第一次");
            assertThat(attempt.problem().orElseThrow().code()).isEqualTo("REFUND_POSTED");
        });
        assertThat(desk.open(first, wish(order, "第一次")).stage()).isEqualTo(RefundStage.DONE);
        assertThat(till.returnedFen()).isEqualTo(PRICE.fen());
    }

    /** What the channel refused at first, and accepts now, may take as long as any refund. */
    @Test
    void aRefundThatFollowsAPlainRefusalComesBackToPeopleOnceADay() {
        assertThat(comesToPeopleAfter("REFUND_FAILED")).isBetween(Duration.ofHours(24), Duration.ofHours(25));
    }

    @Test
    void aRefundThatWasWaitedForBeforeComesBackToPeopleAfterHalfAnHour() {
        assertThat(comesToPeopleAfter("REFUND_LATE")).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(32));
    }

    private Duration comesToPeopleAfter(String code) {
        var till = new FakeTill(clock, Fault.none(source), PRICE) {
            @Override
            public Answer<RefundState> refund(Refund refund) {
                return Answer.done(RefundState.PROCESSING);
            }

            @Override
            public Answer<RefundState> queryRefund(TradeNo tradeNo, RefundNo refundNo) {
                return Answer.done(RefundState.PROCESSING);
            }
        };
        var orders = new PaidOrders(source, clock, till, hospital());
        TradeNo order = orders.paid("FAKE", PRICE, Stage.MANUAL);
        orders.manual(order, code);
        failures = 0;
        RefundDesk desk = desk(orders, till);
        Instant begun = clock.instant();
        RefundNo refund = desk.open(new RefundDesk.Asker("clerk:1", "k1", "clerk:2"), wish(order, "医院没有"))
                .refundNo();
        while (desk.find(refund).orElseThrow().stage() == RefundStage.RETURNING) {
            clock.advance(Duration.ofSeconds(40));
            TestRefunds.tick(desk);
        }
        assertThat(desk.find(refund).orElseThrow().stage()).isEqualTo(RefundStage.MANUAL);
        return Duration.between(begun, clock.instant());
    }

    private static RefundOrder.Wish wish(TradeNo order, String reason) {
        return new RefundOrder.Wish(order, RefundDesk.UNPOSTED, "{}", PRICE, "门诊挂号", reason);
    }
}
