package org.houzhen.server.refund;

import java.time.Instant;
import java.util.Optional;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.web.Due;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Slip;

/**
 * One refund as it is stored. It changes only through {@link #become}, which refuses what the table of
 * {@link RefundStage} does not allow.
 *
 * @param amount what goes back to the patient; fixed before anybody is asked
 * @param cover what the medical insurance gets back, and the settlement it is the end of; none where it paid nothing
 * @param version guards against two writers; the older one starts over
 */
public record RefundOrder(
        RefundNo refundNo,
        TradeNo tradeNo,
        Origin origin,
        RefundStage stage,
        Money amount,
        PaymentOrder.Cover cover,
        Result result,
        Progress progress,
        long version) {
    /**
     * Where a refund comes from.
     *
     * @param kind which {@link Reversal} takes it back
     * @param by {@code terminal:3} or {@code cashier:17}
     * @param approvedBy role and number of a second person; empty where none was needed
     * @param key the caller's idempotency key
     * @param request what is taken back, as JSON without personal data
     * @param subject the same in words, without any person's name
     * @param reason why, in words
     */
    public record Origin(
            String kind,
            String by,
            String approvedBy,
            String key,
            String request,
            String subject,
            String reason,
            Instant at) {
        /** Whether this is what was asked for, whatever the reason. */
        public boolean asksFor(String otherKind, String otherRequest) {
            return kind.equals(otherKind) && request.equals(otherRequest);
        }

        Wish wish(TradeNo tradeNo, Money amount) {
            return new Wish(tradeNo, kind, request, amount, subject, reason);
        }
    }

    /** What somebody wants back. */
    public record Wish(TradeNo tradeNo, String kind, String request, Money amount, String subject, String reason) {
        boolean sameAs(Wish other) {
            return tradeNo.equals(other.tradeNo) && kind.equals(other.kind) && request.equals(other.request);
        }
    }

    /**
     * What has come of it so far.
     *
     * @param paper the number on the paper by which people have handed the money back themselves; empty where they have not
     * @param elsewhere the number under which the channel gave it back to whoever works on its platform; empty where it did not
     */
    public record Result(Optional<Problem> problem, Optional<Slip> slip, String paper, String elsewhere) {
        static final Result NONE = new Result(Optional.empty(), Optional.empty(), "", "");

        @Override
        public String toString() {
            return "Result[…]";
        }
    }

    /**
     * What the saga remembers between two steps.
     *
     * @param pending a call outside that was begun and whose answer is not stored, or empty
     * @param attempt how often this stage has been tried in vain
     * @param since when the stage began
     * @param stuck the stage in which it came to a person; empty where it did not
     * @param nextAt when to go on
     */
    public record Progress(String pending, int attempt, Instant since, String stuck, Instant nextAt) {
        Progress begun(String step) {
            return new Progress(step, attempt, since, stuck, nextAt);
        }

        Progress again(Instant at) {
            return new Progress("", attempt + 1, since, stuck, at);
        }
    }

    static RefundOrder open(RefundNo refundNo, TradeNo tradeNo, Origin origin, Money amount, PaymentOrder.Cover cover) {
        var start = new Progress("", 0, origin.at(), "", origin.at());
        return new RefundOrder(refundNo, tradeNo, origin, RefundStage.REQUESTED, amount, cover, Result.NONE, start, 0);
    }

    public Optional<Problem> problem() {
        return result.problem();
    }

    public Optional<Slip> slip() {
        return result.slip();
    }

    /** Whether no channel has to do with it. */
    boolean free() {
        return amount.equals(Money.ZERO);
    }

    /** Whether the medical insurance has paid a part of it, which goes back whole. */
    public boolean insured() {
        return !cover.settlement().isEmpty();
    }

    /** Whether it is of an order that came to a person, and that the hospital does not have. */
    boolean unposted() {
        return origin.kind().equals(RefundDesk.UNPOSTED);
    }

    /** Whether people have handed the money back themselves; its channel keeps what it took. */
    public boolean isHandedBack() {
        return !result.paper().isEmpty();
    }

    /** Whether the channel gave the money back under another number than its own. */
    public boolean isReturnedElsewhere() {
        return !result.elsewhere().isEmpty();
    }

    /** The number under which the channel gives the money back, or gave it. */
    public RefundNo channelNo() {
        return isReturnedElsewhere() ? new RefundNo(result.elsewhere()) : refundNo;
    }

    /** Whether the channel has given the money back, under that very number. */
    public boolean isReturnedUnder(RefundNo number) {
        return isReturned() && !isHandedBack() && channelNo().equals(number);
    }

    /** Whether the patient has the money back. */
    public boolean isReturned() {
        return stage == RefundStage.RETURNED || stage == RefundStage.DONE;
    }

    /** Whether hospital and insurer have taken back theirs, wherever it stands now. */
    boolean isPayingBack() {
        RefundStage reached = stage == RefundStage.MANUAL ? RefundStage.valueOf(progress.stuck()) : stage;
        return reached.isPayingBack();
    }

    /** Whether nothing of what the insurer had paid is left with it. */
    public boolean isUnsettled() {
        return insured() && isPayingBack();
    }

    /** What goes back, whoever gets it. */
    public Money total() {
        return insured() ? cover.split().total() : amount;
    }

    /**
     * The refund in its next stage.
     *
     * @throws IllegalStateException if the table does not allow it
     */
    RefundOrder become(RefundStage next, Instant now) {
        if (!stage.mayBecome(next)) {
            throw new IllegalStateException("refund " + refundNo + " cannot go from " + stage + " to " + next);
        }
        String stuck = next == RefundStage.MANUAL ? stage.name() : "";
        return with(next, new Progress("", 0, now, stuck, now));
    }

    private RefundOrder with(RefundStage next, Progress noted) {
        return new RefundOrder(refundNo, tradeNo, origin, next, amount, cover, result, noted, version);
    }

    RefundOrder with(Progress noted) {
        return with(stage, noted);
    }

    /** What was noted when it happened is not to come, though the clock was set back since. */
    RefundOrder notedBy(Instant now) {
        return with(new Progress(
                progress.pending(),
                progress.attempt(),
                Due.past(progress.since(), now),
                progress.stuck(),
                progress.nextAt()));
    }

    RefundOrder later(Instant at) {
        return with(progress.again(at));
    }

    RefundOrder because(Problem problem) {
        return with(new Result(Optional.of(problem), result.slip(), result.paper(), result.elsewhere()));
    }

    RefundOrder with(Slip slip) {
        return with(new Result(result.problem(), Optional.of(slip), result.paper(), result.elsewhere()));
    }

    /** People have handed the money back themselves. */
    RefundOrder handedBack(String paper) {
        return with(new Result(Optional.empty(), result.slip(), paper, ""));
    }

    /** The channel gave it back under another number, to whoever works on its platform. */
    RefundOrder returnedElsewhere(RefundNo number) {
        return with(new Result(Optional.empty(), result.slip(), "", number.value()));
    }

    RefundOrder cleared() {
        return with(Result.NONE);
    }

    private RefundOrder with(Result known) {
        return new RefundOrder(refundNo, tradeNo, origin, stage, amount, cover, known, progress, version);
    }

    RefundOrder version(long stored) {
        return new RefundOrder(refundNo, tradeNo, origin, stage, amount, cover, result, progress, stored);
    }

    @Override
    public String toString() {
        return "RefundOrder[" + refundNo + " " + stage + "]";
    }
}
