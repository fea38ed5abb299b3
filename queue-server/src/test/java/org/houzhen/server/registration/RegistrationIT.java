package org.houzhen.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.follow.FollowedOrders;
import org.houzhen.server.follow.OrderViews;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.Orders;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.itinerary.Guide;
import org.houzhen.server.itinerary.Stop;
import org.houzhen.server.itinerary.Words;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.BillView;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PayBills;
import org.houzhen.wire.Register;
import org.houzhen.wire.ReturnVisit;
import org.houzhen.wire.ReturnableVisit;
import org.houzhen.wire.Sex;
import org.houzhen.wire.SignIn;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;
import org.houzhen.wire.VisitView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Registering, paying bills and signing in against the reference hospital; money and numbers come from memory. */
class RegistrationIT {
    private static final Instant MORNING = Instant.parse("2026-11-22T23:30:00Z"); // Monday, 07:30 in the hospital.
    private static final Principal KIOSK = () -> "kiosk-1";
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final AtomicInteger SLOTS = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext server;
    private static RegistrationController controller;
    private static Cashier cashier;
    private static TillChannel till;
    private static OutpatientScheduling scheduling;

    @BeforeAll
    static void start() {
        server = new SpringApplicationBuilder(Slice.class)
                .run("--houzhen.data=" + folder, "--spring.main.web-application-type=none");
        controller = server.getBean(RegistrationController.class);
        cashier = server.getBean(Cashier.class);
        till = server.getBean(TillChannel.class);
        scheduling = server.getBean(OutpatientScheduling.class);
    }

    @AfterAll
    static void stop() {
        Optional.ofNullable(server).ifPresent(ConfigurableApplicationContext::close);
    }

    private static CallContext context() {
        return CallContext.kiosk(UUID.randomUUID().toString(), "kiosk-1", MORNING);
    }

    private static String patient() {
        var document =
                new IdentityDocument(IdentityDocument.Type.PASSPORT, String.format("E9%07d", PEOPLE.incrementAndGet()));
        var patient = new NewPatient("张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE);
        return done(server.getBean(PatientIndex.class).create(context(), patient))
                .id();
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static Register wish(String patient) {
        Slot slot = slots().get(SLOTS.getAndIncrement());
        return new Register(patient, slot.sessionId(), slot.id());
    }

    private static List<Slot> slots() {
        String session = scheduling
                .sessions(context(), "C02", LocalDate.of(2026, 11, 23))
                .get(0)
                .id();
        return scheduling.slots(context(), session);
    }

    private static OrderView register(Register wish) {
        return controller.register(UUID.randomUUID(), wish, KIOSK);
    }

    private static void pay(OrderView order) {
        cashier.learn("WECHAT", till.pay(new TradeNo(order.tradeNo())));
    }

    private static OrderView becomes(OrderView order, OrderState state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> now(order).state() == state);
        return now(order);
    }

    private static OrderView now(OrderView order) {
        return OrderViews.of(cashier.find(new TradeNo(order.tradeNo())).orElseThrow());
    }

    private static OrderView registered(String patient) {
        OrderView order = register(wish(patient));
        pay(order);
        return becomes(order, OrderState.DONE);
    }

    @Test
    void aRegistrationEndsWithANumberAndASlipThatNamesNobody() {
        String patient = patient();
        OrderView order = register(wish(patient));
        assertThat(order.state()).isEqualTo(OrderState.PAYING);
        assertThat(order.code()).isEqualTo("weixin://" + order.tradeNo());
        assertThat(order.lines()).isNotEmpty();

        pay(order);

        Slip slip = becomes(order, OrderState.DONE).slip();
        List<VisitView> visits = controller.visits(patient, KIOSK);
        assertThat(visits).singleElement().satisfies(visit -> {
            assertThat(slip.headline()).isEqualTo(visit.ticket()).startsWith("B");
            assertThat(slip.code()).isEqualTo(visit.registerNo());
            assertThat(visit.state()).isEqualTo("REGISTERED");
        });
        assertThat(slip.rows()).contains(new Slip.Row("姓名", "张*三"), new Slip.Row("支付", "微信支付"));
        assertThat(slip.rows().toString() + slip.notes()).doesNotContain("张小三");
    }

    @Test
    void theSameKeyIsAnsweredWithTheSameOrder() {
        UUID key = UUID.randomUUID();
        Register wish = wish(patient());

        OrderView first = controller.register(key, wish, KIOSK);

        assertThat(controller.register(key, wish, KIOSK)).isEqualTo(first);
    }

    @Test
    void aTakenSlotIsAProblemInTheHospitalsWordsEveryTimeItIsAsked() {
        Register first = wish(patient());
        register(first);
        UUID key = UUID.randomUUID();
        var second = new Register(patient(), first.sessionId(), first.slotId());

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> controller.register(key, second, KIOSK))
                    .matches(e -> e.problem().code().equals("SLOT_TAKEN")
                            && e.problem().status() == 409);
        }
    }

    @Test
    void anExtraNumberIsPaidAsAlwaysAndTheConsentServesOnce() {
        String patient = patient();
        Register wish = new Register(patient, slots().get(0).sessionId(), "").asExtra();
        refusesExtra(wish);
        ((CountingOffice) server.getBean(TicketOffice.class)).extras.put(patient, wish.sessionId());
        assertThat(server.getBean(ExtraController.class).extras(patient, KIOSK))
                .extracting(offer -> offer.clinic().id())
                .containsExactly(wish.sessionId());

        OrderView order = register(wish);
        pay(order);

        assertThat(becomes(order, OrderState.DONE).slip().notes().toString()).contains("医生为您加号：请现在签到");
        refusesExtra(wish);
    }

    private static void refusesExtra(Register wish) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> register(wish))
                .matches(e -> e.problem().code().equals("EXTRA_OVER"));
    }

    @Test
    void aCancelledOrderGivesItsSlotBack() {
        Register wish = wish(patient());
        OrderView order = register(wish);

        cashier.cancel(new TradeNo(order.tradeNo()));

        becomes(order, OrderState.CLOSED);
        assertThat(register(new Register(patient(), wish.sessionId(), wish.slotId()))
                        .state())
                .isEqualTo(OrderState.PAYING);
    }

    @Test
    void moneyThatComesAfterTheOrderWasClosedBuysTheSameSlotWhileItIsFree() {
        Register wish = wish(patient());
        OrderView order = register(wish);
        cashier.cancel(new TradeNo(order.tradeNo()));
        becomes(order, OrderState.CLOSED);

        pay(order);

        becomes(order, OrderState.DONE);
        assertThat(slots())
                .filteredOn(slot -> slot.id().equals(wish.slotId()))
                .singleElement()
                .matches(slot -> !slot.free());
    }

    @Test
    void moneyThatComesAfterTheSlotWasSoldGoesBack() {
        Register wish = wish(patient());
        OrderView order = register(wish);
        cashier.cancel(new TradeNo(order.tradeNo()));
        becomes(order, OrderState.CLOSED);
        OrderView faster = register(new Register(patient(), wish.sessionId(), wish.slotId()));
        pay(faster);
        becomes(faster, OrderState.DONE);

        pay(order);

        OrderView refunded = becomes(order, OrderState.REFUNDED);
        assertThat(refunded.problem().code()).isEqualTo("SLOT_TAKEN");
        assertThat(refunded.slip().title()).isEqualTo("退款凭条");
        assertThat(till.refunds()).containsKey(new TradeNo(order.tradeNo()).refund());
    }

    @Test
    void billsArePaidWholeAndTheSlipTellsWhereToGo() {
        String patient = patient();
        String registerNo = registered(patient).slip().code();
        Orders orders = server.getBean(Orders.class);
        String item = orders.catalogue(context()).get(0).code();
        done(orders.order(context(), new Orders.PlaceOrder(registerNo, "李明", List.of(item))));
        List<BillView> bills = controller.bills(patient, KIOSK);
        assertThat(bills).hasSize(1);
        var wish = new PayBills(patient, List.of(bills.get(0).id()));

        OrderView order = controller.payBills(UUID.randomUUID(), wish, KIOSK);
        assertThat(order.amount()).isEqualTo(bills.get(0).total());
        pay(order);

        Slip slip = becomes(order, OrderState.DONE).slip();
        assertThat(slip.title()).isEqualTo("缴费凭条");
        assertThat(slip.headline()).isEqualTo("X007");
        assertThat(slip.notes().get(0)).isEqualTo("下一站：采血，医技楼一层 采血处，号码 X007，前面 3 人。请空腹。");
        assertThat(slip.notes()).anyMatch(note -> note.startsWith("请到医技楼"));
        assertThat(controller.bills(patient, KIOSK)).isEmpty();
    }

    @Test
    void aPatientSignsInWithTheNumberTakenBefore() {
        String patient = patient();
        OrderView order = registered(patient);

        SignedIn signedIn =
                controller.signIn(UUID.randomUUID(), new SignIn(order.slip().code()), KIOSK);

        assertThat(signedIn.ticket()).isEqualTo(order.slip().headline());
        assertThat(signedIn.slip().headline()).isEqualTo(signedIn.ticket());
        assertThat(controller.visits(patient, KIOSK))
                .singleElement()
                .matches(visit -> visit.state().equals("SIGNED_IN"));
    }

    @Test
    void aReturnedRegistrationGivesItsMoneyBackOnceAndItsSlotToOthers() {
        String patient = patient();
        Register wish = wish(patient);
        OrderView order = register(wish);
        pay(order);
        becomes(order, OrderState.DONE);
        ReturnController returns = server.getBean(ReturnController.class);
        ReturnableVisit visit = returns.returnable(patient, KIOSK).get(0);
        assertThat(visit.refusal()).isNull();
        UUID key = UUID.randomUUID();
        var request = new ReturnVisit(patient, visit.registerNo());

        OrderView refund = returns.giveBack(patient, key, request, KIOSK);

        assertThat(refund.state()).isEqualTo(OrderState.REFUNDED);
        assertThat(refund.amount()).isEqualTo(order.amount());
        assertThat(refund.slip().headline()).isEqualTo("已退款 " + order.amount().yuan() + " 元");
        assertThat(refund.slip().rows()).contains(new Slip.Row("退款方式", "原路退回 微信支付"));
        assertThat(returns.giveBack(patient, key, request, KIOSK)).isEqualTo(refund);
        assertThat(till.refunds()).containsEntry(new RefundNo(refund.tradeNo()), order.amount());
        assertThat(returns.returnable(patient, KIOSK)).isEmpty();
        assertThat(server.getBean(FollowedOrders.class).unsettled("kiosk-1")).contains(refund);
        OrderView next = register(new Register(patient(), wish.sessionId(), wish.slotId()));
        assertThat(next.state()).isEqualTo(OrderState.PAYING);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> returns.giveBack(patient, UUID.randomUUID(), request, KIOSK))
                .satisfies(problem -> assertThat(problem.problem().code()).isEqualTo("REFUNDED_BEFORE"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> returns.giveBack(
                        "P-other", UUID.randomUUID(), new ReturnVisit("P-other", visit.registerNo()), KIOSK))
                .satisfies(problem -> assertThat(problem.problem().code()).isEqualTo("REGISTRATION_NOT_FOUND"));
    }

    @Test
    void whatIsNotARegistrationCannotSignIn() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> controller.signIn(UUID.randomUUID(), new SignIn("000"), KIOSK))
                .matches(e -> e.problem().code().equals("REGISTRATION_NOT_FOUND"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> controller.register(UUID.randomUUID(), new Register("", "", ""), KIOSK))
                .matches(e -> e.problem().status() == 400);
    }

    /** The modules under test, the hospital they ask, and what stands for money, numbers and time. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {
                "org.houzhen.server.registration",
                "org.houzhen.server.payment",
                "org.houzhen.server.refund",
                "org.houzhen.server.ledger",
                "org.houzhen.server.his",
                "org.houzhen.server.store"
            },
            excludeFilters = // Other tests' beans, and the desk of people who are not here.
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(IT\\$.*|MoneyController)"))
    static class Slice {
        @Bean
        Clock clock() {
            return Clock.fixed(MORNING, ZoneId.of("Asia/Shanghai"));
        }

        @Bean
        SecureRandom random() {
            return new SecureRandom();
        }

        @Bean
        TillChannel till() {
            return new TillChannel();
        }

        @Bean
        TicketOffice office(Clock clock) {
            return new CountingOffice(clock);
        }

        @Bean
        NoStops stops() {
            return new NoStops();
        }

        @Bean
        Guide guide() {
            return patient -> List.of(new Stop(
                    Stop.Kind.BLOOD,
                    new Words("采血", "Blood drawing"),
                    "",
                    new Words("医技楼一层 采血处", ""),
                    Stop.State.WAITING,
                    new Words("请空腹", ""),
                    "X",
                    "X007",
                    3,
                    MORNING,
                    "",
                    "X",
                    0));
        }
    }
}
