package org.houzhen.acceptance.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The platform's own client drives our simulator; whatever it refuses, the real wire would refuse too. */
class OfficialSdkIT {
    private static final int FEN = 1_250;

    private WeChatSimulator simulator;
    private NotifyInbox inbox;
    private NativePayService payments;
    private RefundService refunds;
    private NotificationParser parser;

    @BeforeEach
    void start() throws IOException {
        simulator = WeChatSimulator.start();
        inbox = new NotifyInbox();
        SimulatorKeys keys = simulator.keys();
        var config = new RSAPublicKeyConfig.Builder()
                .merchantId(SimulatorKeys.MCHID)
                .merchantSerialNumber(SimulatorKeys.MERCHANT_SERIAL)
                .privateKey(keys.merchant().getPrivate())
                .publicKey(keys.platform().getPublic())
                .publicKeyId(SimulatorKeys.PLATFORM_KEY_ID)
                .apiV3Key(keys.apiV3Key())
                .build();
        AbstractHttpClient client = new DefaultHttpClientBuilder()
                .config(config)
                .okHttpClient(toLoopback())
                .build();
        payments = new NativePayService.Builder().httpClient(client).build();
        refunds = new RefundService.Builder().httpClient(client).build();
        parser = new NotificationParser(config);
    }

    /** The signature covers path and body only, so the host may be changed on the way. */
    private OkHttpClient toLoopback() {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    HttpUrl here = chain.request()
                            .url()
                            .newBuilder()
                            .scheme("http")
                            .host("127.0.0.1")
                            .port(simulator.port())
                            .build();
                    return chain.proceed(chain.request().newBuilder().url(here).build());
                })
                .build();
    }

    @AfterEach
    void stop() {
        simulator.close();
        inbox.close();
    }

    private PrepayRequest order(String number) {
        var amount = new Amount();
        amount.setTotal(FEN);
        amount.setCurrency("CNY");
        var request = new PrepayRequest();
        request.setAppid(SimulatorKeys.APPID);
        request.setMchid(SimulatorKeys.MCHID);
        request.setDescription("门诊挂号");
        request.setOutTradeNo(number);
        request.setNotifyUrl(inbox.url().toString());
        request.setTimeExpire(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.now().plusSeconds(300).truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.of("Asia/Shanghai"))));
        request.setAmount(amount);
        return request;
    }

    private Transaction query(String number) {
        var request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(SimulatorKeys.MCHID);
        request.setOutTradeNo(number);
        return payments.queryOrderByOutTradeNo(request);
    }

    private void close(String number) {
        var request = new CloseOrderRequest();
        request.setMchid(SimulatorKeys.MCHID);
        request.setOutTradeNo(number);
        payments.closeOrder(request);
    }

    private Refund refund(String number, String refundNumber) {
        var amount = new AmountReq();
        amount.setRefund((long) FEN);
        amount.setTotal((long) FEN);
        amount.setCurrency("CNY");
        var request = new CreateRequest();
        request.setOutTradeNo(number);
        request.setOutRefundNo(refundNumber);
        request.setReason("自动退款");
        request.setAmount(amount);
        return refunds.create(request);
    }

    private static String number() {
        return "HZ" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    private static RequestParam opened(NotifyInbox.Letter letter, String body) {
        return new RequestParam.Builder()
                .serialNumber(letter.headers().get("Wechatpay-Serial"))
                .timestamp(letter.headers().get("Wechatpay-Timestamp"))
                .nonce(letter.headers().get("Wechatpay-Nonce"))
                .signature(letter.headers().get("Wechatpay-Signature"))
                .body(body)
                .build();
    }

    @Test
    void theSameOrderTwiceHasTheSameCodeAndAnotherOneUnderItsNumberIsRefused() {
        PrepayRequest order = order(number());

        String code = payments.prepay(order).getCodeUrl();

        assertThat(code).startsWith("weixin://wxpay/bizpayurl?pr=");
        assertThat(payments.prepay(order).getCodeUrl()).isEqualTo(code);
        order.getAmount().setTotal(1);
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> payments.prepay(order))
                .matches(e -> e.getErrorCode().equals("INVALID_REQUEST"));
    }

    @Test
    void aPaymentIsQueriedNotifiedAndNotTakenTwice() {
        PrepayRequest order = order(number());
        payments.prepay(order);
        assertThat(query(order.getOutTradeNo()).getTradeState()).isEqualTo(Transaction.TradeStateEnum.NOTPAY);

        assertThat(simulator.pay(order.getOutTradeNo())).isTrue();
        assertThat(simulator.pay(order.getOutTradeNo())).isFalse();

        Transaction paid = query(order.getOutTradeNo());
        assertThat(paid.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(paid.getAmount().getTotal()).isEqualTo(FEN);
        await().atMost(Duration.ofSeconds(5)).until(() -> !inbox.letters().isEmpty());
        NotifyInbox.Letter letter = inbox.letters().get(0);
        Transaction told = parser.parse(opened(letter, letter.body()), Transaction.class);
        assertThat(told.getOutTradeNo()).isEqualTo(order.getOutTradeNo());
        assertThat(told.getTransactionId()).isEqualTo(paid.getTransactionId());
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> parser.parse(opened(letter, letter.body() + " "), Transaction.class));
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> payments.prepay(order))
                .matches(e -> e.getErrorCode().equals("ORDER_PAID"));
    }

    @Test
    void aNotificationThatIsNotTakenComesAgain() {
        inbox.answerWith(500);
        PrepayRequest order = order(number());
        payments.prepay(order);
        simulator.pay(order.getOutTradeNo());

        await().atMost(Duration.ofSeconds(5)).until(() -> inbox.letters().size() >= 3);
        inbox.answerWith(204);
        await().atMost(Duration.ofSeconds(5)).until(() -> simulator.told().taken() == 1);
    }

    @Test
    void whatIsNotThereIsSaidToBeNotThere() {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> query("HZ-NOT-THERE"))
                .matches(e -> e.getHttpStatusCode() == 404 && e.getErrorCode().equals("ORDER_NOT_EXIST"));
    }

    @Test
    void aClosedOrderStaysClosed() {
        PrepayRequest order = order(number());
        payments.prepay(order);
        close(order.getOutTradeNo());
        close(order.getOutTradeNo());

        assertThat(query(order.getOutTradeNo()).getTradeState()).isEqualTo(Transaction.TradeStateEnum.CLOSED);
        assertThat(simulator.pay(order.getOutTradeNo())).isFalse();
    }

    @Test
    void aPaidOrderCannotBeClosedAndIsRefundedOnce() {
        PrepayRequest order = order(number());
        payments.prepay(order);
        simulator.pay(order.getOutTradeNo());
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> close(order.getOutTradeNo()))
                .matches(e -> e.getErrorCode().startsWith("ORDER"));

        Refund first = refund(order.getOutTradeNo(), "R" + order.getOutTradeNo());
        Refund again = refund(order.getOutTradeNo(), "R" + order.getOutTradeNo());

        assertThat(first.getStatus()).isEqualTo(Status.PROCESSING);
        assertThat(again.getRefundId()).isEqualTo(first.getRefundId());
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> refund(order.getOutTradeNo(), "R2" + order.getOutTradeNo()));
        var request = new QueryByOutRefundNoRequest();
        request.setOutRefundNo("R" + order.getOutTradeNo());
        await().atMost(Duration.ofSeconds(5))
                .until(() -> refunds.queryByOutRefundNo(request).getStatus() == Status.SUCCESS);
        await().atMost(Duration.ofSeconds(5)).until(() -> inbox.letters().size() == 2);
        NotifyInbox.Letter letter = inbox.letters().get(1);
        assertThat(parser.parse(opened(letter, letter.body()), RefundNotification.class)
                        .getRefundStatus())
                .isEqualTo(Status.SUCCESS);
    }

    @Test
    void aWronglySignedAnswerIsNotBelieved() {
        PrepayRequest order = order(number());
        payments.prepay(order);
        simulator.faults(new SimulatorFaults("", "", 0, 0, true, false, false, false, false, false));

        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> query(order.getOutTradeNo()));
    }
}
