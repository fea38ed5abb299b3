package org.houzhen.server.refund;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.web.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a refund's calls outside: the intent is stored before each, and the answer together with what follows after. */
final class RefundCalls {
    private static final Logger LOG = LoggerFactory.getLogger(RefundCalls.class);
    private static final Backoff BACKOFF = new Backoff(5);

    private final Refunds refunds;
    private final Clock clock;

    RefundCalls(Refunds refunds, Clock clock) {
        this.refunds = refunds;
        this.clock = clock;
    }

    /** The calls, as they are named in the history. */
    enum Step {
        WITHDRAW,
        TICKET,
        UNSETTLE,
        REINSTATE,
        REFUND,
        REFUND_QUERY,
        HAND_BACK,
        RETURNED_ELSEWHERE,
        COMPLETE
    }

    /** What each answer makes of the refund as it stood when the call was made. */
    record Reaction<T>(
            BiFunction<RefundOrder, T, RefundOrder> done,
            BiFunction<RefundOrder, Answer.Refusal, RefundOrder> refused,
            UnaryOperator<RefundOrder> unknown) {}

    /** A call that changes something. */
    <T> RefundOrder ask(RefundOrder refund, Step step, Function<RefundOrder, Answer<T>> call, Reaction<T> reaction) {
        RefundOrder begun = refunds.save(refund.with(refund.progress().begun(step.name())), step.name(), "INTENT", "");
        Answer<T> answer = guarded(begun, step, () -> call.apply(begun));
        return answer.match(
                value -> save(reaction.done().apply(begun, value), step, "DONE", note(value)),
                refusal -> save(reaction.refused().apply(begun, refusal), step, "REFUSED", refusal.code()),
                reason -> save(reaction.unknown().apply(begun), step, "UNKNOWN", reason));
    }

    /** A call that broke may have done its work all the same, so it is as unknown as a lost answer. */
    <T> Answer<T> guarded(RefundOrder refund, Step step, Supplier<Answer<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            LOG.warn(
                    "refund {}: {} broke: {}",
                    refund.refundNo(),
                    step,
                    e.getClass().getName());
            return Answer.unknown(e.getClass().getSimpleName());
        }
    }

    /** Only our own small words get into the history, never what somebody else wrote. */
    private static String note(Object value) {
        return value instanceof Enum<?> word ? word.name() : "";
    }

    RefundOrder save(RefundOrder refund, Step step, String state, String note) {
        return refunds.save(refund.with(refund.progress().begun("")), step.name(), state, note);
    }

    RefundOrder save(RefundOrder refund) {
        return refunds.save(refund);
    }

    /** Whether the channel has given back another part of the same trade for us. */
    boolean hasOtherReturned(RefundOrder refund) {
        return refunds.of(refund.tradeNo()).stream()
                .anyMatch(other ->
                        !other.refundNo().equals(refund.refundNo()) && other.isReturned() && !other.isHandedBack());
    }

    /** Whether a refund of ours bears this number already, or was made under it elsewhere. */
    boolean isKnown(RefundNo number) {
        return refunds.find(number).isPresent() || refunds.findElsewhere(number).isPresent();
    }

    Instant lastRequest(RefundOrder refund) {
        return refunds.lastRequest(refund.tradeNo());
    }

    void requested(RefundOrder refund) {
        refunds.requested(refund.refundNo());
    }

    /** Later: after 1, 2, 4 ... 32 seconds. */
    RefundOrder again(RefundOrder refund) {
        return refund.later(now().plus(BACKOFF.after(refund.progress().attempt())));
    }

    boolean waitedFor(RefundOrder refund, Duration limit) {
        return now().isAfter(refund.progress().since().plus(limit));
    }

    Instant now() {
        return clock.instant();
    }
}
