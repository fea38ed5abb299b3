package org.houzhen.acceptance.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.houzhen.acceptance.alipay.AlipayFaults;
import org.houzhen.acceptance.alipay.AlipayKeys;
import org.houzhen.acceptance.alipay.AlipaySimulator;
import org.houzhen.hardware.simulator.LastingPorts;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Means;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Alipay, and payment codes of both platforms, over HTTP both ways and through what goes wrong on a wire. */
@ExtendWith(OutputCaptureExtension.class)
class SeveralChannelsIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Means ALIPAY = new Means(Way.QR, "ALIPAY");
    private static final Means CODE = new Means(Way.CODE, "");
    private static final List<String> CODES_SHOWN = new ArrayList<>();

    @TempDir
    private static Path folder;

    private static WeChatSimulator wechat;
    private static AlipaySimulator alipay;
    private static ConfigurableApplicationContext server;
    private static Cashier cashier;
    private static CounterHospital hospital;
    private static URI address;
    private static int codes;

    @BeforeAll
    static void start() throws IOException {
        wechat = WeChatSimulator.start();
        alipay = AlipaySimulator.start(0, AlipayKeys.in(folder.resolve("alipay")));
        int port = LastingPorts.free();
        address = URI.create("http://127.0.0.1:" + port);
        Map<String, String> properties =
                new HashMap<>(wechat.writeKeys(folder.resolve("wechat"), address.resolve("/api/wechat/notify")));
        properties.putAll(alipay.properties(folder.resolve("alipay"), address.resolve("/api/alipay/notify")));
        properties.put("server.port", Integer.toString(port));
        properties.put("houzhen.data", folder.resolve("data").toString());
        properties.put("houzhen.payment.code-life", "3m");
        properties.put("houzhen.payment.poll", "500ms");
        properties.put("houzhen.wechat.patience", "2s");
        properties.put("houzhen.alipay.patience", "2s");
        properties.put("logging.level.org.houzhen", "DEBUG");
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        server = new SpringApplicationBuilder(Both.class).run(arguments);
        cashier = server.getBean(Cashier.class);
        hospital = server.getBean(CounterHospital.class);
    }

    @AfterAll
    static void stop() {
        server.close();
        wechat.close();
        alipay.close();
    }

    @BeforeEach
    void asNew() {
        wechat.faults(SimulatorFaults.NONE);
        alipay.faults(AlipayFaults.NONE);
        hospital.reset();
        server.getBean(JumpingClock.class).reset();
    }

    private static PaymentOrder open(Means means) {
        return cashier.open("kiosk-1", UUID.randomUUID().toString(), new Cashier.Wish("P1", "COUNTER", "{}", means));
    }

    /** Shows a code of an app; its last digit tells the simulator how the phone behaves. */
    private static PaymentOrder show(PaymentOrder order, String prefix, int manner) {
        String code = prefix + String.format("%015d", 700_000_000_000_000L + ++codes) + manner;
        CODES_SHOWN.add(code);
        return cashier.showCode(order.tradeNo(), new AuthCode(code));
    }

    private static PaymentOrder now(TradeNo tradeNo) {
        return cashier.find(tradeNo).orElseThrow();
    }

    private static PaymentOrder becomes(PaymentOrder order, Stage stage) {
        await().atMost(SOON).until(() -> now(order.tradeNo()).stage() == stage);
        return now(order.tradeNo());
    }

    private static void jump(int seconds) {
        server.getBean(JumpingClock.class).jump(Duration.ofSeconds(seconds));
    }

    @Test
    void bothAreOfferedAndCodesOfBothAreTaken() {
        assertThat(cashier.offered()).containsExactly(new Means(Way.QR, "WECHAT"), ALIPAY, CODE);
    }

    @Test
    void aCodeOnOurScreenIsPaidWithAlipayAndTold() {
        PaymentOrder order = open(ALIPAY);
        assertThat(order.code()).startsWith("https://qr.alipay.com/");

        assertThat(alipay.pay(order.tradeNo().value())).isTrue();

        PaymentOrder done = becomes(order, Stage.DONE);
        assertThat(done.means()).isEqualTo(ALIPAY);
        assertThat(hospital.posted()).containsEntry(order.tradeNo(), CounterHospital.PRICE);
    }

    @Test
    void forgedLostAndRepeatedNotificationsOfAlipayChangeNothing() throws Exception {
        alipay.faults(new AlipayFaults("", "", 0, false, false, true, true));
        int taken = alipay.notificationsTaken();
        int refused = alipay.notificationsRefused();
        PaymentOrder order = open(ALIPAY);
        alipay.pay(order.tradeNo().value());
        becomes(order, Stage.DONE);
        await().atMost(SOON).until(() -> alipay.notificationsTaken() == taken + 2);
        assertThat(alipay.notificationsRefused()).isEqualTo(refused + 1);
        long version = now(order.tradeNo()).version();

        alipay.tellAgain(order.tradeNo().value());
        await().atMost(SOON).until(() -> alipay.notificationsTaken() >= taken + 4);

        assertThat(now(order.tradeNo()).version()).isEqualTo(version);
        assertThat(hospital.posted()).hasSize(1);
        assertThat(post("trade_status=TRADE_SUCCESS&out_trade_no=x&sign=AAAA")).isEqualTo("failure");
    }

    private static String post(String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/api/alipay/notify"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void lostAnswersOfAlipayAreAskedFor() {
        alipay.faults(new AlipayFaults("all", "", 3, false, true, false, false));
        PaymentOrder order = open(ALIPAY);
        becomes(order, Stage.PAYING);
        alipay.pay(order.tradeNo().value());

        becomes(order, Stage.DONE);
    }

    @Test
    void whatTheHospitalRefusesGoesBackByAlipayOnce() {
        hospital.soldOut(true);
        alipay.faults(AlipayFaults.dropAnswerOf("alipay.trade.refund", 1));
        PaymentOrder order = open(ALIPAY);
        alipay.pay(order.tradeNo().value());

        becomes(order, Stage.REFUNDED);
        assertThat(alipay.stateOf(order.tradeNo().value())).isEqualTo("REFUNDED");
    }

    @Test
    void wronglySignedAnswersOfAlipayDecideNothing() {
        PaymentOrder order = open(ALIPAY);
        alipay.faults(new AlipayFaults("", "", 0, true, true, false, false));
        alipay.pay(order.tradeNo().value());
        jump(185);
        await().atMost(SOON).until(() -> now(order.tradeNo()).stage() == Stage.CLOSING);
        assertThat(hospital.posted()).isEmpty();

        alipay.faults(AlipayFaults.NONE);

        becomes(order, Stage.DONE);
    }

    @Test
    void aPaymentCodeOfEitherPlatformIsPaidAtOnce() {
        PaymentOrder first = show(open(CODE), "13", 0);
        PaymentOrder second = show(open(CODE), "28", 0);

        assertThat(becomes(first, Stage.DONE).means().channel()).isEqualTo("WECHAT");
        assertThat(becomes(second, Stage.DONE).means().channel()).isEqualTo("ALIPAY");
    }

    @Test
    void thePhoneIsAskedAndThePatientAgrees() {
        PaymentOrder first = show(open(CODE), "13", 1);
        PaymentOrder second = show(open(CODE), "28", 1);
        assertThat(first.stage()).isEqualTo(Stage.PAYING);

        assertThat(wechat.pay(first.tradeNo().value())).isTrue();
        assertThat(alipay.pay(second.tradeNo().value())).isTrue();

        jump(12);
        becomes(first, Stage.DONE);
        becomes(second, Stage.DONE);
    }

    @Test
    void aPatientWhoNeverAgreesIsChargedNothingAndToldSo() {
        PaymentOrder first = show(open(CODE), "13", 1);
        PaymentOrder second = show(open(CODE), "28", 1);

        jump(61);

        for (PaymentOrder order : List.of(first, second)) {
            PaymentOrder closed = becomes(order, Stage.CLOSED);
            assertThat(closed.problem().orElseThrow().code()).isEqualTo("PAYMENT_REVERSED");
            assertThat(closed.slip().orElseThrow().title()).isEqualTo("付款撤销凭条");
        }
        assertThat(wechat.pay(first.tradeNo().value())).isFalse();
        assertThat(alipay.pay(second.tradeNo().value())).isFalse();
    }

    @Test
    void aCodeThatIsRefusedEndsTheOrderWithAdvice() {
        PaymentOrder first = show(open(CODE), "13", 9);
        PaymentOrder second = show(open(CODE), "28", 9);

        for (PaymentOrder order : List.of(first, second)) {
            assertThat(becomes(order, Stage.CLOSED).problem().orElseThrow().detail())
                    .contains("余额不足");
        }
    }

    @Test
    void aCodeWhoseAnswerWasLostIsFoundOut() {
        wechat.faults(SimulatorFaults.dropAnswerOf("codepay", 1));
        PaymentOrder first = show(open(CODE), "13", 0);
        alipay.faults(new AlipayFaults("alipay.trade.pay", "", 1, false, true, false, false));
        PaymentOrder second = show(open(CODE), "28", 0);
        assertThat(first.stage()).isEqualTo(Stage.PAYING);

        jump(6);

        becomes(first, Stage.DONE);
        becomes(second, Stage.DONE);
    }

    @Test
    void aReversedPaymentIsNotRevivedByAnOldNotification() {
        PaymentOrder order = show(open(CODE), "28", 1);
        alipay.faults(new AlipayFaults("", "", 0, false, true, false, false));
        cashier.cancel(order.tradeNo());
        becomes(order, Stage.CLOSED);
        alipay.faults(AlipayFaults.NONE);
        int taken = alipay.notificationsTaken();

        alipay.tellAgain(order.tradeNo().value());

        await().atMost(SOON).until(() -> alipay.notificationsTaken() > taken);
        assertThat(now(order.tradeNo()).stage()).isEqualTo(Stage.CLOSED);
        assertThat(hospital.posted()).isEmpty();
    }

    @Test
    void theBillsOfBothSayWhatWasPaidAndWhatWentBack() {
        hospital.soldOut(true);
        PaymentOrder first = open(new Means(Way.QR, "WECHAT"));
        PaymentOrder second = open(ALIPAY);
        wechat.pay(first.tradeNo().value());
        alipay.pay(second.tradeNo().value());
        becomes(first, Stage.REFUNDED);
        becomes(second, Stage.REFUNDED);

        for (ChannelBill bill : server.getBeansOfType(ChannelBill.class).values()) {
            PaymentOrder order = bill.channel().equals("WECHAT") ? first : second;
            List<BillLine> lines = bill.bill(LocalDate.now(ZoneId.of("Asia/Shanghai"))).stream()
                    .filter(line -> line.tradeNo().equals(order.tradeNo().value()))
                    .toList();
            assertThat(lines).extracting(BillLine::kind).containsExactly(BillLine.Kind.PAID, BillLine.Kind.REFUNDED);
            assertThat(lines).extracting(BillLine::amount).containsOnly(CounterHospital.PRICE);
            assertThat(lines.get(1).refundNo()).isEqualTo("R" + order.tradeNo());
            assertThat(lines.get(0).fee().fen()).isEqualTo(8);
            assertThat(lines.get(0).channelNo()).isEqualTo(now(order.tradeNo()).channelNo());
        }
    }

    @Test
    void codesThatWerePaidAndUndoneStandInTheBillsEachUnderItsOwnTrade() {
        for (ChannelBill bill : server.getBeansOfType(ChannelBill.class).values()) {
            PaymentChannel channel = server.getBeansOfType(PaymentChannel.class).values().stream()
                    .filter(each -> each.code().equals(bill.channel()))
                    .findFirst()
                    .orElseThrow();
            List<TradeNo> undone = List.of(undone(channel, bill.channel()), undone(channel, bill.channel()));

            for (TradeNo tradeNo : undone) {
                List<BillLine> lines = bill.bill(LocalDate.now(ZoneId.of("Asia/Shanghai"))).stream()
                        .filter(line -> line.tradeNo().equals(tradeNo.value()))
                        .toList();
                assertThat(lines)
                        .extracting(BillLine::number)
                        .containsExactly(tradeNo.value(), tradeNo.refund().value());
                assertThat(lines).extracting(BillLine::amount).containsOnly(CounterHospital.PRICE);
            }
            assertThat(bill.bill(LocalDate.of(2020, 1, 1))).isEmpty();
        }
    }

    private static TradeNo undone(PaymentChannel channel, String name) {
        TradeNo tradeNo = TradeNo.draw(LocalDate.now(), new Random());
        String code =
                (name.equals("WECHAT") ? "13" : "28") + String.format("%015d", 700_000_000_000_000L + ++codes) + 0;
        var request = new PaymentChannel.Request(
                tradeNo, CounterHospital.PRICE, "门诊挂号, 内科", Instant.now().plusSeconds(180));
        assertThat(channel.payByCode(request, new AuthCode(code)))
                .isEqualTo(Answer.done(PaymentChannel.TradeState.PAID));
        assertThat(channel.reverse(tradeNo)).isEqualTo(Answer.done(true));
        return tradeNo;
    }

    @Test
    void noPaymentCodeIsEverWritten(CapturedOutput output) {
        becomes(show(open(CODE), "28", 0), Stage.DONE);
        becomes(show(open(CODE), "13", 9), Stage.CLOSED);
        wechat.faults(SimulatorFaults.dropAnswerOf("codepay", 1));
        PaymentOrder lost = show(open(CODE), "13", 0);
        jump(6);
        becomes(lost, Stage.DONE);

        assertThat(CODES_SHOWN)
                .isNotEmpty()
                .allSatisfy(code -> assertThat(output.getAll()).doesNotContain(code));
        assertThat(CODES_SHOWN).allSatisfy(code -> assertThat(stored(code)).isFalse());
    }

    /** Looks through every byte of the server's data. */
    private static boolean stored(String code) {
        try (var files = Files.walk(folder.resolve("data"))) {
            return files.filter(Files::isRegularFile).anyMatch(file -> holds(file, code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, String code) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's payment and both channels, and nothing else of it. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan({
        "org.houzhen.server.payment",
        "org.houzhen.server.wechat",
        "org.houzhen.server.alipay",
        "org.houzhen.server.web",
        "org.houzhen.server.store"
    })
    static class Both extends AroundPayment {}
}
