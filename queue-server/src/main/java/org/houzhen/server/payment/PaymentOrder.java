package org.houzhen.server.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.channel.Way;
import org.houzhen.server.web.Due;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Slip;
import org.houzhen.wire.Split;

/**
 * One order as it is stored. It changes only through {@link #become}, which refuses what the table of {@link Stage} does
 * not allow.
 *
 * @param cancelled the patient wants no more of it
 * @param progress what the saga remembers between two steps
 * @param version guards against two writers; the older one starts over
 */
public record PaymentOrder(
        TradeNo tradeNo,
        Origin origin,
        Stage stage,
        Purpose.Hold hold,
        Cover cover,
        Charge charge,
        Result result,
        boolean cancelled,
        Progress progress,
        long version) {
    static final Purpose.Hold NO_HOLD = new Purpose.Hold("", Money.ZERO, List.of(), "", Instant.EPOCH);

    /**
     * Where an order comes from.
     *
     * @param key the caller's idempotency key
     * @param request what was asked for, as JSON without personal data
     * @param means how it is paid; of an insured order chosen when the patient agrees to the split
     * @param insured the medical insurance shall pay its part
     */
    public record Origin(
            String terminal,
            String patient,
            String kind,
            String key,
            String request,
            Means means,
            boolean insured,
            Instant at) {
        Cashier.Wish wish() {
            return new Cashier.Wish(patient, kind, request, insured ? Means.ANY : means.asked(), insured);
        }

        Origin by(Means chosen) {
            return new Origin(terminal, patient, kind, key, request, chosen, insured, at);
        }

        Origin by(String channel) {
            return by(new Means(means.way(), channel));
        }
    }

    /**
     * What the medical insurance pays of it.
     *
     * @param split who pays how much; {@link Split#NONE} until the insurer has said
     * @param settlement the insurer's number of what it has paid; empty while it has not
     */
    public record Cover(Split split, String settlement) {
        public static final Cover NONE = new Cover(Split.NONE, "");

        public boolean isQuoted() {
            return !split.equals(Split.NONE);
        }
    }

    /**
     * What has come of it so far.
     *
     * @param receipt the hospital's receipt, or empty
     */
    public record Result(String receipt, Optional<Problem> problem, Optional<Slip> slip) {
        static final Result NONE = new Result("", Optional.empty(), Optional.empty());

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
     * @param commits how often the hospital was told
     * @param uncertain an answer of the hospital was lost, so that it may have what it does not tell
     * @param since when the stage began
     * @param absentSince when the hospital was first sure not to have it; the epoch when it has not said so
     * @param nextAt when to go on
     */
    public record Progress(
            String pending,
            int attempt,
            int commits,
            boolean uncertain,
            Instant since,
            Instant absentSince,
            Instant nextAt) {
        static Progress start(Instant now) {
            return new Progress("", 0, 0, false, now, Instant.EPOCH, now);
        }

        Progress begun(String step) {
            return new Progress(step, attempt, commits, uncertain, since, absentSince, nextAt);
        }

        Progress told() {
            return new Progress(pending, attempt, commits + 1, uncertain, since, absentSince, nextAt);
        }

        Progress unsure() {
            return new Progress(pending, attempt, commits, true, since, absentSince, nextAt);
        }

        Progress sure() {
            return new Progress(pending, attempt, commits, false, since, absentSince, nextAt);
        }

        Progress absent(Instant at) {
            return new Progress(pending, attempt, commits, uncertain, since, at, nextAt);
        }

        Progress again(Instant at) {
            return new Progress("", attempt + 1, commits, uncertain, since, absentSince, at);
        }

        Progress at(Instant at) {
            return new Progress(pending, attempt, commits, uncertain, since, absentSince, at);
        }

        Progress notedBy(Instant now) {
            return new Progress(
                    pending, attempt, commits, uncertain, Due.past(since, now), Due.past(absentSince, now), nextAt);
        }

        Progress stage(Instant now) {
            return new Progress("", 0, commits, uncertain, now, Instant.EPOCH, now);
        }
    }

    static PaymentOrder open(TradeNo tradeNo, Origin origin) {
        var start = Progress.start(origin.at());
        return new PaymentOrder(
                tradeNo, origin, Stage.OPENED, NO_HOLD, Cover.NONE, Charge.NONE, Result.NONE, false, start, 0);
    }

    /** What the patient pays. */
    public Money amount() {
        return cover.isQuoted() ? cover.split().cash() : total();
    }

    /** What the channel has taken, once that is proven; where that is not what the patient was to pay, it came to people. */
    public Money taken() {
        return amount().plus(charge.more());
    }

    /** What it costs, whoever pays. */
    public Money total() {
        return hold.amount();
    }

    public boolean insured() {
        return origin.insured();
    }

    /** The insurer has said what it would pay, and has not paid it. */
    boolean awaitsSettlement() {
        return cover.isQuoted() && cover.settlement().isEmpty();
    }

    /** Whether the payment channel has nothing to do with it. */
    public boolean free() {
        return amount().equals(Money.ZERO);
    }

    public boolean paid() {
        return !channelNo().isEmpty();
    }

    public Instant payBefore() {
        return charge.payBefore();
    }

    public Means means() {
        return origin.means();
    }

    boolean byCode() {
        return means().way() == Way.CODE;
    }

    public boolean byCard() {
        return means().way() == Way.CARD;
    }

    /** Whether the patient presents something to us, of which the channel takes the money, once. */
    boolean presents() {
        return byCode() || byCard();
    }

    /** Whether the patient can show a payment code now. */
    public boolean awaitsCode() {
        return byCode() && stage == Stage.HELD && !cancelled;
    }

    /** Whether the card terminal can be told the amount now. */
    public boolean awaitsCard() {
        return byCard() && stage == Stage.HELD && !cancelled;
    }

    Instant triedAt() {
        return charge.triedAt();
    }

    /** Whether the channel was told to take the money, and the trade it began is not known to be at its end. */
    boolean isTried() {
        return !triedAt().equals(Instant.EPOCH);
    }

    /** Whether a card may have been charged for it, and nobody has proven that it was or was not. */
    public boolean isUnproven() {
        return isTried() && !paid();
    }

    public String code() {
        return charge.code();
    }

    public String channelNo() {
        return charge.channelNo();
    }

    public String receipt() {
        return result.receipt();
    }

    public Optional<Problem> problem() {
        return result.problem();
    }

    public Optional<Slip> slip() {
        return result.slip();
    }

    /**
     * The order in its next stage.
     *
     * @throws IllegalStateException if the table does not allow it
     */
    PaymentOrder become(Stage next, Instant now) {
        if (!stage.mayBecome(next)) {
            throw new IllegalStateException("order " + tradeNo + " cannot go from " + stage + " to " + next);
        }
        Progress fresh = progress.stage(now);
        return with(next, next == Stage.MANUAL ? fresh.at(now.plus(Pace.look(0))) : fresh);
    }

    /** What was noted when it happened is not to come, though the clock was set back since. */
    PaymentOrder notedBy(Instant now) {
        return with(progress.notedBy(now)).with(charge.triedAt(Due.past(triedAt(), now)));
    }

    PaymentOrder with(Stage next, Progress noted) {
        return new PaymentOrder(tradeNo, origin, next, hold, cover, charge, result, cancelled, noted, version);
    }

    PaymentOrder with(Progress noted) {
        return with(stage, noted);
    }

    PaymentOrder held(Purpose.Hold locked, Instant payBefore) {
        var unpaid = Charge.unpaid(payBefore);
        return new PaymentOrder(tradeNo, origin, stage, locked, cover, unpaid, result, cancelled, progress, version);
    }

    /** The insurer has said what it would pay. */
    PaymentOrder quoted(Split split) {
        return with(new Cover(split, ""));
    }

    /** The insurer has paid its part. */
    PaymentOrder settled(String number) {
        return with(new Cover(cover.split(), number));
    }

    private PaymentOrder with(Cover known) {
        return new PaymentOrder(tradeNo, origin, stage, hold, known, charge, result, cancelled, progress, version);
    }

    /** How the patient pays the rest, and until when. */
    PaymentOrder by(Means means, Instant before) {
        var unpaid = Charge.unpaid(before);
        return new PaymentOrder(
                tradeNo, origin.by(means), stage, hold, cover, unpaid, result, cancelled, progress, version);
    }

    /** The code can be scanned. */
    PaymentOrder payable(String newCode) {
        return with(charge.payable(newCode));
    }

    /** The channel has proven the payment, of whatever amount; its code is of no more use. */
    PaymentOrder proven(String newChannelNo, Money taken) {
        return with(charge.proven(newChannelNo, taken.minus(amount())));
    }

    /** Nobody can pay it any more. */
    PaymentOrder unpayable() {
        return with(Charge.unpaid(payBefore()));
    }

    /** What the patient presents goes to this channel now; from here on it may have the money. */
    PaymentOrder tried(String channel, Instant now) {
        return new PaymentOrder(
                tradeNo,
                origin.by(channel),
                stage,
                hold,
                cover,
                Charge.tried(payBefore(), now),
                result,
                cancelled,
                progress,
                version);
    }

    private PaymentOrder with(Charge known) {
        return new PaymentOrder(tradeNo, origin, stage, hold, cover, known, result, cancelled, progress, version);
    }

    /** The hospital has given its receipt, and whatever was wrong before is over. */
    PaymentOrder receipted(String newReceipt) {
        return with(new Result(newReceipt, Optional.empty(), Optional.empty()));
    }

    /** Nothing is wrong any more. */
    PaymentOrder cleared() {
        return receipted(receipt());
    }

    PaymentOrder because(Problem problem) {
        return with(new Result(receipt(), Optional.of(problem), Optional.empty()));
    }

    PaymentOrder because(Problem problem, Slip slip) {
        return with(new Result(receipt(), Optional.of(problem), Optional.of(slip)));
    }

    /** The reason is another now; what was printed stays. */
    PaymentOrder explained(Problem problem) {
        return with(new Result(receipt(), Optional.of(problem), slip()));
    }

    PaymentOrder with(Slip slip) {
        return with(new Result(receipt(), Optional.empty(), Optional.of(slip)));
    }

    private PaymentOrder with(Result known) {
        return new PaymentOrder(tradeNo, origin, stage, hold, cover, charge, known, cancelled, progress, version);
    }

    PaymentOrder cancel(Instant now) {
        return new PaymentOrder(tradeNo, origin, stage, hold, cover, charge, result, true, progress.at(now), version);
    }

    PaymentOrder version(long stored) {
        return new PaymentOrder(tradeNo, origin, stage, hold, cover, charge, result, cancelled, progress, stored);
    }

    @Override
    public String toString() {
        return "PaymentOrder[" + tradeNo + " " + stage + "]";
    }
}
