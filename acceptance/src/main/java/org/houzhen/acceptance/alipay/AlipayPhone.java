package org.houzhen.acceptance.alipay;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.houzhen.acceptance.alipay.AlipaySimulator.Page;
import org.houzhen.acceptance.alipay.AlipaySimulator.Request;
import org.houzhen.acceptance.wechat.PhonePages;
import tools.jackson.databind.json.JsonMapper;

/** What stands for the patient's phone: the same page as that of WeChat Pay, with other trades behind its buttons. */
final class AlipayPhone {
    private static final String ORDERS = "/_sim/orders/";
    private static final int SHOWN_MAX = 50;

    private final AlipayBook book;
    private final AlipayGateway gateway;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();
    private final SecureRandom random = new SecureRandom();

    AlipayPhone(AlipayBook book, AlipayGateway gateway, Clock clock) {
        this.book = book;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** A trade as the phone shows it. */
    record Shown(String number, String description, long totalFen, String state, long secondsLeft) {}

    Page answer(Request request) {
        String path = request.uri().getPath();
        if (request.method().equals("GET")) {
            return path.equals("/_sim/orders") ? json(shown()) : page(path);
        }
        if (path.equals("/_sim/codes")) {
            return json(Map.of("code", PhonePages.code("28", 18, request.body().contains("agree"), random)));
        }
        if (path.startsWith(ORDERS) && path.endsWith("/pay")) {
            return json(Map.of("done", gateway.pay(between(path, "/pay"))));
        }
        if (path.startsWith(ORDERS) && path.endsWith("/decline")) {
            return json(Map.of("done", book.decline(between(path, "/decline"))));
        }
        return page("");
    }

    private static String between(String path, String end) {
        return path.substring(ORDERS.length(), path.length() - end.length());
    }

    private static Page page(String path) {
        return PhonePages.of(path, "支付宝")
                .map(found -> new Page(200, found.type(), found.body()))
                .orElseGet(() -> Page.text(404, "text/plain", "没有这个页面"));
    }

    /** The newest first. */
    private List<Shown> shown() {
        Instant now = clock.instant();
        List<Shown> all = book.trades().stream()
                .map(trade -> new Shown(
                        trade.number,
                        trade.subject,
                        trade.totalFen,
                        trade.shown(now),
                        Math.max(0, trade.expires.getEpochSecond() - now.getEpochSecond())))
                .toList();
        List<Shown> newest = new ArrayList<>(all.subList(Math.max(0, all.size() - SHOWN_MAX), all.size()));
        Collections.reverse(newest);
        return newest;
    }

    private Page json(Object body) {
        return Page.text(200, "application/json", json.writeValueAsString(body));
    }
}
