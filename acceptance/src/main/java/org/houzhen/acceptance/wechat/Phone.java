package org.houzhen.acceptance.wechat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What stands for the patient's phone: a page, and the few calls behind its buttons. */
final class Phone {
    private static final String ORDERS = "/_sim/orders/";
    private static final int SHOWN_MAX = 50;
    private static final int CODE_LENGTH = 18;

    private final Platform platform;
    private final TradeBook book;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    Phone(Platform platform, TradeBook book, Clock clock) {
        this.platform = platform;
        this.book = book;
        this.clock = clock;
    }

    /** An unsigned answer. */
    record Page(int status, String type, byte[] body) {}

    /**
     * A trade as the phone shows it.
     *
     * @param state WAITING, DECLINED, EXPIRED, PAID, CLOSED or REFUNDED
     */
    record Shown(String number, String description, long totalFen, String state, long secondsLeft, String codeUrl) {}

    Page answer(Call call) {
        if (call.method().equals("GET")) {
            return read(call);
        }
        if (call.is("POST", ORDERS, "/pay")) {
            return outcome(platform.pay(call.between(ORDERS, "/pay")));
        }
        if (call.is("POST", ORDERS, "/decline")) {
            return outcome(platform.decline(call.between(ORDERS, "/decline")));
        }
        if (call.method().equals("POST") && call.path().equals("/_sim/codes")) {
            boolean asks = call.body().contains("agree");
            return json(200, Map.of("code", PhonePages.code("13", CODE_LENGTH, asks, random)));
        }
        return call.method().equals("POST") && call.path().equals("/_sim/faults") ? faults(call) : notFound();
    }

    private Page read(Call call) {
        return switch (call.path()) {
            case "/_sim/orders" -> json(200, shown());
            case "/_sim/faults" -> json(200, platform.faults());
            default ->
                PhonePages.of(call.path(), "微信支付")
                        .map(file -> new Page(200, file.type(), file.body()))
                        .orElseGet(Phone::notFound);
        };
    }

    /** The newest first. */
    List<Shown> shown() {
        List<Shown> all = book.trades().stream().map(this::shown).toList();
        List<Shown> newest = new ArrayList<>(all.subList(Math.max(0, all.size() - SHOWN_MAX), all.size()));
        Collections.reverse(newest);
        return newest;
    }

    private Shown shown(Trade trade) {
        long left = Math.max(0, trade.expires.getEpochSecond() - clock.instant().getEpochSecond());
        return new Shown(trade.number, trade.description, trade.totalFen, state(trade), left, trade.codeUrl);
    }

    private String state(Trade trade) {
        return switch (trade.state) {
            case NOTPAY, USERPAYING ->
                trade.payableAt(clock.instant()) ? (trade.declined ? "DECLINED" : "WAITING") : "EXPIRED";
            case SUCCESS -> "PAID";
            case CLOSED -> "CLOSED";
            case REVOKED -> trade.refundedFen > 0 ? "REFUNDED" : "CLOSED";
            case REFUND -> "REFUNDED";
        };
    }

    private Page faults(Call call) {
        try {
            platform.faults(json.readValue(call.body(), SimulatorFaults.class));
            return json(200, platform.faults());
        } catch (JacksonException e) {
            return json(400, Map.of("code", "PARAM_ERROR"));
        }
    }

    private Page outcome(boolean done) {
        return done ? json(200, Map.of("done", true)) : json(409, Map.of("done", false));
    }

    private Page json(int status, Object body) {
        return new Page(status, "application/json; charset=utf-8", json.writeValueAsBytes(body));
    }

    private static Page notFound() {
        return new Page(404, "text/plain; charset=utf-8", "没有这个页面".getBytes(StandardCharsets.UTF_8));
    }
}
