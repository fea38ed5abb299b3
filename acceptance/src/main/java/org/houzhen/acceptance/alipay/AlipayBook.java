package org.houzhen.acceptance.alipay;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.houzhen.acceptance.alipay.AlipayTrade.State;
import tools.jackson.databind.JsonNode;

/** The platform's trades and the rules they follow. Used on the simulator's own thread only. */
final class AlipayBook {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Duration LIFE = Duration.ofHours(2);
    private static final int TRADES_MAX = 5_000;
    /** In place of the number of a refund: the trade itself was undone. */
    private static final String UNDONE = "";

    private final Map<String, AlipayTrade> trades = new LinkedHashMap<>();
    private final Set<String> codesUsed = new HashSet<>();
    private final Set<String> cancelled = new HashSet<>();
    private final Clock clock;
    private long sequence;

    AlipayBook(Clock clock) {
        this.clock = clock;
    }

    Collection<AlipayTrade> trades() {
        return trades.values();
    }

    Optional<AlipayTrade> trade(String number) {
        return Optional.ofNullable(trades.get(number));
    }

    private AlipayTrade open(JsonNode request, String notifyUrl, State state) {
        Instant expires = text(request, "time_expire").isEmpty()
                ? clock.instant().plus(LIFE)
                : instant(text(request, "time_expire"));
        var order = new AlipayTrade.Order(
                text(request, "out_trade_no"),
                text(request, "subject"),
                fen(text(request, "total_amount")),
                expires,
                URI.create(notifyUrl));
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(
                clock.instant().atZone(ZONE).toLocalDate());
        var trade = new AlipayTrade(order, day + String.format("22%018d", ++sequence), state);
        trades.put(trade.number, trade);
        return trade;
    }

    Map<String, Object> precreate(JsonNode request, String notifyUrl) {
        AlipayTrade known = trades.get(text(request, "out_trade_no"));
        if (wrong(request, notifyUrl)) {
            return failed("ACQ.INVALID_PARAMETER");
        }
        if (known != null && known.paid()) {
            return failed("ACQ.TRADE_HAS_SUCCESS");
        }
        if (known != null && known.totalFen != fen(text(request, "total_amount"))) {
            return failed("ACQ.CONTEXT_INCONSISTENT");
        }
        AlipayTrade trade = known == null ? open(request, notifyUrl, State.UNSCANNED) : known;
        Map<String, Object> answer = ok(trade);
        answer.put("qr_code", "https://qr.alipay.com/bax" + trade.tradeNo.substring(10));
        return answer;
    }

    private boolean wrong(JsonNode request, String notifyUrl) {
        return trades.size() >= TRADES_MAX
                || text(request, "subject").isEmpty()
                || !text(request, "out_trade_no").matches("[0-9A-Za-z_-]{1,64}")
                || !text(request, "total_amount").matches("\\d{1,9}\\.\\d{2}")
                || fen(text(request, "total_amount")) == 0
                || !loopback(notifyUrl);
    }

    private static boolean loopback(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }

    /** The last digit of a code says what its phone does: 9 has no money, an odd one asks first, an even one pays. */
    Map<String, Object> pay(JsonNode request, String notifyUrl) {
        String code = text(request, "auth_code");
        if (wrong(request, notifyUrl) || !text(request, "scene").equals("bar_code")) {
            return failed("ACQ.INVALID_PARAMETER");
        }
        if (!code.matches("(2[5-9]|30)\\d{14,22}") || !codesUsed.add(code)) {
            return failed("ACQ.PAYMENT_AUTH_CODE_INVALID");
        }
        if (trades.containsKey(text(request, "out_trade_no")) || cancelled.contains(text(request, "out_trade_no"))) {
            return failed("ACQ.TRADE_HAS_CLOSE");
        }
        int manner = code.charAt(code.length() - 1) - '0';
        if (manner == 9) {
            return failed("ACQ.BUYER_BALANCE_NOT_ENOUGH");
        }
        AlipayTrade trade = open(request, notifyUrl, State.WAIT_BUYER_PAY);
        if (manner % 2 == 1) {
            Map<String, Object> answer = answer("10003", "order success pay inprocess");
            answer.put("out_trade_no", trade.number);
            answer.put("trade_no", trade.tradeNo);
            return answer;
        }
        take(trade);
        Map<String, Object> answer = ok(trade);
        answer.put("total_amount", yuan(trade.totalFen));
        answer.put("gmt_payment", time(trade.paidAt));
        return answer;
    }

    private void take(AlipayTrade trade) {
        trade.state = State.TRADE_SUCCESS;
        trade.paidAt = clock.instant();
    }

    /** The patient presses the button; false when there is nothing that could be paid. */
    boolean agree(String number) {
        AlipayTrade trade = trades.get(number);
        if (trade == null || !trade.payableAt(clock.instant())) {
            return false;
        }
        take(trade);
        return true;
    }

    boolean decline(String number) {
        AlipayTrade trade = trades.get(number);
        if (trade == null || !trade.payableAt(clock.instant())) {
            return false;
        }
        trade.declined = true;
        return true;
    }

    private AlipayTrade.Back back(long fen) {
        return new AlipayTrade.Back(fen, clock.instant());
    }

    private Optional<AlipayTrade> begun(JsonNode request) {
        return trade(text(request, "out_trade_no")).filter(trade -> trade.state != State.UNSCANNED);
    }

    Map<String, Object> query(JsonNode request) {
        return begun(request)
                .map(trade -> {
                    Map<String, Object> answer = ok(trade);
                    answer.put("trade_status", trade.state.name());
                    answer.put("total_amount", yuan(trade.totalFen));
                    if (trade.paid()) {
                        answer.put("send_pay_date", time(trade.paidAt));
                    }
                    return answer;
                })
                .orElseGet(() -> failed("ACQ.TRADE_NOT_EXIST"));
    }

    Map<String, Object> close(JsonNode request) {
        Optional<AlipayTrade> trade = begun(request);
        if (trade.isEmpty()) {
            return failed("ACQ.TRADE_NOT_EXIST");
        }
        if (trade.get().state != State.WAIT_BUYER_PAY) {
            return failed("ACQ.TRADE_STATUS_ERROR");
        }
        trade.get().state = State.TRADE_CLOSED;
        return ok(trade.get());
    }

    /** Of what is not there, too: a request to pay it that comes later is refused. */
    Map<String, Object> cancel(JsonNode request) {
        cancelled.add(text(request, "out_trade_no"));
        Map<String, Object> answer = answer("10000", "Success");
        answer.put("out_trade_no", text(request, "out_trade_no"));
        answer.put("retry_flag", "N");
        trade(text(request, "out_trade_no")).ifPresent(trade -> {
            answer.put("trade_no", trade.tradeNo);
            answer.put("action", trade.paid() ? "refund" : "close");
            if (trade.paid()) {
                trade.refunds.putIfAbsent(UNDONE, back(trade.totalFen - trade.refundedFen()));
            }
            trade.state = State.TRADE_CLOSED;
        });
        return answer;
    }

    Map<String, Object> refund(JsonNode request) {
        Optional<AlipayTrade> found = begun(request).filter(AlipayTrade::paid);
        if (found.isEmpty()) {
            return failed("ACQ.TRADE_NOT_EXIST");
        }
        AlipayTrade trade = found.get();
        String number = text(request, "out_request_no");
        long fen = fen(text(request, "refund_amount"));
        AlipayTrade.Back known = trade.refunds.get(number);
        if (known != null && known.fen() != fen) {
            return failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
        }
        if (known == null && (fen <= 0 || trade.refundedFen() + fen > trade.totalFen)) {
            return failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
        }
        trade.refunds.putIfAbsent(number, back(fen));
        if (trade.refundedFen() == trade.totalFen) {
            trade.state = State.TRADE_CLOSED;
        }
        Map<String, Object> answer = ok(trade);
        answer.put("fund_change", known == null ? "Y" : "N");
        answer.put("refund_fee", yuan(trade.refundedFen()));
        return answer;
    }

    Map<String, Object> queryRefund(JsonNode request) {
        Optional<AlipayTrade> trade = begun(request);
        if (trade.isEmpty()) {
            return failed("ACQ.TRADE_NOT_EXIST");
        }
        Map<String, Object> answer = ok(trade.get());
        String number = text(request, "out_request_no");
        if (trade.get().refunds.containsKey(number)) {
            answer.put("out_request_no", number);
            answer.put("refund_amount", yuan(trade.get().refunds.get(number).fen()));
            answer.put("refund_status", "REFUND_SUCCESS");
        }
        return answer;
    }

    /** What the notification of a payment says. */
    Map<String, String> told(AlipayTrade trade) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("notify_time", time(clock.instant()));
        told.put("notify_type", "trade_status_sync");
        told.put("notify_id", "n" + ++sequence);
        told.put("app_id", AlipayKeys.APP_ID);
        told.put("charset", "utf-8");
        told.put("version", "1.0");
        told.put("out_trade_no", trade.number);
        told.put("trade_no", trade.tradeNo);
        told.put("trade_status", "TRADE_SUCCESS");
        told.put("total_amount", yuan(trade.totalFen));
        told.put("subject", trade.subject);
        told.put("gmt_payment", time(trade.paidAt));
        return told;
    }

    /** What the notification of a refund says. */
    Map<String, String> toldOfRefund(AlipayTrade trade, String number) {
        Map<String, String> told = told(trade);
        told.put("trade_status", trade.state.name());
        told.put("out_biz_no", number);
        told.put("refund_fee", yuan(trade.refundedFen()));
        told.put("gmt_refund", time(trade.refunds.get(number).at()) + ".000");
        return told;
    }

    /** The table of single trades of a day: what was paid on it, and what went back. */
    List<String> bill(LocalDate day) {
        List<String> rows = new ArrayList<>();
        for (AlipayTrade trade : trades.values()) {
            if (trade.paid() && isOf(day, trade.paidAt)) {
                rows.add(row(trade, "交易", new AlipayTrade.Back(-trade.totalFen, trade.paidAt), ""));
            }
            trade.refunds.forEach((number, back) -> {
                if (isOf(day, back.at())) {
                    rows.add(row(trade, "退款", back, number));
                }
            });
        }
        return rows;
    }

    private static boolean isOf(LocalDate day, Instant at) {
        return LocalDate.ofInstant(at, ZONE).equals(day);
    }

    private static String row(AlipayTrade trade, String kind, AlipayTrade.Back back, String request) {
        String fen = yuan(-back.fen());
        String subject = trade.subject.contains(",") ? '"' + trade.subject + '"' : trade.subject;
        return String.join(
                ",",
                trade.tradeNo + "\t",
                trade.number + "\t",
                kind,
                subject,
                time(trade.paidAt),
                time(back.at()),
                "\t",
                "",
                "\t",
                "\t",
                "*缘(138****0000)",
                fen,
                fen,
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "0.00",
                "",
                "0.00",
                "0.00",
                request + "\t",
                yuan(-Math.round(-back.fen() * 0.006)),
                "0.00",
                "");
    }

    private static Map<String, Object> ok(AlipayTrade trade) {
        Map<String, Object> answer = answer("10000", "Success");
        answer.put("out_trade_no", trade.number);
        if (trade.state != State.UNSCANNED) {
            answer.put("trade_no", trade.tradeNo);
        }
        return answer;
    }

    static Map<String, Object> failed(String subCode) {
        Map<String, Object> answer = answer("40004", "Business Failed");
        answer.put("sub_code", subCode);
        answer.put("sub_msg", "业务处理失败/" + subCode);
        return answer;
    }

    static Map<String, Object> answer(String code, String words) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", code);
        answer.put("msg", words);
        return answer;
    }

    private static String text(JsonNode request, String field) {
        return request.path(field).asString("");
    }

    private static long fen(String yuan) {
        try {
            return new BigDecimal(yuan).movePointRight(2).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            return 0;
        }
    }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZONE));
    }

    private static Instant instant(String text) {
        try {
            return LocalDateTime.parse(text, TIME).atZone(ZONE).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
