package org.houzhen.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.houzhen.server.registration.RegistrationFloor.KIOSK;
import static org.houzhen.server.registration.RegistrationFloor.context;
import static org.houzhen.server.registration.RegistrationFloor.done;
import static org.houzhen.server.staff.TestStaff.CLERK;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.houzhen.server.hospital.Orders;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.staff.TestStaff;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.AskRefund;
import org.houzhen.wire.BillView;
import org.houzhen.wire.MoneyRefund;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PayBills;
import org.houzhen.wire.ReturnVisit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cash desk's door for refunds, before the reference hospital. */
class MoneyControllerIT {
    private static final String WORDS = "李小花的女儿来退，病人已转院";

    @TempDir
    private static Path folder;

    private static RegistrationFloor floor;
    private static MoneyController desk;

    @BeforeAll
    static void start() {
        floor = new RegistrationFloor(folder);
        var names = TestStaff.names(floor.server.getBean(JdbcClient.class), floor.server.getBean(Clock.class));
        desk = new MoneyController(
                floor.server.getBean(MoneyDesk.class), floor.server.getBean(RefundDesk.class), null, names, 1_000_000);
    }

    @AfterAll
    static void stop() {
        floor.close();
    }

    private static AskRefund refund(String tradeNo, List<String> bills, String reason) {
        return new AskRefund(tradeNo, bills, reason, null);
    }

    private static void assertRefused(String code, ThrowingCallable press) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(press)
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private OrderView paidBills(int count) {
        String patient = floor.patient();
        String registerNo = floor.registered(patient).slip().code();
        Orders orders = floor.server.getBean(Orders.class);
        for (int i = 0; i < count; i++) {
            String item = orders.catalogue(context()).get(i).code();
            done(orders.order(context(), new Orders.PlaceOrder(registerNo, "李明", List.of(item))));
        }
        List<String> bills = floor.controller.bills(patient, KIOSK).stream()
                .map(BillView::id)
                .toList();
        OrderView order = floor.controller.payBills(UUID.randomUUID(), new PayBills(patient, bills), KIOSK);
        floor.pay(order);
        return floor.becomes(order, OrderState.DONE);
    }

    @Test
    void aKeyThatIsUsedAgainForSomethingElseIsRefused() {
        OrderView order = paidBills(2);
        OrderView other = floor.registered(floor.patient());
        List<String> bills = desk.order(CLERK, order.tradeNo()).parts().stream()
                .map(part -> part.id())
                .toList();
        assertThat(bills).hasSize(2);
        List<String> first = bills.subList(0, 1);
        UUID key = UUID.randomUUID();

        MoneyRefund refund = desk.refund(CLERK, key, refund(order.tradeNo(), first, "项目不做了"));

        assertThat(desk.refund(CLERK, key, refund(order.tradeNo(), first, "项目不做了")))
                .isEqualTo(refund);
        for (AskRefund changed : List.of(
                refund(order.tradeNo(), bills, "项目不做了"),
                refund(order.tradeNo(), bills.subList(1, 2), "项目不做了"),
                refund(order.tradeNo(), null, "项目不做了"),
                refund(order.tradeNo(), first, "重复缴费"),
                refund(other.tradeNo(), first, "项目不做了"))) {
            assertRefused("IDEMPOTENCY_KEY_REUSED", () -> desk.refund(CLERK, key, changed));
        }
        MoneyRefund rest = desk.refund(CLERK, UUID.randomUUID(), refund(order.tradeNo(), null, "项目不做了"));
        assertThat(refund.amount().plus(rest.amount())).isEqualTo(order.amount());
    }

    @Test
    void aTerminalsKeyReturnsNoOtherRegistration() {
        String patient = floor.patient();
        String first = floor.registered(patient).slip().code();
        ReturnController returns = floor.server.getBean(ReturnController.class);
        UUID key = UUID.randomUUID();
        OrderView refund = returns.giveBack(patient, key, new ReturnVisit(patient, first), KIOSK);
        String other = floor.registered(patient).slip().code();

        assertRefused(
                "IDEMPOTENCY_KEY_REUSED", () -> returns.giveBack(patient, key, new ReturnVisit(patient, other), KIOSK));
        assertThat(returns.giveBack(patient, key, new ReturnVisit(patient, first), KIOSK))
                .isEqualTo(refund);
    }

    @Test
    void whatAClerkWritesOfAPatientIsNotTheChannels() {
        OrderView registration = floor.registered(floor.patient());
        OrderView bills = paidBills(1);

        MoneyRefund returned = desk.refund(CLERK, UUID.randomUUID(), refund(registration.tradeNo(), null, WORDS));
        MoneyRefund takenBack = desk.refund(CLERK, UUID.randomUUID(), refund(bills.tradeNo(), null, WORDS));

        assertThat(returned.reason()).as("in our book").isEqualTo(WORDS);
        assertThat(floor.till.reason(returned.refundNo())).isEqualTo("门诊退号");
        assertThat(floor.till.reason(takenBack.refundNo())).isEqualTo("门诊退费");
    }

    @Test
    void wordsThatBreakLinesOrAreTooLongAreRefusedAndMoveNothing() {
        OrderView order = floor.registered(floor.patient());

        for (String words : List.of("", "  ", "一".repeat(101), "第一行\n第二行", "左\u202E右")) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> desk.refund(CLERK, UUID.randomUUID(), refund(order.tradeNo(), null, words)))
                    .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
        }
        assertThat(desk.order(CLERK, order.tradeNo()).left()).isEqualTo(order.amount());
    }
}
