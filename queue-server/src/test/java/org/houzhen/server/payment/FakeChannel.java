package org.houzhen.server.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.wire.Money;

/** A payment channel in memory that keeps its books through every power cut. */
class FakeChannel implements PaymentChannel {
    static final AuthCode PAYMENT_CODE = new AuthCode("130000000000000001");
    private static final Duration REVERSE_FROM = Duration.ofSeconds(15);
    /** In so long nothing new is said by whoever is away. */
    static final Duration AWAY = Duration.ofHours(6);

    /** By so much the platform takes less than it was asked for, where it does. */
    private static final long MISSING_FEN = 50;

    private final Clock clock;
    private final Fault fault;
    private final Manner manner;
    private final Map<RefundNo, RefundState> refunds = new HashMap<>();
    private Request opened;
    private Instant codeAt = Instant.EPOCH;
    private boolean byCode;
    private boolean asksToAgree;
    private boolean closed;
    private boolean paysWhenClosed;
    private boolean slowRefunds;
    private Optional<Duration> refundsTake = Optional.empty();
    private Instant refundedAt = Instant.MAX;
    private final Map<String, Instant> quietUntil = new HashMap<>();
    private int captures;
    private int codesUsed;
    private int earlyReversals;
    private long refundedFen;
    private long missingFen;
    private boolean givenBackElsewhere;

    /** In what the two platforms differ. */
    enum Manner {
        /** A trade is there when its code is; a reversal is refused at first, and of what is not there. */
        WECHAT,
        /** A trade is there when its code was scanned, and until then cannot be closed; whatever is not there is reversed. */
        ALIPAY
    }

    FakeChannel(Clock clock, Fault fault) {
        this(clock, fault, Manner.WECHAT);
    }

    FakeChannel(Clock clock, Fault fault, Manner manner) {
        this.clock = clock;
        this.fault = fault;
        this.manner = manner;
    }

    /** The patient presses the button; a code that is not there, over, closed or used takes no money. */
    boolean pay() {
        boolean payable = payable() && (byCode || clock.instant().isBefore(opened.payBefore()));
        if (payable) {
            captures++;
        }
        return payable;
    }

    void open(Request request) {
        opened = request;
        byCode = true;
    }

    void capture() {
        captures++;
    }

    /** Somebody gives it back on the platform's own page; under no number of ours. */
    void giveBackElsewhere() {
        if (captures > 0 && refundedFen == 0) {
            givenBackElsewhere = true;
            refundedFen = capturedFen();
        }
    }

    /** What the platform's own page shows of a refund that is not ours: its number. */
    Optional<RefundNo> givenBackUnder() {
        return givenBackElsewhere ? Optional.of(new RefundNo("P-" + opened.tradeNo())) : Optional.empty();
    }

    private Money taken() {
        return new Money(opened.amount().fen() - missingFen);
    }

    void returnAll() {
        refundedFen = capturedFen();
        closed = true;
    }

    /** Time has passed for whoever stands behind the channel. */
    void beat() {}

    /** Whoever was gone for good comes back after all. */
    void comeBack() {}

    /** Whether it will say for hours what it says now. */
    boolean isAway() {
        return clock.instant().isBefore(refundedAt) && !refundedAt.equals(Instant.MAX);
    }

    /** A call that breaks as planned; while nothing new is said, only one in some hours does. */
    <T> Answer<T> during(String name, boolean canRefuse, Supplier<Answer<T>> call) {
        Instant now = clock.instant();
        if (!isAway()) {
            quietUntil.clear();
        } else if (now.isBefore(quietUntil.getOrDefault(name, now))) {
            return call.get();
        } else {
            quietUntil.put(name, now.plus(AWAY));
        }
        return fault.during(canRefuse, call);
    }

    /** When somebody behind the channel does something again, if anybody does. */
    Optional<Instant> busyUntil() {
        return Optional.empty();
    }

    /** What of a story is the channel's, or the patient's with it. */
    void follow(Story story) {
        asksToAgree |= story.agreesLater();
        paysWhenClosed |=
                story == Story.PAYS_WHILE_IT_IS_CLOSED || story == Story.SHOWS_CODE_AND_AGREES_WHILE_IT_IS_REVERSED;
        slowRefunds |= story == Story.PAYS_BUT_SLOT_IS_GONE_AND_REFUND_IS_SLOW;
        if (story == Story.PAYS_BUT_SLOT_IS_GONE_AND_REFUND_TAKES_DAYS) {
            refundsTake(Duration.ofHours(40));
        }
        missingFen = story == Story.PAYS_ANOTHER_AMOUNT ? MISSING_FEN : 0;
        missingFen = story == Story.PAYS_MORE ? -MISSING_FEN : missingFen;
    }

    /** By so much it takes less than it was asked for. */
    void takesLess(long fen) {
        missingFen = fen;
    }

    void refundsTake(Duration days) {
        slowRefunds = true;
        refundsTake = Optional.of(days);
    }

    long capturedFen() {
        return opened == null ? 0 : captures * taken().fen();
    }

    Money price() {
        return opened.amount();
    }

    /** Whether there ever was a trade. */
    boolean wasAsked() {
        return opened != null;
    }

    long refundedFen() {
        return refundedFen;
    }

    /** What a clerk reads in its statement: whether it has money of the patient. */
    boolean bankHasIt() {
        return capturedFen() > refundedFen;
    }

    int captures() {
        return captures;
    }

    int codesUsed() {
        return codesUsed;
    }

    int earlyReversals() {
        return earlyReversals;
    }

    boolean payable() {
        return opened != null && !closed && captures == 0;
    }

    @Override
    public String code() {
        return "FAKE";
    }

    @Override
    public String title() {
        return "试验支付";
    }

    @Override
    public Set<Way> ways() {
        return EnumSet.allOf(Way.class);
    }

    @Override
    public boolean takes(AuthCode code) {
        return code.prefix() == 13;
    }

    @Override
    public CodeTimes codeTimes() {
        return new CodeTimes(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(45),
                manner == Manner.WECHAT ? REVERSE_FROM : Duration.ZERO);
    }

    @Override
    public Answer<String> createQr(Request request) {
        return fault.during(true, () -> {
            if (opened != null && !opened.equals(request)) {
                return Answer.refused("INVALID_REQUEST", "同一单号内容不同。");
            }
            opened = request;
            return captures > 0 ? Answer.refused("ORDER_PAID", "已支付。") : Answer.done("code:" + request.tradeNo());
        });
    }

    @Override
    public Answer<TradeState> payByCode(Request request, AuthCode code) {
        codeAt = clock.instant();
        codesUsed++;
        return fault.during(true, () -> {
            if (opened == null && !closed) {
                byCode = true;
                opened = request;
                captures += asksToAgree ? 0 : 1;
            }
            return Answer.done(captures > 0 ? TradeState.PAID : TradeState.UNPAID);
        });
    }

    @Override
    public Answer<Trade> query(TradeNo tradeNo) {
        return fault.during(false, () -> Answer.done(trade(tradeNo)));
    }

    Trade trade(TradeNo tradeNo) {
        if (opened == null) {
            return new Trade(tradeNo, TradeState.ABSENT, Money.ZERO, "");
        }
        if (closed) {
            return new Trade(tradeNo, TradeState.CLOSED, Money.ZERO, "");
        }
        if (captures > 0) {
            TradeState state = refundedFen > 0 ? TradeState.RETURNED : TradeState.PAID;
            return new Trade(tradeNo, state, taken(), "T-" + tradeNo);
        }
        boolean there = byCode || manner == Manner.WECHAT;
        return new Trade(tradeNo, there ? TradeState.UNPAID : TradeState.ABSENT, Money.ZERO, "");
    }

    @Override
    public Answer<Boolean> close(TradeNo tradeNo) {
        return fault.during(true, () -> {
            if (paysWhenClosed && payable()) {
                captures++;
            }
            if (captures > 0) {
                return Answer.refused("ORDER_PAID", "已支付。");
            }
            if (opened == null || manner == Manner.ALIPAY) {
                return Answer.refused("ORDER_NOT_EXIST", "无此单。");
            }
            closed = true;
            return Answer.done(true);
        });
    }

    @Override
    public Answer<Boolean> reverse(TradeNo tradeNo) {
        return fault.during(true, () -> {
            if (clock.instant().isBefore(codeAt.plus(codeTimes().reverse()))) {
                earlyReversals++;
                return Answer.refused("TOO_EARLY", "请稍后。");
            }
            if (paysWhenClosed && payable()) {
                captures++;
            }
            if (opened == null) {
                return manner == Manner.ALIPAY ? Answer.done(true) : Answer.refused("ORDER_NOT_EXIST", "无此单。");
            }
            refundedFen = capturedFen();
            closed = true;
            return Answer.done(true);
        });
    }

    @Override
    public Answer<RefundState> refund(Refund refund) {
        return during("refund", true, () -> {
            if (captures == 0) {
                return Answer.refused("NOT_PAID", "未支付。");
            }
            if (givenBackElsewhere || !refund.total().equals(taken())) {
                return Answer.refused("NOT_ENOUGH", "金额不符。");
            }
            if (!refunds.containsKey(refund.refundNo())) {
                refundedFen += refund.amount().fen();
                refunds.put(refund.refundNo(), slowRefunds ? RefundState.PROCESSING : RefundState.RETURNED);
                refundedAt = refundsTake.map(clock.instant()::plus).orElse(Instant.MAX);
            }
            return Answer.done(refunds.get(refund.refundNo()));
        });
    }

    @Override
    public Answer<RefundState> queryRefund(TradeNo tradeNo, RefundNo refundNo) {
        return during("queryRefund", false, () -> {
            if (!isAway()) {
                refunds.computeIfPresent(refundNo, (number, state) -> RefundState.RETURNED);
            }
            return Answer.done(refunds.getOrDefault(refundNo, RefundState.ABSENT));
        });
    }

    @Override
    public Answer<Money> returnedUnder(TradeNo tradeNo, RefundNo number) {
        return during(
                "returnedUnder",
                true,
                () -> Answer.done(givenBackUnder().equals(Optional.of(number)) ? new Money(refundedFen) : Money.ZERO));
    }
}
