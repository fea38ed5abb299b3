package org.houzhen.server.hospital;

import java.time.Instant;
import java.util.function.Function;
import org.houzhen.wire.Money;

/** Asks what became of a commit whose answer was lost. Money moves back only after an authoritative "not found". */
public interface TransactionQuery {
    Answer query(CallContext context, String tradeNo);

    /** What the hospital knows of a trade number. */
    sealed interface Answer {
        <R> R match(Function<Found, R> found, Function<NotFound, R> notFound, Function<NotKnown, R> notKnown);
    }

    /**
     * The commit happened.
     *
     * @param reference the register number, or the receipt number of paid bills
     */
    record Found(String reference, String receiptNo, Money amount, Instant at) implements Answer {
        @Override
        public <R> R match(Function<Found, R> found, Function<NotFound, R> notFound, Function<NotKnown, R> notKnown) {
            return found.apply(this);
        }
    }

    /**
     * There is no such commit.
     *
     * @param authoritative false when a copy answered that may lag behind
     */
    record NotFound(boolean authoritative) implements Answer {
        @Override
        public <R> R match(Function<Found, R> found, Function<NotFound, R> notFound, Function<NotKnown, R> notKnown) {
            return notFound.apply(this);
        }
    }

    /** The hospital did not say. */
    record NotKnown(String reason) implements Answer {
        @Override
        public <R> R match(Function<Found, R> found, Function<NotFound, R> notFound, Function<NotKnown, R> notKnown) {
            return notKnown.apply(this);
        }
    }
}
