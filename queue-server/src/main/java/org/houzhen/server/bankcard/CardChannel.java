package org.houzhen.server.bankcard;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;

/**
 * The card terminals as a payment channel. Nothing here speaks to one: what the saga wants is stored for the kiosk, which
 * speaks to its own and tells what it has proven; until it has told, the answer is that nobody knows.
 */
final class CardChannel implements PaymentChannel {
    static final String CODE = "BANK_CARD";
    /** Longer than a kiosk lets a patient look for card and PIN, and asks its card terminal after a lost answer. */
    private static final CodeTimes TIMES =
            new CodeTimes(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(150), Duration.ZERO);

    private static final Problem AT_THE_WINDOW =
            new Problem("REFUND_CARD_AT_WINDOW", "银行卡付的款要用原卡退，这里不能退。请持原银行卡和凭条到收费窗口办理。", 409);

    private final CardTrades trades;
    private final SaleAtBank bank;
    private final boolean offered;

    CardChannel(CardTrades trades, SaleAtBank bank, boolean offered) {
        this.trades = trades;
        this.bank = bank;
        this.offered = offered;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String title() {
        return "银行卡";
    }

    @Override
    public Set<Way> ways() {
        return offered ? EnumSet.of(Way.CARD) : EnumSet.noneOf(Way.class);
    }

    @Override
    public boolean takes(AuthCode code) {
        return false;
    }

    @Override
    public CodeTimes codeTimes() {
        return TIMES;
    }

    @Override
    public Answer<String> createQr(Request request) {
        return Answer.refused("NOT_SUPPORTED", "刷卡机不能扫码付款。");
    }

    @Override
    public Answer<TradeState> payByCode(Request request, AuthCode code) {
        return Answer.refused("NOT_SUPPORTED", "刷卡机不能扫码付款。");
    }

    @Override
    public Answer<TradeState> payByCard(Request request) {
        return trades.allow(request.tradeNo(), request.amount())
                ? Answer.done(TradeState.UNPAID)
                : CardAdvice.refusal(CardAdvice.NOT_READY.name());
    }

    @Override
    public Answer<Trade> query(TradeNo tradeNo) {
        return trades.find(tradeNo)
                .map(CardChannel::known)
                .orElseGet(() -> Answer.done(new Trade(tradeNo, TradeState.ABSENT, Money.ZERO, "")));
    }

    private static Answer<Trade> known(CardTrade trade) {
        return switch (trade.state()) {
            case ASKED -> Answer.done(new Trade(trade.tradeNo(), TradeState.ABSENT, Money.ZERO, ""));
            case ALLOWED -> Answer.done(new Trade(trade.tradeNo(), TradeState.UNPAID, Money.ZERO, ""));
            case TAKEN, STUCK, HANDED_BACK -> Answer.done(paid(trade, TradeState.PAID));
            case GIVEN_BACK -> Answer.done(paid(trade, TradeState.RETURNED));
            case NOT_TAKEN -> CardAdvice.refusal(trade.reason());
        };
    }

    private static Trade paid(CardTrade trade, TradeState state) {
        return new Trade(trade.tradeNo(), state, trade.taken(), trade.reference());
    }

    /** There is no code of ours to close. */
    @Override
    public Answer<Boolean> close(TradeNo tradeNo) {
        return Answer.refused("NOT_SUPPORTED", "刷卡机不能扫码付款。");
    }

    /** Wanted back from here on; what becomes of it, the kiosk proves. */
    @Override
    public Answer<Boolean> reverse(TradeNo tradeNo) {
        return switch (trades.wantBack(tradeNo).state()) {
            case NOT_TAKEN, GIVEN_BACK -> Answer.done(true);
            case STUCK, HANDED_BACK -> Answer.refused("SETTLED", "刷卡机不能撤销这笔付款。");
            case ASKED, ALLOWED, TAKEN -> Answer.unknown("the card terminal has not proven it");
        };
    }

    /** Only the whole, and by taking the sale itself back: a refund of a part needs the card, which nobody holds here. */
    @Override
    public Answer<RefundState> refund(Refund refund) {
        if (!refund.amount().equals(refund.total())) {
            return Answer.refused("PARTIAL", AT_THE_WINDOW.detail());
        }
        return standing(trades.wantBack(refund.tradeNo()));
    }

    @Override
    public Answer<RefundState> queryRefund(TradeNo tradeNo, RefundNo refundNo) {
        return trades.find(tradeNo)
                .filter(CardTrade::wantedBack)
                .map(CardChannel::standing)
                .orElseGet(() -> Answer.done(RefundState.ABSENT));
    }

    private static Answer<RefundState> standing(CardTrade trade) {
        return switch (trade.state()) {
            case GIVEN_BACK -> Answer.done(RefundState.RETURNED);
            case ASKED, ALLOWED, TAKEN -> Answer.done(RefundState.PROCESSING);
            case STUCK, HANDED_BACK, NOT_TAKEN -> Answer.done(RefundState.FAILED);
        };
    }

    @Override
    public Answer<Boolean> handBack(TradeNo tradeNo) {
        return switch (trades.handBack(tradeNo).state()) {
            case HANDED_BACK -> Answer.done(true);
            case GIVEN_BACK -> Answer.refused("REFUND_ON_ITS_WAY", "刷卡机已把这笔款退回原卡，不能再线下退。请点“再试”。");
            case ASKED, NOT_TAKEN -> Answer.refused("CARD_NOT_CHARGED", "刷卡机证明这笔没有扣款，没有钱要退。请点“再试”。");
            case ALLOWED, TAKEN, STUCK -> Answer.unknown("another has it in hand");
        };
    }

    /** A kiosk that comes back after that and proves a charge has it wanted back, as of whatever was taken after all. */
    @Override
    public Answer<Boolean> notAtBank(TradeNo tradeNo) {
        CardTrade trade = trades.wantBack(tradeNo);
        return switch (trade.state()) {
            case NOT_TAKEN, GIVEN_BACK -> Answer.done(true);
            case HANDED_BACK -> Answer.refused("CARD_HANDED_BACK", "这笔款已登记线下退还，不能再按银行对账单登记。");
            case ALLOWED, TAKEN, STUCK ->
                bank.isNone(trade)
                        .match(
                                none -> notAtBank(trade),
                                refusal -> Answer.refused(refusal.code(), refusal.advice()),
                                Answer::unknown);
            case ASKED -> Answer.unknown("another has it in hand");
        };
    }

    /** What a kiosk has told meanwhile is looked for anew. */
    private Answer<Boolean> notAtBank(CardTrade seen) {
        CardState state = trades.notAtBank(seen).state();
        return state == CardState.NOT_TAKEN || state == CardState.GIVEN_BACK
                ? Answer.done(true)
                : Answer.unknown("another has it in hand");
    }

    /** A refund puts money on the card that paid, so that card has to be there. */
    @Override
    public Optional<Problem> returnedElsewhere() {
        return Optional.of(AT_THE_WINDOW);
    }
}
