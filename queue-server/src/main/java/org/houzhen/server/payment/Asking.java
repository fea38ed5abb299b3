package org.houzhen.server.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the calls outside: the intent is stored before each, and the answer together with what follows from it after. */
final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final PaymentOrders orders;
    private final Clock clock;

    Asking(PaymentOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** What each answer makes of the order as it stood when the call was made. */
    record Reaction<T>(
            BiFunction<PaymentOrder, T, PaymentOrder> done,
            BiFunction<PaymentOrder, Answer.Refusal, PaymentOrder> refused,
            UnaryOperator<PaymentOrder> unknown) {}

    /** A call that changes something. */
    <T> PaymentOrder ask(PaymentOrder order, Step step, Function<PaymentOrder, Answer<T>> call, Reaction<T> reaction) {
        PaymentOrder begun = orders.begin(order, step);
        Answer<T> answer = guarded(begun, step, () -> call.apply(begun));
        return answer.match(
                value -> orders.save(answered(reaction.done().apply(begun, value)), step, "DONE", note(value)),
                refusal -> orders.save(
                        answered(reaction.refused().apply(begun, refusal)), step, "REFUSED", refusal.code()),
                reason -> orders.save(answered(reaction.unknown().apply(begun)), step, "UNKNOWN", reason));
    }

    /** A call that only looks; what it finds is history only when it moves the order on. */
    <T> PaymentOrder look(PaymentOrder order, Step step, Function<PaymentOrder, Answer<T>> call, Reaction<T> reaction) {
        Answer<T> answer = guarded(order, step, () -> call.apply(order));
        PaymentOrder next = answer.match(
                value -> reaction.done().apply(order, value),
                refusal -> reaction.refused().apply(order, refusal),
                reason -> reaction.unknown().apply(order));
        boolean moved = next.stage() != order.stage();
        return moved
                ? orders.save(next, step, "DONE", answer.match(Asking::note, r -> "", r -> ""))
                : orders.save(next);
    }

    /** A call that broke may have done its work all the same, so it is as unknown as a lost answer. */
    <T> Answer<T> guarded(PaymentOrder order, Step step, Supplier<Answer<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            LOG.warn(
                    "order {}: {} broke: {}",
                    order.tradeNo(),
                    step,
                    e.getClass().getName());
            return Answer.unknown(e.getClass().getSimpleName());
        }
    }

    private static PaymentOrder answered(PaymentOrder order) {
        return order.with(order.progress().begun(""));
    }

    /** Only our own small words get into the history, never what somebody else wrote. */
    private static String note(Object value) {
        return value instanceof Enum<?> word ? word.name() : "";
    }

    PaymentOrder again(PaymentOrder order) {
        return later(order, now().plus(Pace.backoff(order.progress().attempt())));
    }

    /** Whether its stage has lasted longer than that. */
    boolean waitedFor(PaymentOrder order, Duration limit) {
        return now().isAfter(order.progress().since().plus(limit));
    }

    static PaymentOrder later(PaymentOrder order, Instant at) {
        return order.with(order.progress().again(at));
    }

    /** Whether the patient's time is over; a clock that was set back makes it no longer. */
    boolean isOver(PaymentOrder order) {
        return PaymentOrders.WAITS.hasCome(order.payBefore(), now());
    }

    /** Whether two people have dealt with its money in the reconciliation. */
    boolean isDealtWith(PaymentOrder order) {
        return orders.isDealtWith(order.tradeNo());
    }

    Instant now() {
        return clock.instant();
    }

    PaymentOrder save(PaymentOrder order) {
        return orders.save(order);
    }

    PaymentOrder save(PaymentOrder order, Step step, String state, String note) {
        return orders.save(order, step, state, note);
    }
}
