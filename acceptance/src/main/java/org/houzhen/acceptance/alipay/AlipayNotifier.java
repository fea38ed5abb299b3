package org.houzhen.acceptance.alipay;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Tells the merchant what happened, again and again until the answer is {@code success}. */
final class AlipayNotifier implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final int REPETITIONS = 7;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_MAX)
            .build();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AlipayKeys keys;
    private final Executor loop;
    private volatile AlipayFaults faults = AlipayFaults.NONE;
    private volatile boolean closed;

    AlipayNotifier(AlipayKeys keys, Executor loop) {
        this.keys = keys;
        this.loop = loop;
    }

    void faults(AlipayFaults wanted) {
        faults = wanted;
    }

    int taken() {
        return taken.get();
    }

    int refused() {
        return refused.get();
    }

    void send(AlipayTrade trade, Map<String, String> fact) {
        if (faults.loseNotify()) {
            return;
        }
        Map<String, String> forged = new TreeMap<>(fact);
        forged.put("total_amount", "0.01");
        if (faults.forgeNotify()) {
            post(trade, form(forged, keys.sign(AlipayKeys.text(fact))));
        }
        String form = form(fact, keys.sign(AlipayKeys.text(fact)));
        if (faults.duplicateNotify()) {
            post(trade, form);
        }
        attempt(trade, form, 0);
    }

    private static String form(Map<String, String> fact, String sign) {
        Map<String, String> all = new TreeMap<>(fact);
        all.put("sign", sign);
        all.put("sign_type", "RSA2");
        return all.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private void attempt(AlipayTrade trade, String form, int repetition) {
        post(trade, form).thenAccept(done -> {
            if (!done && repetition < REPETITIONS && !closed) {
                CompletableFuture.delayedExecutor(1L << repetition, TimeUnit.SECONDS, loop)
                        .execute(() -> attempt(trade, form, repetition + 1));
            }
        });
    }

    private CompletableFuture<Boolean> post(AlipayTrade trade, String form) {
        HttpRequest request = HttpRequest.newBuilder(trade.notifyUrl)
                .timeout(ANSWER_MAX)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .handle((response, failure) -> counted(failure == null
                        && response.statusCode() == 200
                        && response.body().equals("success")));
    }

    private boolean counted(boolean done) {
        (done ? taken : refused).incrementAndGet();
        return done;
    }

    @Override
    public void close() {
        closed = true;
    }
}
