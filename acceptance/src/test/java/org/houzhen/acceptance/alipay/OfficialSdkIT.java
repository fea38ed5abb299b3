package org.houzhen.acceptance.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayConfig;
import com.alipay.api.AlipayObject;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayDataDataserviceBillDownloadurlQueryModel;
import com.alipay.api.domain.AlipayTradeCancelModel;
import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradePayModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.internal.mapping.ApiField;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayDataDataserviceBillDownloadurlQueryRequest;
import com.alipay.api.request.AlipayTradeCancelRequest;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.response.AlipayTradePayResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import java.nio.file.Path;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.RefundState;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * The platform's own library judges both sides: it drives our simulator and checks what that signs, and it checks what our
 * channel signs and by which names it speaks.
 */
class OfficialSdkIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String PRICE = "12.50";
    /** What the library calls the business of each method; by these names the gateway reads it. */
    private static final Map<String, Class<? extends AlipayObject>> MODELS = Map.of(
            "alipay.trade.precreate", AlipayTradePrecreateModel.class,
            "alipay.trade.pay", AlipayTradePayModel.class,
            "alipay.trade.query", AlipayTradeQueryModel.class,
            "alipay.trade.close", AlipayTradeCloseModel.class,
            "alipay.trade.cancel", AlipayTradeCancelModel.class,
            "alipay.trade.refund", AlipayTradeRefundModel.class,
            "alipay.trade.fastpay.refund.query", AlipayTradeFastpayRefundQueryModel.class,
            "alipay.data.dataservice.bill.downloadurl.query", AlipayDataDataserviceBillDownloadurlQueryModel.class);

    @TempDir
    private Path folder;

    private AlipayKeys keys;
    private AlipaySimulator simulator;
    private AlipayFront front;

    /** It writes whole requests to the log. */
    @BeforeAll
    static void hush() {
        AlipayLogger.setNeedEnableLogger(false);
    }

    @BeforeEach
    void start() throws Exception {
        keys = AlipayKeys.in(folder);
        simulator = AlipaySimulator.start(0, keys);
        front = new AlipayFront(simulator.url());
    }

    @AfterEach
    void stop() {
        front.close();
        simulator.close();
    }

    private static String text(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private AlipayClient sdk(Key platform) throws AlipayApiException {
        var config = new AlipayConfig();
        config.setServerUrl(simulator.url() + "/gateway.do");
        config.setAppId(AlipayKeys.APP_ID);
        config.setPrivateKey(text(keys.merchant().getPrivate()));
        config.setAlipayPublicKey(text(platform));
        config.setFormat("json");
        config.setCharset("UTF-8");
        config.setSignType("RSA2");
        return new DefaultAlipayClient(config);
    }

    private AlipayClient sdk() throws AlipayApiException {
        return sdk(keys.platform().getPublic());
    }

    private AlipayTradePrecreateRequest opening(String number) {
        var order = new AlipayTradePrecreateModel();
        order.setOutTradeNo(number);
        order.setTotalAmount(PRICE);
        order.setSubject("门诊挂号");
        var request = new AlipayTradePrecreateRequest();
        request.setNotifyUrl(front.url("/notify").toString());
        request.setBizModel(order);
        return request;
    }

    private static AlipayTradeQueryResponse query(AlipayClient sdk, String number) throws AlipayApiException {
        var order = new AlipayTradeQueryModel();
        order.setOutTradeNo(number);
        var request = new AlipayTradeQueryRequest();
        request.setBizModel(order);
        return sdk.execute(request);
    }

    private static AlipayTradeRefundResponse refund(AlipayClient sdk, String number, String yuan)
            throws AlipayApiException {
        var order = new AlipayTradeRefundModel();
        order.setOutTradeNo(number);
        order.setOutRequestNo("R" + number);
        order.setRefundAmount(yuan);
        var request = new AlipayTradeRefundRequest();
        request.setBizModel(order);
        return sdk.execute(request);
    }

    private AlipayTradePayResponse payByCode(AlipayClient sdk, String number, String code) throws AlipayApiException {
        var order = new AlipayTradePayModel();
        order.setOutTradeNo(number);
        order.setTotalAmount(PRICE);
        order.setSubject("门诊缴费");
        order.setScene("bar_code");
        order.setAuthCode(code);
        var request = new AlipayTradePayRequest();
        request.setNotifyUrl(front.url("/notify").toString());
        request.setBizModel(order);
        return sdk.execute(request);
    }

    @Test
    void aTradeIsOpenedPaidToldAndPaidBackByTheLibrary() throws Exception {
        AlipayClient sdk = sdk();
        assertThat(sdk.execute(opening("SDK0001")).getQrCode()).startsWith("https://qr.alipay.com/");
        assertThat(query(sdk, "SDK0001").getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");

        simulator.pay("SDK0001");

        assertThat(query(sdk, "SDK0001").getTradeStatus()).isEqualTo("TRADE_SUCCESS");
        assertThat(query(sdk, "SDK0001").getTotalAmount()).isEqualTo(PRICE);
        await().atMost(SOON).until(() -> !front.told().isEmpty());
        Map<String, String> letter = front.told().get(0);
        assertThat(letter).containsEntry("out_trade_no", "SDK0001").containsEntry("trade_status", "TRADE_SUCCESS");
        assertThat(isPlatforms(letter)).isTrue();
        Map<String, String> forged = new HashMap<>(letter);
        forged.put("total_amount", "0.01");
        assertThat(isPlatforms(forged)).isFalse();

        assertThat(refund(sdk, "SDK0001", "5.00").getFundChange()).isEqualTo("Y");
        assertThat(refund(sdk, "SDK0001", "5.00").getFundChange()).isEqualTo("N");
        var asked = new AlipayTradeFastpayRefundQueryModel();
        asked.setOutTradeNo("SDK0001");
        asked.setOutRequestNo("RSDK0001");
        var request = new AlipayTradeFastpayRefundQueryRequest();
        request.setBizModel(asked);
        assertThat(sdk.execute(request).getRefundAmount()).isEqualTo("5.00");
    }

    /** The library checks a copy, and takes names away from what it is given. */
    private boolean isPlatforms(Map<String, String> letter) throws AlipayApiException {
        return AlipaySignature.rsaCheckV1(
                new HashMap<>(letter), text(keys.platform().getPublic()), "UTF-8", "RSA2");
    }

    @Test
    void paymentCodesCancellationsAndBillsAreUnderstoodToo() throws Exception {
        AlipayClient sdk = sdk();
        assertThat(payByCode(sdk, "SDK0002", "2800000000000002").getCode()).isEqualTo("10000");
        assertThat(payByCode(sdk, "SDK0003", "2800000000000013").getCode()).isEqualTo("10003");
        assertThat(payByCode(sdk, "SDK0004", "2800000000000029").getSubCode())
                .isEqualTo("ACQ.BUYER_BALANCE_NOT_ENOUGH");

        var cancelled = new AlipayTradeCancelModel();
        cancelled.setOutTradeNo("SDK0003");
        var cancel = new AlipayTradeCancelRequest();
        cancel.setBizModel(cancelled);
        assertThat(sdk.execute(cancel).getRetryFlag()).isEqualTo("N");
        assertThat(query(sdk, "SDK0003").getTradeStatus()).isEqualTo("TRADE_CLOSED");

        var unscanned = new AlipayTradeCloseModel();
        unscanned.setOutTradeNo("SDK0005");
        var close = new AlipayTradeCloseRequest();
        close.setBizModel(unscanned);
        assertThat(sdk.execute(close).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");

        var wanted = new AlipayDataDataserviceBillDownloadurlQueryModel();
        wanted.setBillType("trade");
        wanted.setBillDate(LocalDate.now().toString());
        var bill = new AlipayDataDataserviceBillDownloadurlQueryRequest();
        bill.setBizModel(wanted);
        assertThat(sdk.execute(bill).getBillDownloadUrl()).startsWith("http");
    }

    @Test
    void theLibraryBelievesNobodyElse() throws Exception {
        AlipayClient deceived = sdk(AlipayKeys.generate().platform().getPublic());

        assertThatExceptionOfType(AlipayApiException.class).isThrownBy(() -> deceived.execute(opening("SDK0006")));
    }

    /** Our channel behind a front that keeps what it says on its way to the simulator. */
    @Test
    void whatOurChannelSignsTheLibraryAcceptsAndEveryNameIsOneOfIts() throws Exception {
        try (ConfigurableApplicationContext server = ours()) {
            speaks(server.getBean(PaymentChannel.class));
            assertThatExceptionOfType(BillUnavailableException.class)
                    .as("the file lies at another host than the front")
                    .isThrownBy(() -> server.getBean(ChannelBill.class).bill(LocalDate.now()));
        }

        List<Map<String, String>> said = front.asked();
        assertThat(said).extracting(each -> each.get("method")).containsAll(MODELS.keySet());
        String merchant = text(keys.merchant().getPublic());
        for (Map<String, String> each : said) {
            String method = each.get("method");
            assertThat(AlipaySignature.rsaCheckV2(new HashMap<>(each), merchant, "UTF-8", "RSA2"))
                    .as("signature of %s", method)
                    .isTrue();
            assertThat(names(MODELS.get(method))).as(method).containsAll(namesIn(each.get("biz_content")));
        }
        Map<String, String> altered = new HashMap<>(said.get(0));
        altered.put("biz_content", altered.get("biz_content").replace(PRICE, "0.01"));
        assertThat(AlipaySignature.rsaCheckV2(altered, merchant, "UTF-8", "RSA2"))
                .isFalse();
    }

    private ConfigurableApplicationContext ours() {
        Map<String, String> properties = simulator.properties(folder, front.url("/notify"));
        properties.put("houzhen.alipay.gateway", front.url("/gateway.do").toString());
        properties.put("spring.main.web-application-type", "none");
        return new SpringApplicationBuilder(OurChannel.class)
                .lazyInitialization(true)
                .run(properties.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
    }

    /** Nothing of the server but its way to Alipay. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("org.houzhen.server.alipay")
    static class OurChannel {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    private void speaks(PaymentChannel channel) {
        var scanned = request("HZ20260302AAAAAAAAAAAA");
        assertThat(channel.createQr(scanned).map(code -> code.startsWith("https://qr.alipay.com/")))
                .isEqualTo(Answer.done(true));
        simulator.pay(scanned.tradeNo().value());
        assertThat(channel.query(scanned.tradeNo()).map(PaymentChannel.Trade::state))
                .isEqualTo(Answer.done(TradeState.PAID));
        var part = new PaymentChannel.Refund(
                scanned.tradeNo(), scanned.tradeNo().refund(), new Money(500), scanned.amount(), "退款");
        assertThat(channel.refund(part)).isEqualTo(Answer.done(RefundState.RETURNED));
        assertThat(channel.queryRefund(part.tradeNo(), part.refundNo())).isEqualTo(Answer.done(RefundState.RETURNED));
        var shown = request("HZ20260302BBBBBBBBBBBB");
        assertThat(channel.payByCode(shown, new AuthCode("2800000000000101")))
                .isEqualTo(Answer.done(TradeState.UNPAID));
        assertThat(channel.reverse(shown.tradeNo())).isEqualTo(Answer.done(true));
        channel.close(new TradeNo("HZ20260302CCCCCCCCCCCC"));
    }

    private static PaymentChannel.Request request(String number) {
        return new PaymentChannel.Request(
                new TradeNo(number), new Money(1_250), "门诊挂号", Instant.now().plusSeconds(300));
    }

    private static Set<String> names(Class<?> model) {
        return Arrays.stream(model.getDeclaredFields())
                .map(field -> field.getAnnotation(ApiField.class))
                .filter(name -> name != null)
                .map(ApiField::value)
                .collect(Collectors.toSet());
    }

    private static Set<String> namesIn(String business) {
        return Set.copyOf(new JsonMapper().readTree(business).propertyNames());
    }
}
