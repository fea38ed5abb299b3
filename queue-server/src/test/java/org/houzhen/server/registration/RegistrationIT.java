package org.houzhen.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.houzhen.server.registration.RegistrationFloor.KIOSK;
import static org.houzhen.server.registration.RegistrationFloor.MORNING;
import static org.houzhen.server.registration.RegistrationFloor.context;
import static org.houzhen.server.registration.RegistrationFloor.done;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.follow.FollowedOrders;
import org.houzhen.server.hospital.Orders;
import org.houzhen.server.itinerary.Guide;
import org.houzhen.server.itinerary.Stop;
import org.houzhen.server.itinerary.Words;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.BillView;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PayBills;
import org.houzhen.wire.Register;
import org.houzhen.wire.ReturnVisit;
import org.houzhen.wire.ReturnableVisit;
import org.houzhen.wire.SignIn;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;
import org.houzhen.wire.VisitView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Registering, paying bills and signing in against the reference hospital; money and numbers come from memory. */
class RegistrationIT {
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

    @Test
    void aRegistrationEndsWithANumberAndASlipThatNamesNobody() {
        String patient = floor.patient();
        OrderView order = floor.register(floor.wish(patient));
        assertThat(order.state()).isEqualTo(OrderState.PAYING);
        assertThat(order.code()).isEqualTo("weixin://" + order.tradeNo());
        assertThat(order.lines()).isNotEmpty();

        floor.pay(order);

        Slip slip = floor.becomes(order, OrderState.DONE).slip();
        List<VisitView> visits = floor.controller.visits(patient, KIOSK);
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
        Register wish = floor.wish(floor.patient());

        OrderView first = floor.controller.register(key, wish, KIOSK);

        assertThat(floor.controller.register(key, wish, KIOSK)).isEqualTo(first);
    }

    @Test
    void aTakenSlotIsAProblemInTheHospitalsWordsEveryTimeItIsAsked() {
        Register first = floor.wish(floor.patient());
        floor.register(first);
        UUID key = UUID.randomUUID();
        var second = new Register(floor.patient(), first.sessionId(), first.slotId());

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> floor.controller.register(key, second, KIOSK))
                    .matches(e -> e.problem().code().equals("SLOT_TAKEN")
                            && e.problem().status() == 409);
        }
    }

    @Test
    void aCancelledOrderGivesItsSlotBack() {
        Register wish = floor.wish(floor.patient());
        OrderView order = floor.register(wish);

        floor.cashier.cancel(new TradeNo(order.tradeNo()));

        floor.becomes(order, OrderState.CLOSED);
        assertThat(floor.register(new Register(floor.patient(), wish.sessionId(), wish.slotId()))
                        .state())
                .isEqualTo(OrderState.PAYING);
    }

    @Test
    void moneyThatComesAfterTheOrderWasClosedBuysTheSameSlotWhileItIsFree() {
        Register wish = floor.wish(floor.patient());
        OrderView order = floor.register(wish);
        floor.cashier.cancel(new TradeNo(order.tradeNo()));
        floor.becomes(order, OrderState.CLOSED);

        floor.pay(order);

        floor.becomes(order, OrderState.DONE);
        assertThat(floor.slots())
                .filteredOn(slot -> slot.id().equals(wish.slotId()))
                .singleElement()
                .matches(slot -> !slot.free());
    }

    @Test
    void moneyThatComesAfterTheSlotWasSoldGoesBack() {
        Register wish = floor.wish(floor.patient());
        OrderView order = floor.register(wish);
        floor.cashier.cancel(new TradeNo(order.tradeNo()));
        floor.becomes(order, OrderState.CLOSED);
        OrderView faster = floor.register(new Register(floor.patient(), wish.sessionId(), wish.slotId()));
        floor.pay(faster);
        floor.becomes(faster, OrderState.DONE);

        floor.pay(order);

        OrderView refunded = floor.becomes(order, OrderState.REFUNDED);
        assertThat(refunded.problem().code()).isEqualTo("SLOT_TAKEN");
        assertThat(refunded.slip().title()).isEqualTo("退款凭条");
        assertThat(floor.till.refunds()).containsKey(new TradeNo(order.tradeNo()).refund());
        assertThatExceptionOfType(ProblemException.class)
                .as("any kiosk reads the slip's code and says where the money is")
                .isThrownBy(
                        () -> floor.controller.signIn(UUID.randomUUID(), new SignIn(order.tradeNo()), () -> "kiosk-2"))
                .satisfies(told -> {
                    assertThat(told.problem().code()).isEqualTo("ORDER_REFUNDED");
                    assertThat(told.problem().detail())
                            .contains(order.amount().yuan() + " 元已于", "原路退回微信支付账户")
                            .doesNotContain("张");
                });
    }

    @Test
    void billsArePaidWholeAndTheSlipTellsWhereToGo() {
        String patient = floor.patient();
        String registerNo = floor.registered(patient).slip().code();
        Orders orders = floor.server.getBean(Orders.class);
        String item = orders.catalogue(context()).get(0).code();
        done(orders.order(context(), new Orders.PlaceOrder(registerNo, "李明", List.of(item))));
        List<BillView> bills = floor.controller.bills(patient, KIOSK);
        assertThat(bills).hasSize(1);
        var wish = new PayBills(patient, List.of(bills.get(0).id()));

        OrderView order = floor.controller.payBills(UUID.randomUUID(), wish, KIOSK);
        assertThat(order.amount()).isEqualTo(bills.get(0).total());
        floor.pay(order);

        Slip slip = floor.becomes(order, OrderState.DONE).slip();
        assertThat(slip.title()).isEqualTo("缴费凭条");
        assertThat(slip.headline()).isEqualTo("X007");
        assertThat(slip.notes().get(0)).isEqualTo("下一站：采血，医技楼一层 采血处，号码 X007，前面 3 人。请空腹。");
        assertThat(slip.notes()).anyMatch(note -> note.startsWith("请到医技楼"));
        assertThat(floor.controller.bills(patient, KIOSK)).isEmpty();
    }

    @Test
    void aPatientSignsInWithTheNumberTakenBefore() {
        String patient = floor.patient();
        OrderView order = floor.registered(patient);

        SignedIn signedIn = floor.controller.signIn(
                UUID.randomUUID(), new SignIn(order.slip().code()), KIOSK);

        assertThat(signedIn.ticket()).isEqualTo(order.slip().headline());
        assertThat(signedIn.slip().headline()).isEqualTo(signedIn.ticket());
        assertThat(floor.controller.visits(patient, KIOSK))
                .singleElement()
                .matches(visit -> visit.state().equals("SIGNED_IN"));
    }

    @Test
    void aReturnedRegistrationGivesItsMoneyBackOnceAndItsSlotToOthers() {
        String patient = floor.patient();
        Register wish = floor.wish(patient);
        OrderView order = floor.register(wish);
        floor.pay(order);
        floor.becomes(order, OrderState.DONE);
        ReturnController returns = floor.server.getBean(ReturnController.class);
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
        assertThat(floor.till.refunds()).containsEntry(new RefundNo(refund.tradeNo()), order.amount());
        assertThat(returns.returnable(patient, KIOSK)).isEmpty();
        assertThat(floor.server.getBean(FollowedOrders.class).unsettled("kiosk-1"))
                .contains(refund);
        OrderView next = floor.register(new Register(floor.patient(), wish.sessionId(), wish.slotId()));
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
                .isThrownBy(() -> floor.controller.signIn(UUID.randomUUID(), new SignIn("000"), KIOSK))
                .matches(e -> e.problem().code().equals("REGISTRATION_NOT_FOUND"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> floor.controller.register(UUID.randomUUID(), new Register("", "", ""), KIOSK))
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
        LaterDays laterDays() {
            return new NoLaterDays();
        }

        @Bean
        Guide guide() {
            return new Guide() {
                @Override
                public List<Stop> next(String patientId) {
                    return List.of(new Stop(
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

                @Override
                public List<Earlier> earlier(String patientId) {
                    return List.of();
                }
            };
        }
    }
}
