package org.houzhen.acceptance.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.houzhen.hardware.simulator.LastingPorts;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The server's payment against the simulator, over HTTP both ways, through everything that goes wrong on a wire. */
class PaymentOverTheWireIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static WeChatSimulator simulator;
    private static ConfigurableApplicationContext server;
    private static Cashier cashier;
    private static CounterHospital hospital;
    private static URI notifyUrl;

    private WeChatSimulator.Told before;

    @BeforeAll
    static void start() throws IOException {
        simulator = WeChatSimulator.start();
        int port = LastingPorts.free();
        notifyUrl = URI.create("http://127.0.0.1:" + port + "/api/wechat/notify");
        Map<String, String> properties = new HashMap<>(simulator.writeKeys(folder.resolve("keys"), notifyUrl));
        properties.put("server.port", Integer.toString(port));
        properties.put("houzhen.data", folder.resolve("data").toString());
        properties.put("houzhen.payment.code-life", "3m");
        properties.put("houzhen.payment.poll", "500ms");
        properties.put("houzhen.wechat.patience", "2s");
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        server = new SpringApplicationBuilder(PaymentOnly.class).run(arguments);
        cashier = server.getBean(Cashier.class);
        hospital = server.getBean(CounterHospital.class);
    }

    @AfterAll
    static void stop() {
        server.close();
        simulator.close();
    }

    @BeforeEach
    void asNew() {
        simulator.faults(SimulatorFaults.NONE);
        hospital.reset();
        server.getBean(JumpingClock.class).reset();
        before = simulator.told();
    }

    private WeChatSimulator.Told told() {
        WeChatSimulator.Told now = simulator.told();
        return new WeChatSimulator.Told(now.taken() - before.taken(), now.refused() - before.refused());
    }

    private PaymentOrder open() {
        return cashier.open("kiosk-1", UUID.randomUUID().toString(), new Cashier.Wish("P1", "COUNTER", "{}"));
    }

    private PaymentOrder now(TradeNo tradeNo) {
        return cashier.find(tradeNo).orElseThrow();
    }

    private PaymentOrder becomes(TradeNo tradeNo, Stage stage) {
        await().atMost(SOON).until(() -> now(tradeNo).stage() == stage);
        return now(tradeNo);
    }

    private void jump(Duration by) {
        server.getBean(JumpingClock.class).jump(by);
    }

    @Test
    void aPaidOrderIsPostedAndHasItsSlip() {
        PaymentOrder order = open();
        assertThat(order.stage()).isEqualTo(Stage.PAYING);
        assertThat(order.code()).startsWith("weixin://");

        assertThat(simulator.pay(order.tradeNo().value())).isTrue();

        PaymentOrder done = becomes(order.tradeNo(), Stage.DONE);
        assertThat(done.slip()).isPresent();
        assertThat(done.channelNo()).startsWith("42000");
        assertThat(hospital.posted()).containsEntry(order.tradeNo(), CounterHospital.PRICE);
        await().atMost(SOON).until(() -> told().taken() == 1);
    }

    @Test
    void aLostNotificationIsMadeGoodByAsking() {
        simulator.faults(SimulatorFaults.NONE.withLostNotifications());
        PaymentOrder order = open();
        simulator.pay(order.tradeNo().value());

        becomes(order.tradeNo(), Stage.DONE);
        assertThat(told()).isEqualTo(new WeChatSimulator.Told(0, 0));
    }

    @Test
    void forgedNotificationsAndProbesAreTurnedAwayAndTheTrueOneIsTakenTwice() {
        simulator.faults(new SimulatorFaults("", "", 0, 0, false, true, false, true, true, false));
        PaymentOrder order = open();
        simulator.pay(order.tradeNo().value());

        becomes(order.tradeNo(), Stage.DONE);
        await().atMost(SOON).until(() -> told().equals(new WeChatSimulator.Told(2, 2)));
        assertThat(hospital.posted()).hasSize(1);
    }

    @Test
    void anOrderWhoseTimeIsOverIsClosedOnBothSides() {
        PaymentOrder order = open();
        jump(Duration.ofSeconds(185));

        PaymentOrder closed = becomes(order.tradeNo(), Stage.CLOSED);
        assertThat(closed.problem().orElseThrow().code()).isEqualTo("PAYMENT_EXPIRED");
        assertThat(simulator.stateOf(order.tradeNo().value())).isEqualTo("CLOSED");
        assertThat(simulator.pay(order.tradeNo().value())).isFalse();
    }

    @Test
    void aPaymentInTheLastMomentIsNotLost() {
        simulator.faults(SimulatorFaults.refuseCallOf("query", 0).withLostNotifications());
        PaymentOrder order = open();
        simulator.pay(order.tradeNo().value());
        jump(Duration.ofSeconds(185));
        await().atMost(SOON).until(() -> now(order.tradeNo()).stage() == Stage.CLOSING);

        simulator.faults(SimulatorFaults.NONE);

        becomes(order.tradeNo(), Stage.DONE);
        assertThat(hospital.posted()).containsKey(order.tradeNo());
    }

    @Test
    void aCancelledOrderIsClosedAtOnce() {
        PaymentOrder order = open();

        cashier.cancel(order.tradeNo());

        assertThat(becomes(order.tradeNo(), Stage.CLOSED)
                        .problem()
                        .orElseThrow()
                        .code())
                .isEqualTo("PAYMENT_CANCELLED");
        assertThat(simulator.stateOf(order.tradeNo().value())).isEqualTo("CLOSED");
    }

    @Test
    void whatTheHospitalRefusesIsRefundedOnce() {
        hospital.soldOut(true);
        PaymentOrder order = open();
        simulator.pay(order.tradeNo().value());

        PaymentOrder refunded = becomes(order.tradeNo(), Stage.REFUNDED);
        assertThat(refunded.slip().orElseThrow().title()).isEqualTo("退款凭条");
        assertThat(refunded.problem().orElseThrow().code()).isEqualTo("SLOT_TAKEN");
        assertThat(simulator.stateOf(order.tradeNo().value())).isEqualTo("REFUNDED");
        assertThat(hospital.posted()).isEmpty();
    }

    @Test
    void aRefundThatThePlatformCannotMakeGoesToAPerson() {
        hospital.soldOut(true);
        simulator.faults(new SimulatorFaults("", "", 0, 0, false, false, false, false, false, true));
        PaymentOrder order = open();
        simulator.pay(order.tradeNo().value());

        assertThat(becomes(order.tradeNo(), Stage.MANUAL).slip()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "query", "all"})
    void lostAnswersOfAPaidOrderChangeNothing(String call) {
        simulator.faults(SimulatorFaults.dropAnswerOf(call, 2));
        PaymentOrder order = open();
        becomes(order.tradeNo(), Stage.PAYING);
        simulator.pay(order.tradeNo().value());

        becomes(order.tradeNo(), Stage.DONE);
        assertThat(hospital.posted()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "query"})
    void lostAnswersOfACancelledOrderChangeNothing(String call) {
        PaymentOrder order = open();
        simulator.faults(SimulatorFaults.dropAnswerOf(call, 2));
        cashier.cancel(order.tradeNo());

        becomes(order.tradeNo(), Stage.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refund", "refundQuery"})
    void lostAnswersOfARefundReturnTheMoneyOnce(String call) {
        hospital.soldOut(true);
        PaymentOrder order = open();
        simulator.faults(SimulatorFaults.dropAnswerOf(call, 2));
        simulator.pay(order.tradeNo().value());

        becomes(order.tradeNo(), Stage.REFUNDED);
    }

    @Test
    void wronglySignedAnswersDecideNothing() {
        PaymentOrder order = open();
        simulator.faults(new SimulatorFaults("", "", 0, 0, true, false, true, false, false, false));
        simulator.pay(order.tradeNo().value());
        jump(Duration.ofSeconds(185));
        await().atMost(SOON).until(() -> now(order.tradeNo()).stage() == Stage.CLOSING);
        assertThat(hospital.posted()).isEmpty();

        simulator.faults(SimulatorFaults.NONE);

        becomes(order.tradeNo(), Stage.DONE);
    }

    @Test
    void theDoorForNotificationsTakesNothingUnproven() throws IOException, InterruptedException {
        assertThat(post("{}")).isEqualTo(401);
        assertThat(post("x".repeat(64 * 1024 + 1))).isEqualTo(413);
        assertThat(post("x".repeat(1024 * 1024))).isEqualTo(413);
    }

    private int post(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(notifyUrl)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The server's payment and channel, and nothing else of it. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan({
        "org.houzhen.server.payment",
        "org.houzhen.server.wechat",
        "org.houzhen.server.web",
        "org.houzhen.server.store"
    })
    static class PaymentOnly extends AroundPayment {}
}
