package org.houzhen.acceptance.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.houzhen.acceptance.fiscal.FiscalSimulator;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.ebill.Billable;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.RefundStage;
import org.houzhen.server.refund.Reversal;
import org.houzhen.wire.Money;
import org.houzhen.wire.Slip;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The bills of orders paid over WeChat's wire, issued over the fiscal platform's, through what goes wrong on it. */
@ExtendWith(OutputCaptureExtension.class)
class EBillOverTheWireIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NAME = "欧阳不逢";
    private static final String DOCUMENT = "110105194912310021";
    private static final String ISSUE = "invoiceEBillOutpatient";

    @TempDir
    private static Path folder;

    private static WeChatSimulator wechat;
    private static FiscalSimulator fiscal;
    private static ConfigurableApplicationContext server;
    private static Cashier cashier;
    private static RefundDesk refunds;
    private static URI address;
    private FiscalSimulator.Holds before;

    @BeforeAll
    static void start() throws IOException {
        wechat = WeChatSimulator.start();
        fiscal = FiscalSimulator.start(0);
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        address = URI.create("http://127.0.0.1:" + port);
        Map<String, String> properties =
                new HashMap<>(wechat.writeKeys(folder.resolve("wechat"), address.resolve("/api/wechat/notify")));
        properties.putAll(fiscal.properties(folder.resolve("fiscal")));
        properties.put("server.port", Integer.toString(port));
        properties.put("houzhen.data", folder.resolve("data").toString());
        properties.put("houzhen.payment.code-life", "3m");
        properties.put("houzhen.payment.poll", "500ms");
        properties.put("houzhen.wechat.patience", "2s");
        properties.put("houzhen.ebill.patience", "2s");
        properties.put("logging.level.org.houzhen", "DEBUG");
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        server = new SpringApplicationBuilder(Billing.class).run(arguments);
        cashier = server.getBean(Cashier.class);
        refunds = server.getBean(RefundDesk.class);
    }

    @AfterAll
    static void stop() {
        server.close();
        wechat.close();
        fiscal.close();
    }

    @BeforeEach
    void asNew() {
        server.getBean(JumpingClock.class).reset();
        before = fiscal.holds();
    }

    private static PaymentOrder paid() {
        String key = UUID.randomUUID().toString();
        PaymentOrder order = cashier.open("kiosk-1", key, new Cashier.Wish("P" + key, "COUNTER", "{}"));
        wechat.pay(order.tradeNo().value());
        await().atMost(SOON).until(() -> now(order.tradeNo()).stage() == Stage.DONE);
        return now(order.tradeNo());
    }

    private static PaymentOrder now(TradeNo tradeNo) {
        return cashier.find(tradeNo).orElseThrow();
    }

    /** Until then the platform's books show no more than what is to come. */
    private void holds(int bills, int reds, long standing) {
        await().atMost(SOON).untilAsserted(() -> {
            FiscalSimulator.Holds now = fiscal.holds();
            assertThat(now.bills() - before.bills()).isEqualTo(bills);
            assertThat(now.reds() - before.reds()).isEqualTo(reds);
            assertThat(now.standing() - before.standing()).isEqualTo(standing);
        });
    }

    private static void isListedAs(PaymentOrder order, String state) {
        String path = "/api/kiosk/patients/" + order.origin().patient() + "/ebills";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get(address.resolve(path)))
                        .contains("\"busNo\":\"" + order.tradeNo() + "\"")
                        .contains("\"state\":\"" + state + "\""));
    }

    private static String get(URI page) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void theSlipCarriesTheBillWhoseCodeLeadsToItsPage() throws Exception {
        PaymentOrder order = paid();

        Slip.EBill bill = order.slip().orElseThrow().ebill();
        assertThat(bill).isNotNull();
        assertThat(get(URI.create(bill.page()))).contains(bill.number()).contains("12.5");
        holds(1, 0, CounterHospital.PRICE.fen());
        isListedAs(order, "READY");
    }

    /** What may go wrong with the call that issues a bill. */
    enum Trouble {
        LOST(platform -> platform.loses(ISSUE, false, 1)),
        ANSWER_LOST(platform -> platform.loses(ISSUE, true, 1)),
        ALSO_THE_QUESTION_LOST(platform -> {
            platform.loses(ISSUE, true, 1);
            platform.loses("getEBillStatesByBusInfo", true, 2);
        }),
        LATE(platform -> platform.delays(ISSUE, 1)),
        FORGED(platform -> platform.forges(ISSUE, 1));

        private final Consumer<FiscalSimulator> plan;

        Trouble(Consumer<FiscalSimulator> plan) {
            this.plan = plan;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsLostThePatientIsNotHeldUpAndThereIsOneBill(Trouble trouble) {
        trouble.plan.accept(fiscal);
        PaymentOrder order = paid();

        Slip slip = order.slip().orElseThrow();
        assertThat(slip.ebill()).isNull();
        assertThat(slip.notes()).anySatisfy(note -> assertThat(note).contains("稍后"));
        isListedAs(order, "READY");
        holds(1, 0, CounterHospital.PRICE.fen());
    }

    @Test
    void aRequestThatARelayRepeatsIsOneBill() {
        fiscal.doubles(ISSUE, 1);
        paid();
        holds(1, 0, CounterHospital.PRICE.fen());
        assertThat(fiscal.holds().repeats()).isEqualTo(before.repeats() + 1);
    }

    @Test
    void aRefusalIsTriedAgainAfterHalfAnHour() {
        fiscal.refuses(ISSUE, 1);
        PaymentOrder order = paid();
        assertThat(order.slip().orElseThrow().ebill()).isNull();
        holds(0, 0, 0);

        server.getBean(JumpingClock.class).jump(Duration.ofMinutes(31));
        isListedAs(order, "READY");
        holds(1, 0, CounterHospital.PRICE.fen());
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"ANSWER_LOST", "LOST", "LATE"})
    void moneyThatWentBackTakesTheBillBackOnce(Trouble trouble) {
        PaymentOrder order = paid();
        holds(1, 0, CounterHospital.PRICE.fen());
        switch (trouble) {
            case LATE -> fiscal.delays("writeOffEBill", 1);
            default -> fiscal.loses("writeOffEBill", trouble == Trouble.ANSWER_LOST, 1);
        }
        var wish = new RefundOrder.Wish(order.tradeNo(), "COUNTER", "{}", order.amount(), "门诊挂号", "患者申请");
        RefundOrder refund =
                refunds.open(new RefundDesk.Asker("cashier:7", UUID.randomUUID().toString(), ""), wish);
        await().atMost(SOON)
                .until(() -> refunds.find(refund.refundNo()).orElseThrow().stage() == RefundStage.DONE);

        isListedAs(order, "TAKEN_BACK");
        holds(1, 1, 0);
    }

    @Test
    void nothingOfThePersonIsLogged(CapturedOutput output) {
        fiscal.forges(ISSUE, 1);
        isListedAs(paid(), "READY");
        assertThat(output.getAll()).doesNotContain(NAME).doesNotContain(DOCUMENT);
    }

    /** The server's payment, refunds and bills, and nothing else of it. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan({
        "org.houzhen.server.payment",
        "org.houzhen.server.refund",
        "org.houzhen.server.wechat",
        "org.houzhen.server.ebill",
        "org.houzhen.server.web",
        "org.houzhen.server.store"
    })
    static class Billing extends AroundPayment {
        @Bean
        Reversal reversal() {
            return new CounterReversal();
        }

        @Bean
        Billable billable() {
            return new CounterBillable();
        }
    }

    /** Takes everything back. */
    private static final class CounterReversal implements Reversal {
        @Override
        public String toldToPayer() {
            return "试验退款";
        }

        @Override
        public String kind() {
            return "COUNTER";
        }

        @Override
        public Answer<Boolean> withdraw(RefundOrder refund) {
            return Answer.done(true);
        }

        @Override
        public Answer<Boolean> endTicket(RefundOrder refund) {
            return Answer.done(true);
        }

        @Override
        public Answer<Boolean> reinstate(RefundOrder refund) {
            return Answer.done(true);
        }

        @Override
        public Answer<Boolean> complete(RefundOrder refund) {
            return Answer.done(true);
        }
    }

    private static final class CounterBillable implements Billable {
        @Override
        public String kind() {
            return "COUNTER";
        }

        @Override
        public String type() {
            return "02";
        }

        @Override
        public Answer<Contents> contents(PaymentOrder order, List<RefundOrder> without) {
            Money price = CounterHospital.PRICE;
            return Answer.done(new Contents(
                    type(),
                    new Payer(order.origin().patient(), NAME, "女", 76, new Document("01", DOCUMENT)),
                    new Visit("V1", "内科", LocalDate.EPOCH),
                    List.of(new Line("02", "诊察费", 1, "次", price, price))));
        }
    }
}
