package org.houzhen.server.wechat;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.server.wechat.WeChatLine.NoReplyException;
import org.houzhen.server.wechat.WeChatLine.Reply;
import org.houzhen.wire.Money;
import tools.jackson.databind.JsonNode;

/** WeChat Pay by a code on our screen (Native) and by the code on the patient's phone (payment code). */
final class WeChatChannel implements PaymentChannel {
    static final String CODE = "WECHAT";
    private static final String CURRENCY = "CNY";
    private static final String TRADES = "/v3/pay/transactions/";
    private static final String REFUNDS = "/v3/refund/domestic/refunds";
    private static final String STORE = "KIOSK";
    private static final int CODE_LENGTH = 18;
    private static final int CODE_FIRST = 10;
    private static final int CODE_LAST = 15;
    private static final CodeTimes TIMES = new CodeTimes(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(45), Duration.ofSeconds(15));
    private static final int DESCRIPTION_MAX = 42; // 127 bytes
    private static final int REASON_MAX = 26; // 80 bytes

    private final WeChatLine line;
    private final String mchid;
    private final String appid;
    private final URI notifyUrl;
    private final ZoneId zone;
    private final Set<Way> ways;

    WeChatChannel(WeChatLine line, WeChatSettings settings, ZoneId zone) {
        this.line = line;
        this.mchid = settings.mchid();
        this.appid = settings.appid();
        this.notifyUrl = settings.notifyUrl();
        this.zone = zone;
        this.ways = settings.ways();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String title() {
        return "微信支付";
    }

    @Override
    public Set<Way> ways() {
        return ways;
    }

    @Override
    public boolean takes(AuthCode code) {
        return code.length() == CODE_LENGTH && code.prefix() >= CODE_FIRST && code.prefix() <= CODE_LAST;
    }

    @Override
    public CodeTimes codeTimes() {
        return TIMES;
    }

    @Override
    public Answer<String> createQr(Request request) {
        var order = Map.of(
                "appid", appid,
                "mchid", mchid,
                "description", cut(request.description(), DESCRIPTION_MAX),
                "out_trade_no", request.tradeNo().value(),
                "time_expire",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                request.payBefore().atZone(zone)),
                "notify_url", notifyUrl.toString(),
                "amount", Map.of("total", request.amount().fen(), "currency", CURRENCY));
        return changing(
                () -> line.post(TRADES + "native", order),
                reply -> reply.text("code_url").isEmpty()
                        ? Answer.unknown("answer without a code")
                        : Answer.done(reply.text("code_url")));
    }

    @Override
    public Answer<TradeState> payByCode(Request request, AuthCode code) {
        var order = Map.of(
                "appid",
                appid,
                "mchid",
                mchid,
                "description",
                cut(request.description(), DESCRIPTION_MAX),
                "out_trade_no",
                request.tradeNo().value(),
                "payer",
                Map.of("auth_code", code.digits()),
                "amount",
                Map.of("total", request.amount().fen(), "currency", CURRENCY),
                "scene_info",
                Map.of("store_info", Map.of("out_id", STORE)));
        try {
            return codePaid(line.post(TRADES + "codepay", order));
        } catch (NoReplyException e) {
            return Answer.unknown(e.getMessage());
        }
    }

    /** While the patient has to agree, the answer may be nothing but that state, or an error that says so. */
    private static Answer<TradeState> codePaid(Reply reply) {
        String word = reply.ok() ? reply.text("trade_state") : reply.code();
        if (word.equals("USERPAYING")) {
            return Answer.done(TradeState.UNPAID);
        }
        if (reply.ok()) {
            return word.equals("SUCCESS") ? Answer.done(TradeState.PAID) : Answer.unknown("trade state not known");
        }
        // What the order's number is said to have been used for, only a query can tell.
        boolean undecided = reply.undecided() || word.startsWith("ORDER") || word.isEmpty();
        return undecided ? Answer.unknown("status " + reply.status()) : Answer.refused(word, CodeAdvice.of(word));
    }

    @Override
    public Answer<Boolean> reverse(TradeNo tradeNo) {
        return changing(
                () -> line.post(
                        TRADES + "out-trade-no/" + tradeNo + "/reverse", Map.of("appid", appid, "mchid", mchid)),
                reply -> Answer.done(true));
    }

    @Override
    public Answer<Trade> query(TradeNo tradeNo) {
        try {
            Reply reply = line.get(TRADES + "out-trade-no/" + tradeNo + "?mchid=" + mchid);
            if (reply.ok()) {
                return TradeFact.read(reply.body(), mchid)
                        .filter(trade -> trade.tradeNo().equals(tradeNo))
                        .map(Answer::done)
                        .orElseGet(() -> Answer.unknown("answer about another trade"));
            }
            return absent(reply)
                    ? Answer.done(new Trade(tradeNo, TradeState.ABSENT, Money.ZERO, ""))
                    : Answer.unknown("status " + reply.status());
        } catch (NoReplyException e) {
            return Answer.unknown(e.getMessage());
        }
    }

    @Override
    public Answer<Boolean> close(TradeNo tradeNo) {
        return changing(
                () -> line.post(TRADES + "out-trade-no/" + tradeNo + "/close", Map.of("mchid", mchid)),
                reply -> Answer.done(true));
    }

    @Override
    public Answer<RefundState> refund(Refund refund) {
        var request = Map.of(
                "out_trade_no", refund.tradeNo().value(),
                "out_refund_no", refund.refundNo().value(),
                "reason", cut(refund.reason(), REASON_MAX),
                "notify_url", notifyUrl.toString(),
                "amount",
                        Map.of(
                                "refund", refund.amount().fen(),
                                "total", refund.total().fen(),
                                "currency", CURRENCY));
        return changing(() -> line.post(REFUNDS, request), reply -> refundState(reply.body()));
    }

    @Override
    public Answer<RefundState> queryRefund(TradeNo tradeNo, RefundNo refundNo) {
        try {
            Reply reply = line.get(REFUNDS + "/" + refundNo);
            if (reply.ok()) {
                return refundState(reply.body());
            }
            return absent(reply) ? Answer.done(RefundState.ABSENT) : Answer.unknown("status " + reply.status());
        } catch (NoReplyException e) {
            return Answer.unknown(e.getMessage());
        }
    }

    @Override
    public Answer<Money> returnedUnder(TradeNo tradeNo, RefundNo number) {
        try {
            Reply reply = line.get(REFUNDS + "/" + number);
            if (reply.ok()) {
                boolean made = reply.text("out_trade_no").equals(tradeNo.value())
                        && reply.text("status").equals("SUCCESS");
                long fen = reply.body().path("amount").path("refund").asLong(0);
                return Answer.done(made ? new Money(fen) : Money.ZERO);
            }
            return absent(reply) ? Answer.done(Money.ZERO) : Answer.unknown("status " + reply.status());
        } catch (NoReplyException e) {
            return Answer.unknown(e.getMessage());
        }
    }

    /** A trade of which any part went back is REFUND from then on. */
    @Override
    public boolean returnsWhole() {
        return false;
    }

    private static Answer<RefundState> refundState(JsonNode refund) {
        return switch (refund.path("status").asString("")) {
            case "SUCCESS" -> Answer.done(RefundState.RETURNED);
            case "PROCESSING" -> Answer.done(RefundState.PROCESSING);
            case "CLOSED", "ABNORMAL" -> Answer.done(RefundState.FAILED);
            default -> Answer.unknown("refund status not known");
        };
    }

    private static boolean absent(Reply reply) {
        return reply.status() == 404
                && (reply.code().equals("ORDER_NOT_EXIST") || reply.code().startsWith("RESOURCE_NOT_EXIST"));
    }

    private interface Call {
        Reply make() throws NoReplyException;
    }

    private static <T> Answer<T> changing(Call call, Function<Reply, Answer<T>> read) {
        try {
            Reply reply = call.make();
            if (reply.ok()) {
                return read.apply(reply);
            }
            return reply.undecided()
                    ? Answer.unknown("status " + reply.status())
                    : Answer.refused(reply.code(), "微信支付没有受理。");
        } catch (NoReplyException e) {
            return Answer.unknown(e.getMessage());
        }
    }

    private static String cut(String text, int lengthMax) {
        return text.length() <= lengthMax ? text : text.substring(0, lengthMax);
    }
}
