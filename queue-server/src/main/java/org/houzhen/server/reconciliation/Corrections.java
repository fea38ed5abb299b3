package org.houzhen.server.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.RefundState;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.payment.Channels;
import org.houzhen.server.web.Backoff;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back, once, money of which no order knows, after two people said so: the intent is stored before the channel is
 * asked, a lost answer is looked for before it is asked again, and always under the same refund number.
 */
final class Corrections {
    private static final Logger LOG = LoggerFactory.getLogger(Corrections.class);
    private static final String REASON = "对账退回";
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{4,64}");
    private static final int DUE_MAX = 20;
    /** A channel takes one request for an order in a minute; looking is free. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(61);

    private static final Duration MONEY_MAX = Duration.ofHours(24);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final Backoff BACKOFF = new Backoff(9);

    private final CorrectionBook book;
    private final ReconciliationBook differences;
    private final Channels channels;
    private final Clock clock;

    Corrections(CorrectionBook book, ReconciliationBook differences, Channels channels, Clock clock) {
        this.book = book;
        this.differences = differences;
        this.channels = channels;
        this.clock = clock;
    }

    CorrectionBook book() {
        return book;
    }

    /** Moves on whatever is due. */
    void tick() {
        book.due(DUE_MAX).forEach(due -> advance(due.notedBy(clock.instant())));
    }

    private void advance(Correction correction) {
        try {
            boolean tried = correction.progress().pending();
            if (tried) {
                look(correction);
            } else {
                request(correction);
            }
        } catch (CorrectionBook.StaleException e) {
            LOG.debug("{}, looking again", e.getMessage());
        }
    }

    private void look(Correction correction) {
        Answer<RefundState> answer =
                guarded(() -> channel(correction).queryRefund(correction.tradeNo(), correction.refund()));
        answer.match(
                state -> state == RefundState.ABSENT ? request(correction) : weigh(correction, state),
                refusal -> again(correction),
                reason -> again(correction));
    }

    private Correction request(Correction correction) {
        Instant earliest = correction.progress().requestedAt().plus(BETWEEN_REQUESTS);
        if (clock.instant().isBefore(earliest)) {
            return book.save(correction.again(earliest), "UNKNOWN", Acts.SYSTEM);
        }
        if (tooLong(correction)) {
            return stuck(correction);
        }
        Correction begun = book.save(correction.begun(clock.instant()), "INTENT", Acts.SYSTEM);
        Answer<RefundState> answer = guarded(() -> channel(begun).refund(begun.request(REASON)));
        return answer.match(state -> weigh(begun, state), refusal -> stuck(begun), reason -> again(begun));
    }

    /**
     * Two people are about to say that they handed it back: not where the channel says that any of it went back or is on its
     * way, under whatever number, or that the payment was undone. Where it says nothing for a day their word counts; the next
     * bill would show otherwise.
     */
    void requireNotOnItsWay(Acts.Which which) {
        book.stuck(which).ifPresent(stuck -> {
            requireNotOurs(stuck);
            boolean elsewhere = no(
                    stuck,
                    () -> channel(stuck)
                            .query(stuck.tradeNo())
                            .map(trade -> trade.state() == TradeState.RETURNED || trade.state() == TradeState.CLOSED));
            if (elsewhere) {
                throw new ProblemException(
                        "RETURN_MADE_ELSEWHERE", "支付平台说这笔付款已经退过或已撤销，不是本系统退的，不能再线下退。请选“已在平台退款”，并填上平台的退款单号。", 409);
            }
        });
    }

    /** What our own number gives back needs nobody's word. */
    private void requireNotOurs(Correction stuck) {
        boolean moves = no(
                stuck,
                () -> channel(stuck)
                        .queryRefund(stuck.tradeNo(), stuck.refund())
                        .map(state -> state == RefundState.PROCESSING || state == RefundState.RETURNED));
        if (moves) {
            throw new ProblemException("RETURN_ON_ITS_WAY", "支付平台说这笔款已退或正在退，不能再线下退。请再次选择由系统退回。", 409);
        }
    }

    private boolean no(Correction stuck, Supplier<Answer<Boolean>> question) {
        return guarded(question).match(said -> said, refusal -> false, reason -> !tooLong(stuck) && unsure());
    }

    private static boolean unsure() {
        throw new ProblemException("HAND_BACK_UNSURE", "现在还不能确定这笔钱没有退、也不会再退，先不要把钱交给患者。请稍后再点一次。", 409);
    }

    /**
     * Two people say that somebody gave it back on the channel's own platform.
     *
     * @param said the number of that refund there; of a payment that was undone there is none but ours
     * @throws ProblemException if the channel does not say the same of the whole amount
     */
    RefundNo requireReturnedUnder(Acts.Which which, String said) {
        if (!NUMBER.matcher(said).matches()) {
            throw new ProblemException("REFUND_NUMBER_MISSING", "请填写支付平台上的退款单号（4 到 64 位字母或数字），系统会向平台核对。", 409);
        }
        Correction stuck =
                book.stuck(which).orElseThrow(() -> new ProblemException("DIFFERENCE_CHANGED", "这条差异刚刚变了。请刷新页面。", 409));
        requireNotOurs(stuck);
        boolean undone = guarded(() -> channel(stuck).query(stuck.tradeNo()))
                .match(trade -> trade.state() == TradeState.CLOSED, refusal -> false, Corrections::silent);
        if (undone) {
            return stuck.refund();
        }
        RefundNo number = RefundNo.billed(stuck.tradeNo(), new RefundNo(said));
        Money back = guarded(() -> channel(stuck).returnedUnder(stuck.tradeNo(), new RefundNo(said)))
                .match(
                        amount -> amount,
                        refusal -> {
                            throw new ProblemException(refusal.code(), refusal.advice(), 409);
                        },
                        Corrections::silent);
        if (!back.equals(new Money(stuck.amountFen()))) {
            throw new ProblemException("REFUND_NOT_ELSEWHERE", "支付平台上按这个退款单号退的，不是这笔款的全部金额，或者还没有退完。请核对退款单号。", 409);
        }
        return number;
    }

    private static <T> T silent(String reason) {
        throw new ProblemException("CHANNEL_SILENT", "支付平台现在没有应答，不能核对这个退款单号。请稍后再试。", 409);
    }

    private static <T> Answer<T> guarded(Supplier<Answer<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) { // Whatever broke, the money may have moved: it is looked for.
            LOG.error("a channel could not be asked: {}", e.getClass().getName());
            return Answer.unknown("failed");
        }
    }

    private PaymentChannel channel(Correction correction) {
        return channels.of(correction.source())
                .orElseThrow(() -> new IllegalStateException("no payment channel " + correction.source()));
    }

    private Correction weigh(Correction correction, RefundState state) {
        return switch (state) {
            case RETURNED -> book.save(become(correction, CorrectionStage.RETURNED), "DONE", Acts.SYSTEM);
            case PROCESSING ->
                correction.stage() == CorrectionStage.SENT
                        ? again(correction)
                        : book.save(accepted(correction), "UNKNOWN", Acts.SYSTEM);
            case FAILED -> stuck(correction);
            case ABSENT -> again(correction);
        };
    }

    private Correction become(Correction correction, CorrectionStage stage) {
        return correction.become(stage, clock.instant());
    }

    private Correction accepted(Correction correction) {
        return become(correction, CorrectionStage.SENT).again(clock.instant().plus(FIRST_LOOK));
    }

    private Correction again(Correction correction) {
        if (tooLong(correction)) {
            return stuck(correction);
        }
        Instant at = clock.instant().plus(BACKOFF.after(correction.progress().attempt()));
        return book.save(correction.again(at), "UNKNOWN", Acts.SYSTEM);
    }

    private boolean tooLong(Correction correction) {
        return clock.instant().isAfter(correction.progress().since().plus(MONEY_MAX));
    }

    /** Two people decide again; the money stays owed until then. */
    private Correction stuck(Correction correction) {
        return book.stuck(become(correction, CorrectionStage.STUCK), differences);
    }
}
