package org.houzhen.server.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.wire.Money;

/**
 * Card terminals behind their kiosks: what the saga wants is only noted, and a kiosk does it in its own time, which it tells
 * of. It keeps to what {@code bankcard} promises; that its own code does is shown there.
 */
final class FakeCards extends FakeChannel {
    private static final Duration TYPING = Duration.ofSeconds(6);
    private static final Duration TYPING_LATE = Duration.ofSeconds(60);
    private static final Duration FOLLOWED_UP = Duration.ofSeconds(4);
    private static final Duration DAYS = Duration.ofHours(33);
    private static final Duration DEAD = Duration.ofSeconds(400);

    private final Clock clock;
    private final Fault fault;
    private final Story story;
    private Optional<Request> let = Optional.empty();
    private Known known = Known.NOTHING;
    private boolean wantedBack;
    private Instant soldAt = Instant.MAX;
    private Instant followedAt = Instant.MAX;
    private Instant backAt = Instant.MAX;
    private boolean gone;

    /** What the kiosk has told. */
    private enum Known {
        NOTHING,
        TAKEN,
        NOT_TAKEN,
        GIVEN_BACK,
        STUCK,
        HANDED_BACK
    }

    FakeCards(Clock clock, Fault fault, Story story) {
        super(clock, fault);
        this.clock = clock;
        this.fault = fault;
        this.story = story;
    }

    @Override
    public Set<Way> ways() {
        return EnumSet.of(Way.CARD);
    }

    @Override
    public CodeTimes codeTimes() {
        return new CodeTimes(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(150), Duration.ZERO);
    }

    @Override
    public Answer<TradeState> payByCard(Request request) {
        return fault.during(true, () -> {
            if (wantedBack && known == Known.NOT_TAKEN) {
                return Answer.refused("NOT_READY", "刷卡机暂时不能用。");
            }
            if (let.isEmpty()) {
                let = Optional.of(request);
                open(request);
                soldAt = clock.instant().plus(story == Story.CARD_AND_TYPES_LATER ? TYPING_LATE : TYPING);
                soldAt = story == Story.CARD_AND_NEVER_TYPES ? soldAt.plus(TYPING_LATE) : soldAt;
            }
            return Answer.done(TradeState.UNPAID);
        });
    }

    @Override
    void beat() {
        Instant now = clock.instant();
        if (!now.isBefore(soldAt)) {
            soldAt = Instant.MAX;
            sell();
        }
        if (gone && !now.isBefore(backAt)) {
            gone = false;
            followedAt = now;
        }
        if (!now.isBefore(followedAt)) {
            followedAt = kioskIsDown() ? fault.kioskBackAt().orElseThrow() : Instant.MAX;
            if (!kioskIsDown()) {
                giveBack();
            }
        }
    }

    @Override
    boolean isAway() {
        return gone && wantedBack && (known == Known.NOTHING || known == Known.TAKEN);
    }

    @Override
    void comeBack() {
        backAt = clock.instant();
    }

    private boolean kioskIsDown() {
        return fault.kioskBackAt().filter(clock.instant()::isBefore).isPresent();
    }

    private void sell() {
        boolean refused = story.isRefused();
        if (!refused) {
            capture();
        }
        if (story.takesDays()) {
            known = story.slotIsGone() ? Known.TAKEN : Known.NOTHING;
            gone = true;
            backAt = story.kioskIsGone() ? Instant.MAX : clock.instant().plus(DAYS);
            return;
        }
        if (story == Story.CARD_AND_KIOSK_IS_DEAD) {
            followedAt = clock.instant().plus(DEAD);
        } else if (kioskIsDown()) {
            followedAt = fault.kioskBackAt().orElseThrow();
        } else if (refused) {
            known = Known.NOT_TAKEN;
        } else {
            known = Known.TAKEN;
            followedAt = wantedBack ? clock.instant().plus(FOLLOWED_UP) : Instant.MAX;
        }
    }

    private void giveBack() {
        if (known == Known.NOTHING) {
            known = captures() > 0 ? Known.TAKEN : Known.NOT_TAKEN;
        }
        if (!wantedBack || known != Known.TAKEN) {
            return;
        }
        boolean settled = story == Story.CARD_BUT_SLOT_IS_GONE_AND_IT_IS_SETTLED;
        boolean unseen = story == Story.CARD_BUT_SLOT_IS_GONE_AND_BANK_UNDOES_IT;
        known = settled || unseen ? Known.STUCK : Known.GIVEN_BACK;
        if (!settled) {
            returnAll();
        }
    }

    @Override
    Optional<Instant> busyUntil() {
        Instant next = soldAt.isBefore(followedAt) ? soldAt : followedAt;
        return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
    }

    @Override
    boolean payable() {
        return let.isPresent() && known == Known.NOTHING && captures() == 0;
    }

    private Known wantBack() {
        wantedBack = true;
        if (let.isEmpty()) {
            known = Known.NOT_TAKEN;
        }
        if (known == Known.TAKEN && followedAt.equals(Instant.MAX) && !gone) {
            followedAt = clock.instant().plus(FOLLOWED_UP);
        }
        return known;
    }

    @Override
    public Answer<Trade> query(TradeNo tradeNo) {
        return during("query", false, () -> switch (known) {
            case NOTHING ->
                Answer.done(new Trade(tradeNo, let.isEmpty() ? TradeState.ABSENT : TradeState.UNPAID, Money.ZERO, ""));
            case TAKEN, STUCK, HANDED_BACK -> Answer.done(new Trade(tradeNo, TradeState.PAID, price(), "T-" + tradeNo));
            case GIVEN_BACK -> Answer.done(new Trade(tradeNo, TradeState.RETURNED, price(), "T-" + tradeNo));
            case NOT_TAKEN -> Answer.refused("CARD_WRONG_PIN", "密码不对，没有扣款。");
        });
    }

    @Override
    public Answer<Boolean> reverse(TradeNo tradeNo) {
        return during("reverse", true, () -> switch (wantBack()) {
            case NOT_TAKEN, GIVEN_BACK -> Answer.done(true);
            case STUCK, HANDED_BACK -> Answer.refused("SETTLED", "刷卡机不能撤销这笔付款。");
            case NOTHING, TAKEN -> Answer.unknown("the card terminal has not proven it");
        });
    }

    @Override
    public Answer<Boolean> handBack(TradeNo tradeNo) {
        return fault.during(true, () -> {
            Known before = wantBack();
            known = before == Known.NOTHING || before == Known.TAKEN || before == Known.STUCK
                    ? Known.HANDED_BACK
                    : before;
            return known == Known.HANDED_BACK ? Answer.done(true) : Answer.refused("NOT_OURS", "没有钱要退。");
        });
    }

    /** The statement that was handed in is the bank's own book. */
    @Override
    public Answer<Boolean> notAtBank(TradeNo tradeNo) {
        return fault.during(true, () -> {
            if (known == Known.HANDED_BACK || bankHasIt()) {
                return Answer.refused("CARD_CHARGED", "银行对账单上有这笔扣款。");
            }
            Known before = wantBack();
            known = before == Known.NOTHING || before == Known.NOT_TAKEN ? Known.NOT_TAKEN : Known.GIVEN_BACK;
            return Answer.done(true);
        });
    }

    @Override
    public Answer<RefundState> refund(Refund refund) {
        return during("refund", true, () -> Answer.done(standing(wantBack())));
    }

    @Override
    public Answer<RefundState> queryRefund(TradeNo tradeNo, RefundNo refundNo) {
        return during("queryRefund", false, () -> Answer.done(wantedBack ? standing(known) : RefundState.ABSENT));
    }

    private static RefundState standing(Known known) {
        return switch (known) {
            case GIVEN_BACK -> RefundState.RETURNED;
            case NOTHING, TAKEN -> RefundState.PROCESSING;
            case STUCK, HANDED_BACK, NOT_TAKEN -> RefundState.FAILED;
        };
    }
}
