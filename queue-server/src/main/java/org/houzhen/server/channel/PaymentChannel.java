package org.houzhen.server.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;

/**
 * Somebody who collects money and gives it back. Every call but {@link #payByCode} may be repeated with the same number and
 * then changes nothing more. Calls block for at most some seconds; what cannot be learned in that time is unknown.
 */
public interface PaymentChannel {
    /** The channel's name in our tables, such as WECHAT. */
    String code();

    /** Words for the slip, such as 微信支付. */
    String title();

    /** What the merchant's agreement allows. */
    Set<Way> ways();

    /** Whether a payment code is one of this channel's. */
    boolean takes(AuthCode code);

    /** How a trade by payment code is followed up. */
    CodeTimes codeTimes();

    /** Opens the trade and returns what the phone scans. */
    Answer<String> createQr(Request request);

    /**
     * Takes the money by the code that the patient shows; the code is used up, so this is asked once and never again. Done
     * is PAID, or UNPAID while the patient has to agree on the phone; refused means that no money will move.
     */
    Answer<TradeState> payByCode(Request request, AuthCode code);

    /**
     * Lets the card terminal beside the kiosk take the money; asked once and never again. Done is UNPAID: what becomes of
     * it, a query tells. Refused means that the terminal will not be told.
     */
    default Answer<TradeState> payByCard(Request request) {
        return Answer.refused("PAYMENT_WAY_UNKNOWN", "本机不支持这种付款方式，没有扣款。请换一种方式，或到人工窗口办理。");
    }

    /**
     * Where the trade stands. Refused only of a card: none was charged for it, and none will be, for the reason given;
     * there RETURNED means that a card was charged and has its money back.
     */
    Answer<Trade> query(TradeNo tradeNo);

    /** Ends an unpaid trade that was opened with a code of ours. Refused when it has been paid. */
    Answer<Boolean> close(TradeNo tradeNo);

    /** Ends a trade by payment code or card, paid or not: money that was taken goes back. */
    Answer<Boolean> reverse(TradeNo tradeNo);

    /** Why money that somebody asks for later cannot be sent back, and where it can be had instead; empty where it can. */
    default Optional<Problem> returnedElsewhere() {
        return Optional.empty();
    }

    /** Accepts the return of an amount or a part of it; refused when the channel will never do it. */
    Answer<RefundState> refund(Refund refund);

    /**
     * People are about to hand back themselves what a trade took. Done: from here on none of it goes back by this channel,
     * where that is for us to say; elsewhere it changes nothing. Refused where it has gone back, or was never taken.
     */
    default Answer<Boolean> handBack(TradeNo tradeNo) {
        return Answer.done(true);
    }

    /**
     * People say that by the bank's statement it has nothing of a trade. Done: it counts as never charged from here on, or as given
     * back where it had been proven. Refused where the statement says something else, or is not there.
     */
    default Answer<Boolean> notAtBank(TradeNo tradeNo) {
        return Answer.refused("NOT_BY_CARD", "这笔款不是用银行卡付的，不能按银行对账单登记。");
    }

    /** Where the refund stands; never refused. */
    Answer<RefundState> queryRefund(TradeNo tradeNo, RefundNo refundNo);

    /**
     * How much of a trade went back under a number, whoever asked for it and wherever; zero where nothing has, or not yet.
     * Refused where nobody can tell.
     */
    default Answer<Money> returnedUnder(TradeNo tradeNo, RefundNo number) {
        return Answer.refused("REFUND_CARD_AT_WINDOW", "银行卡付的款，系统查不到在别处办的退款。线下退还后登记。");
    }

    /** Whether RETURNED says of a trade that all of it went back; else it says so of a part as well. */
    default boolean returnsWhole() {
        return true;
    }

    /**
     * A trade to be opened.
     *
     * @param description what the phone shows; names no person
     */
    record Request(TradeNo tradeNo, Money amount, String description, Instant payBefore) {}

    /**
     * An amount to be returned.
     *
     * @param amount what goes back now
     * @param total what was paid
     */
    record Refund(TradeNo tradeNo, RefundNo refundNo, Money amount, Money total, String reason) {}

    /**
     * When to do what about a trade by payment code or card, counted from the moment it was handed over.
     *
     * @param first before the first look, when the answer was lost
     * @param next between two looks
     * @param last the patient's time to agree; after that it is reversed
     * @param reverse a reversal is refused before this
     */
    record CodeTimes(Duration first, Duration next, Duration last, Duration reverse) {}

    /**
     * A fact about a trade, learned from a verified answer or notification.
     *
     * @param amount what was to be paid, zero unless paid
     * @param channelNo the channel's own number of the payment, or empty
     */
    record Trade(TradeNo tradeNo, TradeState state, Money amount, String channelNo) {}

    /** Where a trade stands. */
    enum TradeState {
        /** The channel knows no such trade. */
        ABSENT,
        UNPAID,
        PAID,
        CLOSED,
        /** It was paid, and money has been sent back. */
        RETURNED
    }

    /** Where a refund stands. */
    enum RefundState {
        ABSENT,
        PROCESSING,
        RETURNED,
        /** The channel could not return the money; a person must. */
        FAILED
    }
}
