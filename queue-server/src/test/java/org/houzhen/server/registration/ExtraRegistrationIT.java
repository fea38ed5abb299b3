package org.houzhen.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Register;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registering with a doctor's consent to an extra number (加号), against the reference hospital. */
class ExtraRegistrationIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static RegistrationFloor floor;

    @BeforeAll
    static void start() {
        floor = new RegistrationFloor(folder);
    }

    @AfterAll
    static void stop() {
        floor.close();
    }

    private static CountingOffice office() {
        return (CountingOffice) floor.server.getBean(TicketOffice.class);
    }

    private static Register wish(String patient) {
        return new Register(patient, floor.slots().get(0).sessionId(), "").asExtra();
    }

    private static Register consented(String patient) {
        Register wish = wish(patient);
        office().extras.put(patient, wish.sessionId());
        return wish;
    }

    private static void isRefused(Register wish) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> floor.register(wish))
                .matches(e -> e.problem().code().equals("EXTRA_OVER"));
    }

    private static List<OrderView> atOnce(Register wish) {
        return Stream.of(1, 2)
                .map(terminal -> CompletableFuture.supplyAsync(() -> floor.register(wish)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @Test
    void anExtraNumberIsPaidAsAlwaysAndTheConsentServesOnce() {
        String patient = floor.patient();
        isRefused(wish(patient));
        Register wish = consented(patient);
        assertThat(floor.server.getBean(ExtraController.class).extras(patient, RegistrationFloor.KIOSK))
                .extracting(offer -> offer.clinic().id())
                .containsExactly(wish.sessionId());

        OrderView order = floor.register(wish);
        floor.pay(order);

        assertThat(floor.becomes(order, OrderState.DONE).slip().notes().toString())
                .contains("医生为您加号：请现在签到");
        isRefused(wish);
    }

    @Test
    void ofTwoOrdersOnOneConsentOneGetsTheNumberAndTheMoneyOfTheOtherGoesBack() {
        String patient = floor.patient();
        List<OrderView> orders = atOnce(consented(patient));

        orders.stream()
                .map(order -> CompletableFuture.runAsync(() -> floor.pay(order)))
                .toList()
                .forEach(CompletableFuture::join);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(orders.stream().map(floor::now).map(OrderView::state))
                        .containsExactlyInAnyOrder(OrderState.DONE, OrderState.REFUNDED));
        assertThat(floor.controller.visits(patient, RegistrationFloor.KIOSK)).hasSize(1);
        orders.stream()
                .map(floor::now)
                .forEach(order -> assertThat(floor.till.refunds().containsKey(new TradeNo(order.tradeNo()).refund()))
                        .isEqualTo(order.state() == OrderState.REFUNDED));
        assertThat(office().extrasOf(patient)).isEmpty();
    }

    @Test
    void whoGivesUpOneOfTheTwoStillGetsTheNumberWithTheOther() {
        String patient = floor.patient();
        List<OrderView> orders = atOnce(consented(patient));

        floor.cashier.cancel(new TradeNo(orders.get(0).tradeNo()));
        floor.becomes(orders.get(0), OrderState.CLOSED);
        floor.pay(orders.get(1));

        assertThat(floor.becomes(orders.get(1), OrderState.DONE).slip().headline())
                .isNotEmpty();
        assertThat(floor.controller.visits(patient, RegistrationFloor.KIOSK)).hasSize(1);
    }

    @Test
    void whatIsTakenBackBeforeTheOrderIsRefusedAndMoneyThatWasUnderWayBuysTheNumber() {
        Register early = consented(floor.patient());
        office().extras.remove(early.patientId());
        isRefused(early);

        Register paying = consented(floor.patient());
        OrderView order = floor.register(paying);
        office().extras.remove(paying.patientId());
        floor.pay(order);

        floor.becomes(order, OrderState.DONE);
        assertThat(floor.controller.visits(paying.patientId(), RegistrationFloor.KIOSK))
                .hasSize(1);
    }
}
