package org.houzhen.acceptance.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.houzhen.acceptance.alipay.AlipayFaults;
import org.houzhen.acceptance.alipay.AlipayKeys;
import org.houzhen.acceptance.alipay.AlipaySimulator;
import org.houzhen.acceptance.wechat.SortingOffice.Letter;
import org.houzhen.hardware.simulator.LastingPorts;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.Way;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Means;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Notifications of both platforms as they were written and signed, that come late, early, in the wrong order and again. */
class ReorderedNotificationsIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int POSTMEN = 4;

    @TempDir
    private static Path folder;

    private static WeChatSimulator wechat;
    private static AlipaySimulator alipay;
    private static SortingOffice office;
    private static ConfigurableApplicationContext server;
    private static Cashier cashier;
    private static CounterHospital hospital;

    private final long seed = System.nanoTime();

    @BeforeAll
    static void start() throws IOException {
        int port = LastingPorts.free();
        office = new SortingOffice(URI.create("http://127.0.0.1:" + port));
        wechat = WeChatSimulator.start();
        alipay = AlipaySimulator.start(0, AlipayKeys.in(folder.resolve("alipay")));
        Map<String, String> properties =
                new HashMap<>(wechat.writeKeys(folder.resolve("wechat"), office.url("/api/wechat/notify")));
        properties.putAll(alipay.properties(folder.resolve("alipay"), office.url("/api/alipay/notify")));
        properties.put("server.port", Integer.toString(port));
        properties.put("houzhen.data", folder.resolve("data").toString());
        properties.put("houzhen.payment.code-life", "3m");
        properties.put("houzhen.payment.poll", "500ms");
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        server = new SpringApplicationBuilder(SeveralChannelsIT.Both.class).run(arguments);
        cashier = server.getBean(Cashier.class);
        hospital = server.getBean(CounterHospital.class);
    }

    @AfterAll
    static void stop() {
        server.close();
        wechat.close();
        alipay.close();
        office.close();
    }

    @BeforeEach
    void asNew() {
        deaf(false);
        hospital.reset();
    }

    /** Whether both platforms answer no question about a payment. */
    private static void deaf(boolean deaf) {
        wechat.faults(deaf ? SimulatorFaults.refuseCallOf("query", 0) : SimulatorFaults.NONE);
        alipay.faults(
                deaf ? new AlipayFaults("", "alipay.trade.query", 0, false, false, false, false) : AlipayFaults.NONE);
    }

    private static PaymentOrder open(String channel) {
        return cashier.open(
                "kiosk-1",
                UUID.randomUUID().toString(),
                new Cashier.Wish("P1", "COUNTER", "{}", new Means(Way.QR, channel)));
    }

    private static PaymentOrder now(PaymentOrder order) {
        return cashier.find(order.tradeNo()).orElseThrow();
    }

    private static PaymentOrder becomes(PaymentOrder order, Stage stage) {
        await().atMost(SOON).until(() -> now(order).stage() == stage);
        return now(order);
    }

    /** Pays, and keeps what the platform writes about it. */
    private static Letter pay(PaymentOrder order) throws Exception {
        String number = order.tradeNo().value();
        boolean ofAlipay = order.means().channel().equals("ALIPAY");
        return written(() -> ofAlipay ? alipay.pay(number) : wechat.pay(number));
    }

    private static Letter written(Callable<Boolean> work) throws Exception {
        int before = office.letters().size();
        assertThat(work.call()).isTrue();
        return next(before);
    }

    private static Letter next(int before) {
        await().atMost(SOON).until(() -> office.letters().size() > before);
        return office.letters().get(before);
    }

    /** What came of an order, and all that was written about it. */
    private record Story(PaymentOrder end, List<Letter> letters) {}

    private static Story done(String channel) throws Exception {
        PaymentOrder order = open(channel);
        Letter paid = pay(order);
        return new Story(becomes(order, Stage.DONE), List.of(paid));
    }

    /** The hospital refuses it, so that its money goes back. */
    private static Story refunded(String channel) throws Exception {
        hospital.soldOut(true);
        PaymentOrder order = open(channel);
        Letter paid = pay(order);
        Letter returned = next(office.letters().indexOf(paid) + 1);
        PaymentOrder end = becomes(order, Stage.REFUNDED);
        hospital.soldOut(false);
        return new Story(end, List.of(paid, returned));
    }

    private static String atPlatform(PaymentOrder order) {
        String number = order.tradeNo().value();
        return order.means().channel().equals("ALIPAY") ? alipay.stateOf(number) : wechat.stateOf(number);
    }

    private static void assertUnchanged(PaymentOrder end) {
        assertThat(now(end).version()).isEqualTo(end.version());
        assertThat(now(end).stage()).isEqualTo(end.stage());
    }

    /** Whatever the letters have set going is over once an order that came later is. */
    private static void settle(String channel) throws Exception {
        Story last = done(channel);
        hospital.posted().remove(last.end().tradeNo());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WECHAT", "ALIPAY"})
    void aRefundToldBeforeItsPaymentChangesNothing(String channel) throws Exception {
        Story refunded = refunded(channel);

        assertThat(office.deliver(refunded.letters().get(1))).isTrue();
        assertThat(office.deliver(refunded.letters().get(0))).isTrue();
        settle(channel);

        assertUnchanged(refunded.end());
        assertThat(hospital.posted()).isEmpty();
        assertThat(atPlatform(refunded.end())).isEqualTo("REFUNDED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WECHAT", "ALIPAY"})
    void moneyThatTheMerchantSentBackElsewhereBuysNothingWhenItsPaymentIsToldAtLast(String channel) throws Exception {
        deaf(true);
        PaymentOrder order = open(channel);
        Letter paid = pay(order);
        Letter returned = written(() -> server.getBeansOfType(PaymentChannel.class).values().stream()
                .filter(each -> each.code().equals(channel))
                .map(each -> each.refund(new PaymentChannel.Refund(
                        order.tradeNo(), order.tradeNo().refund(), order.amount(), order.amount(), "商户平台退款")))
                .anyMatch(answer -> answer.match(any -> true, refusal -> false, reason -> false)));
        assertThat(now(order).stage()).isEqualTo(Stage.PAYING);

        deaf(false);
        assertThat(office.deliver(returned)).isTrue();
        await().atMost(SOON).until(() -> now(order).stage() != Stage.PAYING);
        assertThat(office.deliver(paid)).isTrue();
        settle(channel);

        assertThat(now(order).stage()).isIn(Stage.MANUAL, Stage.CLOSED);
        assertThat(hospital.posted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WECHAT", "ALIPAY"})
    void anOldNotificationAfterANewerQueryChangesNothing(String channel) throws Exception {
        Story done = done(channel);
        Story refunded = refunded(channel);

        for (Letter old : List.of(done.letters().get(0), refunded.letters().get(0))) {
            assertThat(office.deliver(old)).isTrue();
        }
        settle(channel);

        assertUnchanged(done.end());
        assertUnchanged(refunded.end());
        assertThat(hospital.posted()).containsOnlyKeys(done.end().tradeNo());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WECHAT", "ALIPAY"})
    void theFirstNewsOfAPaymentInManyCopiesAtOnceIsOnePayment(String channel) throws Exception {
        deaf(true);
        PaymentOrder order = open(channel);
        Letter paid = pay(order);

        deliver(Collections.nCopies(12, paid));

        PaymentOrder end = becomes(order, Stage.DONE);
        settle(channel(channel));
        assertUnchanged(end);
        assertThat(hospital.posted()).containsOnlyKeys(order.tradeNo());
        assertThat(atPlatform(order)).isEqualTo("PAID");
    }

    private static String channel(String name) {
        deaf(false);
        return name;
    }

    @ParameterizedTest
    @ValueSource(strings = {"WECHAT", "ALIPAY"})
    void doubledAndInterleavedInAnyOrderTheyChangeNothing(String channel) throws Exception {
        List<Story> stories = List.of(done(channel), refunded(channel), done(channel), refunded(channel));
        List<Letter> letters = new ArrayList<>();
        stories.forEach(story -> story.letters().forEach(letter -> letters.addAll(Collections.nCopies(3, letter))));
        Collections.shuffle(letters, new Random(seed));

        deliver(letters);
        settle(channel);

        assertThat(letters).hasSize(18);
        assertThat(stories).as("seed %d", seed).allSatisfy(story -> assertUnchanged(story.end()));
        assertThat(hospital.posted())
                .containsOnlyKeys(
                        stories.get(0).end().tradeNo(), stories.get(2).end().tradeNo());
        assertThat(stories)
                .extracting(story -> atPlatform(story.end()))
                .containsExactly("PAID", "REFUNDED", "PAID", "REFUNDED");
    }

    /** By several at once, and every one is taken. */
    private static void deliver(List<Letter> letters) throws Exception {
        ExecutorService postmen = Executors.newFixedThreadPool(POSTMEN);
        try {
            List<Callable<Boolean>> rounds = letters.stream()
                    .map(letter -> (Callable<Boolean>) () -> office.deliver(letter))
                    .toList();
            for (Future<Boolean> taken : postmen.invokeAll(rounds)) {
                assertThat(taken.get()).isTrue();
            }
        } finally {
            postmen.shutdown();
        }
    }
}
