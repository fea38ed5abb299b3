package org.houzhen.server.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Slip;

/**
 * One order as it is stored. It changes only through {@link #become}, which refuses what the table of {@link Stage} does
 * not allow.
 *
 * @param payBefore when the code ends; fixed before the channel is first asked, because the channel fixes it too
 * @param code what the phone scans, or empty
 * @param channelNo the channel's number of the payment, or empty while none is proven
 * @param receipt the hospital's receipt, or empty
 * @param cancelled the patient wants no more of it
 * @param clock what the saga remembers between two steps
 * @param version guards against two writers; the older one starts over
 */
public record PaymentOrder(
        TradeNo tradeNo,
        Origin origin,
        Stage stage,
        Purpose.Hold hold,
        Instant payBefore,
        String code,
        String channelNo,
        String receipt,
        Optional<Problem> problem,
        Optional<Slip> slip,
        boolean cancelled,
        Progress progress,
        long version) {
    static final Purpose.Hold NO_HOLD = new Purpose.Hold("", Money.ZERO, List.of(), "", Instant.EPOCH);

    /**
     * Where an order comes from.
     *
     * @param key the caller's idempotency key
     * @param request what was asked for, as JSON without personal data
     */
    public record Origin(String terminal, String patient, String kind, String key, String request, Instant at) {
        Cashier.Wish wish() {
            return new Cashier.Wish(patient, kind, request);
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

        Progress stage(Instant now) {
            return new Progress("", 0, commits, uncertain, now, Instant.EPOCH, now);
        }
    }

    static PaymentOrder open(TradeNo tradeNo, Origin origin) {
        return new PaymentOrder(
                tradeNo,
                origin,
                Stage.OPENED,
                NO_HOLD,
                Instant.EPOCH,
                "",
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                false,
                Progress.start(origin.at()),
                0);
    }

    public Money amount() {
        return hold.amount();
    }

    /** Whether the channel has anything to do with it. */
    public boolean free() {
        return amount().equals(Money.ZERO);
    }

    public boolean paid() {
        return !channelNo.isEmpty();
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
        return with(next, progress.stage(now));
    }

    PaymentOrder with(Stage newStage, Progress newProgress) {
        return new PaymentOrder(
                tradeNo,
                origin,
                newStage,
                hold,
                payBefore,
                code,
                channelNo,
                receipt,
                problem,
                slip,
                cancelled,
                newProgress,
                version);
    }

    PaymentOrder with(Progress newProgress) {
        return with(stage, newProgress);
    }

    PaymentOrder held(Purpose.Hold newHold, Instant newPayBefore) {
        return new PaymentOrder(
                tradeNo,
                origin,
                stage,
                newHold,
                newPayBefore,
                code,
                channelNo,
                receipt,
                problem,
                slip,
                cancelled,
                progress,
                version);
    }

    PaymentOrder facts(String newCode, String newChannelNo, String newReceipt) {
        return new PaymentOrder(
                tradeNo,
                origin,
                stage,
                hold,
                payBefore,
                newCode,
                newChannelNo,
                newReceipt,
                problem,
                slip,
                cancelled,
                progress,
                version);
    }

    PaymentOrder explained(Optional<Problem> newProblem, Optional<Slip> newSlip) {
        return new PaymentOrder(
                tradeNo,
                origin,
                stage,
                hold,
                payBefore,
                code,
                channelNo,
                receipt,
                newProblem,
                newSlip,
                cancelled,
                progress,
                version);
    }

    PaymentOrder cancel(Instant now) {
        return new PaymentOrder(
                tradeNo,
                origin,
                stage,
                hold,
                payBefore,
                code,
                channelNo,
                receipt,
                problem,
                slip,
                true,
                progress.at(now),
                version);
    }

    PaymentOrder version(long newVersion) {
        return new PaymentOrder(
                tradeNo,
                origin,
                stage,
                hold,
                payBefore,
                code,
                channelNo,
                receipt,
                problem,
                slip,
                cancelled,
                progress,
                newVersion);
    }

    @Override
    public String toString() {
        return "PaymentOrder[" + tradeNo + " " + stage + "]";
    }
}
