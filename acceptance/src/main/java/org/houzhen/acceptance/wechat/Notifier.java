package org.houzhen.acceptance.wechat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Tells the merchant what happened, again and again by the platform's plan until it is taken. */
final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    /** Seconds to wait before each repetition. */
    private static final List<Integer> PLAN =
            List.of(15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600);

    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_MAX)
            .build();
    private final JsonMapper json = new JsonMapper();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Seal seal;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Supplier<SimulatorFaults> faults;
    private final double timeScale;

    /**
     * A notifier.
     *
     * @param timeScale what a second of the plan lasts, in seconds
     */
    Notifier(
            Seal seal,
            Clock clock,
            ScheduledExecutorService timer,
            Supplier<SimulatorFaults> faults,
            double timeScale) {
        this.seal = seal;
        this.clock = clock;
        this.timer = timer;
        this.faults = faults;
        this.timeScale = timeScale;
    }

    int taken() {
        return taken.get();
    }

    int refused() {
        return refused.get();
    }

    void paid(Trade trade) {
        send(trade.notifyUrl, notification("TRANSACTION.SUCCESS", "支付成功", "transaction", trade.told()));
    }

    void refunded(Refund refund) {
        boolean done = refund.state == Refund.State.SUCCESS;
        send(
                refund.trade.notifyUrl,
                notification(
                        done ? "REFUND.SUCCESS" : "REFUND.ABNORMAL",
                        done ? "退款成功" : "退款异常",
                        "refund",
                        refund.toldByNotification()));
    }

    private String notification(String event, String summary, String originalType, Map<String, Object> fact) {
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("id", UUID.randomUUID().toString());
        notification.put(
                "create_time",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(ZONE)));
        notification.put("resource_type", "encrypt-resource");
        notification.put("event_type", event);
        notification.put("summary", summary);
        notification.put("resource", seal.encrypt(originalType, json.writeValueAsString(fact)));
        return json.writeValueAsString(notification);
    }

    private void send(URI url, String body) {
        SimulatorFaults now = faults.get();
        if (now.loseNotify()) {
            return;
        }
        if (now.forgeNotify()) {
            post(url, body, seal.headers(body, true));
        }
        if (now.probeNotify()) {
            Map<String, String> probe = seal.headers(body, false);
            probe.compute("Wechatpay-Signature", (name, signature) -> "WECHATPAY/SIGNTEST/" + signature);
            post(url, body, probe);
        }
        if (now.duplicateNotify()) {
            post(url, body, seal.headers(body, false));
        }
        attempt(url, body, 0);
    }

    private void attempt(URI url, String body, int repetition) {
        post(url, body, seal.headers(body, false)).thenAccept(done -> {
            if (!done && repetition < PLAN.size()) {
                long millis = (long) (PLAN.get(repetition) * timeScale * TimeUnit.SECONDS.toMillis(1));
                timer.schedule(() -> attempt(url, body, repetition + 1), millis, TimeUnit.MILLISECONDS);
            }
        });
    }

    private CompletableFuture<Boolean> post(URI url, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(ANSWER_MAX)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> failure == null && counted(response.statusCode()));
    }

    private boolean counted(int status) {
        boolean done = status == 200 || status == 204;
        (done ? taken : refused).incrementAndGet();
        LOG.debug("notification answered with {}", status);
        return done;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
