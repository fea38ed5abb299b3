package org.houzhen.server.hospital;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.houzhen.wire.Money;

/** Asks what became of a commit whose answer was lost. Money moves back only after an authoritative "not found". */
public interface TransactionQuery {
    /** What was cancelled or taken back as a whole stands no more, and is not found. */
    Answer query(CallContext context, String tradeNo);

    /** All the hospital booked on a day: payments, and what it took back. */
    List<Booking> booked(CallContext context, LocalDate day);

    /**
     * One payment or refund in the hospital's books.
     *
     * @param refundNo empty for a payment
     * @param reference the register number, or the receipt number of bills
     */
    record Booking(String tradeNo, String refundNo, String reference, Money amount, Instant at) {}

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
