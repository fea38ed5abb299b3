package org.houzhen.server.alipay;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.houzhen.server.alipay.AlipayLine.NoReplyException;
import org.houzhen.server.alipay.AlipayLine.Reply;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.wire.Money;

/** Alipay by a code on our screen (precreate) and by the code on the patient's phone (pay). */
final class AlipayChannel implements PaymentChannel {
    static final String CODE = "ALIPAY";
    private static final String WAITING = "10003";
    private static final String NO_TRADE = "ACQ.TRADE_NOT_EXIST";
    private static final int CODE_FIRST = 25;
    private static final int CODE_LAST = 30;
    private static final int TEXT_MAX = 128;
    private static final ZoneId ALIPAYS = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final CodeTimes TIMES =
            new CodeTimes(Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(60), Duration.ZERO);

    private final AlipayLine line;
    private final Set<Way> ways;

    AlipayChannel(AlipayLine line, Set<Way> ways) {
        this.line = line;
        this.ways = ways;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String title() {
        return "支付宝";
    }

    @Override
    public Set<Way> ways() {
        return ways;
    }

    @Override
    public boolean takes(AuthCode code) {
        return code.prefix() >= CODE_FIRST && code.prefix() <= CODE_LAST;
    }

    @Override
    public CodeTimes codeTimes() {
        return TIMES;
    }

    /** The code ends by itself when the order's time is over, scanned or not. */
    @Override
    public Answer<String> createQr(Request request) {
        Map<String, Object> order = Map.of(
                "out_trade_no", request.tradeNo().value(),
                "total_amount", request.amount().yuan(),
                "subject", cut(request.description()),
                "time_expire", TIME.format(request.payBefore().atZone(ALIPAYS)));
        return changing(
                "alipay.trade.precreate",
                order,
                reply -> reply.text("qr_code").isEmpty()
                        ? Answer.unknown("answer without a code")
                        : Answer.done(reply.text("qr_code")));
    }

    @Override
    public Answer<TradeState> payByCode(Request request, AuthCode code) {
        Map<String, Object> order = Map.of(
                "out_trade_no", request.tradeNo().value(),
                "scene", "bar_code",
                "auth_code", code.digits(),
                "total_amount", request.amount().yuan(),
                "subject", cut(request.description()),
                "timeout_express", "2m");
        return answered("alipay.trade.pay", order, AlipayChannel::codePaid);
    }

    private static Answer<TradeState> codePaid(Reply reply) {
        if (reply.ok() || reply.code().equals(WAITING)) {
            return Answer.done(reply.ok() ? TradeState.PAID : TradeState.UNPAID);
        }
        // What the order's number is said to have been used for, only a query can tell.
        boolean undecided = reply.undecided() || reply.subCode().startsWith("ACQ.TRADE_HAS");
        return undecided
                ? Answer.unknown("code " + reply.code())
                : Answer.refused(word(reply), CodeAdvice.of(reply.subCode()));
    }

    @Override
    public Answer<Trade> query(TradeNo tradeNo) {
        return answered("alipay.trade.query", Map.of("out_trade_no", tradeNo.value()), reply -> {
            if (reply.ok()) {
                return TradeFact.read(reply::text)
                        .filter(trade -> trade.tradeNo().equals(tradeNo))
                        .map(Answer::done)
                        .orElseGet(() -> Answer.unknown("answer about another trade"));
            }
            return reply.subCode().equals(NO_TRADE)
                    ? Answer.done(new Trade(tradeNo, TradeState.ABSENT, Money.ZERO, ""))
                    : Answer.unknown("code " + reply.code());
        });
    }

    /** A code that nobody has scanned is no trade yet, and is refused here; it ends by itself. */
    @Override
    public Answer<Boolean> close(TradeNo tradeNo) {
        return changing("alipay.trade.close", Map.of("out_trade_no", tradeNo.value()), reply -> Answer.done(true));
    }

    /** As long as they want to be asked again, nothing is known. */
    @Override
    public Answer<Boolean> reverse(TradeNo tradeNo) {
        return answered("alipay.trade.cancel", Map.of("out_trade_no", tradeNo.value()), reply -> {
            if (reply.text("retry_flag").equals("Y") || reply.undecided() && !reply.ok()) {
                return Answer.unknown("to be asked again");
            }
            return reply.ok() ? Answer.done(true) : Answer.refused(word(reply), "支付宝没有受理。");
        });
    }

    /** Where no money moved by this request, an earlier one may have moved it: a query tells. */
    @Override
    public Answer<RefundState> refund(Refund refund) {
        Map<String, Object> request = Map.of(
                "out_trade_no", refund.tradeNo().value(),
                "out_request_no", refund.refundNo().value(),
                "refund_amount", refund.amount().yuan(),
                "refund_reason", cut(refund.reason()));
        return changing(
                "alipay.trade.refund",
                request,
                reply -> Answer.done(
                        reply.text("fund_change").equals("Y") ? RefundState.RETURNED : RefundState.PROCESSING));
    }

    @Override
    public Answer<RefundState> queryRefund(TradeNo tradeNo, RefundNo refundNo) {
        Map<String, Object> request = Map.of("out_trade_no", tradeNo.value(), "out_request_no", refundNo.value());
        return answered("alipay.trade.fastpay.refund.query", request, reply -> {
            if (reply.ok()) {
                boolean returned = reply.text("refund_status").equals("REFUND_SUCCESS")
                        || !reply.text("refund_amount").isEmpty();
                return Answer.done(returned ? RefundState.RETURNED : RefundState.ABSENT);
            }
            return reply.subCode().equals(NO_TRADE)
                    ? Answer.done(RefundState.ABSENT)
                    : Answer.unknown("code " + reply.code());
        });
    }

    @Override
    public Answer<Money> returnedUnder(TradeNo tradeNo, RefundNo number) {
        Map<String, Object> request = Map.of("out_trade_no", tradeNo.value(), "out_request_no", number.value());
        return answered("alipay.trade.fastpay.refund.query", request, reply -> {
            String amount = reply.text("refund_amount");
            if (reply.ok() && !amount.isEmpty()) {
                return Yuan.read(amount).map(Answer::done).orElseGet(() -> Answer.unknown("amount not known"));
            }
            boolean none = reply.ok() || reply.subCode().equals(NO_TRADE);
            return none ? Answer.done(Money.ZERO) : Answer.unknown("code " + reply.code());
        });
    }

    private <T> Answer<T> answered(String method, Map<String, Object> business, Function<Reply, Answer<T>> read) {
        try {
            return read.apply(line.call(method, business));
        } catch (NoReplyException e) {
            return Answer.unknown(e.getMessage());
        }
    }

    private <T> Answer<T> changing(String method, Map<String, Object> business, Function<Reply, Answer<T>> read) {
        return answered(method, business, reply -> {
            if (reply.ok()) {
                return read.apply(reply);
            }
            return reply.undecided() ? Answer.unknown("code " + reply.code()) : Answer.refused(word(reply), "支付宝没有受理。");
        });
    }

    private static String word(Reply reply) {
        return reply.subCode().isEmpty() ? "CODE_" + reply.code() : reply.subCode();
    }

    private static String cut(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }
}
