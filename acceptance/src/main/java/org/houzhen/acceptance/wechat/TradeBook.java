package org.houzhen.acceptance.wechat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The platform's trades and refunds, and the rules they follow. Used on the simulator's own thread only. */
final class TradeBook {
    private static final Duration LIFE_MAX = Duration.ofHours(2);
    private static final Duration LIFE_MIN = Duration.ofMinutes(1);
    private static final int TRADES_MAX = 5_000;
    private static final int ID_LENGTH = 28;
    private static final int CODE_LENGTH = 9;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Map<String, Trade> trades = new LinkedHashMap<>();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final Clock clock;
    private final Seal seal;
    private final CodeTrades codes;
    private int sequence;

    TradeBook(Clock clock, Seal seal) {
        this.clock = clock;
        this.seal = seal;
        this.codes = new CodeTrades(this::now);
    }

    Collection<Trade> trades() {
        return trades.values();
    }

    Optional<Trade> trade(String number) {
        return Optional.ofNullable(trades.get(number));
    }

    Reply open(JsonNode request) {
        Trade known = trades.get(request.path("out_trade_no").asString(""));
        if (known != null) {
            return openAgain(known, request);
        }
        Optional<String> wrong = wrong(request);
        if (wrong.isPresent() || trades.size() >= TRADES_MAX) {
            return Reply.error(400, "PARAM_ERROR", wrong.orElse("订单过多"));
        }
        var ids = new Trade.Ids(transactionId("42000"), seal.letters(CODE_LENGTH));
        var trade = new Trade(request, ids, expires(request).orElseThrow(), clock.instant());
        trades.put(trade.number, trade);
        return Reply.ok(Map.of("code_url", trade.codeUrl));
    }

    Reply payByCode(JsonNode request) {
        return codes.pay(request, trades, () -> {
            var ids = new Trade.Ids(transactionId("42000"), "");
            return new Trade(request, ids, clock.instant().plus(LIFE_MAX), clock.instant());
        });
    }

    Reply reverse(String number) {
        return codes.reverse(trades.get(number));
    }

    private static Reply openAgain(Trade known, JsonNode request) {
        if (!known.request.equals(request)) {
            return Reply.error(400, "INVALID_REQUEST", "请求重入时，参数与首次请求时不一致");
        }
        return switch (known.state) {
            case NOTPAY, USERPAYING -> Reply.ok(Map.of("code_url", known.codeUrl));
            case SUCCESS, REFUND, REVOKED -> Reply.error(400, "ORDER_PAID", "该订单已支付");
            case CLOSED -> Reply.error(400, "ORDER_CLOSED", "该订单已关闭");
        };
    }

    private Optional<String> wrong(JsonNode request) {
        Map<String, Boolean> rules = new LinkedHashMap<>();
        rules.put(
                "appid 与 mchid 不匹配",
                is(request, "appid", SimulatorKeys.APPID) && is(request, "mchid", SimulatorKeys.MCHID));
        rules.put("商户订单号格式错误", request.path("out_trade_no").asString("").matches("[0-9A-Za-z_|*-]{6,32}"));
        rules.put("商品描述不能为空", !request.path("description").asString("").isBlank());
        rules.put("金额错误", request.path("amount").path("total").asLong(0) > 0);
        rules.put("通知地址只能是本机", loopback(request.path("notify_url").asString("")));
        rules.put("支付结束时间错误", expires(request).isPresent());
        return rules.entrySet().stream()
                .filter(rule -> !rule.getValue())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean is(JsonNode request, String field, String value) {
        return request.path(field).asString("").equals(value);
    }

    private static boolean loopback(String url) {
        try {
            URI address = URI.create(url);
            return address.getHost() != null
                    && InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }

    private Optional<Instant> expires(JsonNode request) {
        String text = request.path("time_expire").asString("");
        Instant now = clock.instant();
        if (text.isEmpty()) {
            return Optional.of(now.plus(LIFE_MAX));
        }
        try {
            Instant end = OffsetDateTime.parse(text).toInstant();
            return end.isBefore(now.plus(LIFE_MIN).minusSeconds(1)) ? Optional.empty() : Optional.of(end);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Reply query(Function<Trade, Boolean> which) {
        return trades.values().stream()
                .filter(which::apply)
                .findFirst()
                .map(trade -> Reply.ok(trade.told()))
                .orElseGet(TradeBook::noOrder);
    }

    private static Reply noOrder() {
        return Reply.error(404, "ORDER_NOT_EXIST", "订单不存在");
    }

    Reply close(String number) {
        Trade trade = trades.get(number);
        if (trade == null) {
            return noOrder();
        }
        if (trade.byCode) {
            return Reply.error(400, "INVALID_REQUEST", "付款码支付的订单请调用撤销");
        }
        if (trade.paid()) {
            return Reply.error(400, "ORDER_PAID", "该订单已支付");
        }
        trade.state = Trade.State.CLOSED;
        return Reply.noContent();
    }

    /** The patient presses the button; false when there is nothing that could be paid. */
    boolean pay(String number) {
        Trade trade = trades.get(number);
        if (trade == null || !trade.payableAt(clock.instant())) {
            return false;
        }
        trade.state = Trade.State.SUCCESS;
        trade.paidAt = now();
        return true;
    }

    /** The patient wants none of it; the trade itself stays open until the merchant closes it. */
    boolean decline(String number) {
        Trade trade = trades.get(number);
        if (trade == null || !trade.payableAt(clock.instant())) {
            return false;
        }
        trade.declined = true;
        return true;
    }

    /** Accepts a refund; {@code fresh} gets the new one, so that it can be finished later. */
    Reply refund(JsonNode request, Consumer<Refund> fresh) {
        Refund known = refunds.get(request.path("out_refund_no").asString(""));
        if (known != null) {
            return known.request.equals(request)
                    ? Reply.ok(known.told())
                    : Reply.error(400, "INVALID_REQUEST", "请求重入时，参数与首次请求时不一致");
        }
        Trade trade = trades.get(request.path("out_trade_no").asString(""));
        if (trade == null) {
            return Reply.error(404, "RESOURCE_NOT_EXISTS", "订单不存在");
        }
        long fen = request.path("amount").path("refund").asLong(0);
        boolean possible = trade.paid()
                && fen > 0
                && request.path("amount").path("total").asLong(0) == trade.totalFen
                && trade.refundedFen + fen <= trade.totalFen;
        if (!possible || request.path("out_refund_no").asString("").isEmpty()) {
            return Reply.error(400, "INVALID_REQUEST", "订单状态或退款金额不允许退款");
        }
        var refund = new Refund(request, trade, transactionId("50300"), now());
        refunds.put(refund.number, refund);
        trade.refundedFen += fen;
        trade.state = Trade.State.REFUND;
        fresh.accept(refund);
        return Reply.ok(refund.told());
    }

    String statement(String day) {
        return Statement.of(day, trades.values(), refunds.values());
    }

    Reply queryRefund(String number) {
        Refund refund = refunds.get(number);
        return refund == null ? Reply.error(404, "RESOURCE_NOT_EXISTS", "退款单不存在") : Reply.ok(refund.told());
    }

    private String now() {
        return TIME.format(clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
    }

    private String transactionId(String prefix) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(
                clock.instant().atZone(ZONE).toLocalDate());
        String tail = String.format("%010d", ++sequence);
        String head = prefix + day;
        return Stream.of(head, "0".repeat(Math.max(0, ID_LENGTH - head.length() - tail.length())), tail)
                .collect(Collectors.joining());
    }
}
