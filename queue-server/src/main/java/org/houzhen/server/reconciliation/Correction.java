package org.houzhen.server.reconciliation;

import java.time.Instant;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.insurance.Settled;
import org.houzhen.server.ledger.Account;
import org.houzhen.server.ledger.Balances;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.web.Due;
import org.houzhen.wire.Money;

/**
 * What two people had done about a difference that no order explains: the money goes back by the channel that has it, or
 * the book takes the other side's word.
 *
 * @param amountFen what the other side's account has more than the book had
 * @param refundNo under which it goes back, the same however often it is tried; empty where nothing does
 * @param version guards against two writers
 */
record Correction(
        String source,
        Claim.Key key,
        CorrectionStage stage,
        long amountFen,
        String refundNo,
        Progress progress,
        long version) {
    /** In front of the documents of corrections; no trade or refund number begins with it. */
    static final String PREFIX = "X/";

    /**
     * What it remembers between two steps.
     *
     * @param pending a request was begun whose answer is not stored
     * @param attempt how often it was tried in vain
     * @param requestedAt when the channel was last asked for the money
     */
    record Progress(boolean pending, int attempt, Instant requestedAt, Instant since, Instant nextAt) {
        static Progress start(Instant now) {
            return new Progress(false, 0, Instant.EPOCH, now, now);
        }
    }

    static Correction writtenOff(Difference difference, Instant now) {
        long more =
                difference.theirs().amount().minus(difference.ours().amount()).fen();
        long amount = difference.direction() == Claim.Kind.PAID ? more : -more;
        return new Correction(
                difference.source(), key(difference), CorrectionStage.WRITTEN_OFF, amount, "", Progress.start(now), 0);
    }

    static Correction owed(Difference difference, Instant now) {
        return new Correction(
                difference.source(),
                key(difference),
                CorrectionStage.OWED,
                difference.theirs().amount().fen(),
                new TradeNo(difference.number()).refund().value(),
                Progress.start(now),
                0);
    }

    private static Claim.Key key(Difference difference) {
        return new Claim.Key(difference.number(), difference.direction());
    }

    String document() {
        return PREFIX + source + "/" + key.kind() + "/" + key.number();
    }

    TradeNo tradeNo() {
        return new TradeNo(key.number());
    }

    RefundNo refund() {
        return new RefundNo(refundNo);
    }

    PaymentChannel.Refund request(String reason) {
        Money amount = new Money(amountFen);
        return new PaymentChannel.Refund(tradeNo(), refund(), amount, amount, reason);
    }

    /** What it means in the book. */
    Balances balances() {
        return switch (stage) {
            case OWED, SENT, STUCK -> Balances.of(account(), Account.REFUNDS_PAYABLE, amountFen);
            case HANDED_BACK -> Balances.of(account(), Account.HANDED_BACK, amountFen);
            case WRITTEN_OFF -> Balances.of(account(), Account.OVER_SHORT, amountFen);
            case RETURNED -> Balances.NONE;
        };
    }

    private Account account() {
        return source.equals(Reconciliation.INSURER) ? Account.INSURER : Account.channel(source);
    }

    boolean returnsMoney() {
        return !refundNo.isEmpty();
    }

    /** The movement as it was found: it is in the book now. */
    Claim found() {
        return claim(key.number(), Claim.Kind.PAID, true);
    }

    /** The movement back. */
    Claim returned() {
        return claim(refundNo, Claim.Kind.REFUNDED, stage == CorrectionStage.RETURNED);
    }

    private Claim claim(String number, Claim.Kind kind, boolean moved) {
        return new Claim(number, key.number(), kind, new Money(amountFen), moved, progress.since(), Settled.Parts.NONE);
    }

    /** Asked for again by two people after it was stuck: it is looked for first. */
    Correction owedAgain(Instant now) {
        return with(CorrectionStage.OWED, new Progress(true, progress.attempt() + 1, progress.requestedAt(), now, now));
    }

    Correction begun(Instant now) {
        return with(stage, new Progress(true, progress.attempt(), now, progress.since(), now));
    }

    /** What was noted when it happened is not to come, though the clock was set back since. */
    Correction notedBy(Instant now) {
        return with(
                stage,
                new Progress(
                        progress.pending(),
                        progress.attempt(),
                        Due.past(progress.requestedAt(), now),
                        Due.past(progress.since(), now),
                        progress.nextAt()));
    }

    Correction again(Instant at) {
        return with(
                stage,
                new Progress(progress.pending(), progress.attempt() + 1, progress.requestedAt(), progress.since(), at));
    }

    /** The channel gave it back to whoever works on its platform, under that number. */
    Correction returnedUnder(RefundNo number, Instant now) {
        var numbered = new Correction(source, key, stage, amountFen, number.value(), progress, version);
        return numbered.become(CorrectionStage.RETURNED, now);
    }

    Correction become(CorrectionStage next, Instant now) {
        return with(next, new Progress(true, 0, progress.requestedAt(), progress.since(), now));
    }

    private Correction with(CorrectionStage next, Progress noted) {
        return new Correction(source, key, next, amountFen, refundNo, noted, version);
    }

    Correction version(long stored) {
        return new Correction(source, key, stage, amountFen, refundNo, progress, stored);
    }
}
