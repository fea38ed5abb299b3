package org.houzhen.server.payment;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.houzhen.server.channel.Answer;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;
import org.houzhen.wire.Slip;

/**
 * What an order pays for. Every call is safe to repeat for the same order: the hospital side is keyed by the trade number.
 * An exception counts as an unknown answer.
 */
public interface Purpose {
    /** The kind of the orders it serves, such as REGISTRATION. */
    String kind();

    /** Locks what is to be paid for and says what it costs. */
    Answer<Hold> hold(PaymentOrder order);

    /**
     * Tells the hospital that it is paid; where the hold has run out, takes the very same thing again first.
     *
     * @return the hospital's receipt as JSON without personal data
     */
    Answer<String> fulfil(PaymentOrder order);

    /** Asks whether the hospital has this order, after an answer was lost. Never refused. */
    Answer<Finding> find(PaymentOrder order);

    /** Gives up the hold. It would also end by itself. */
    Answer<Boolean> release(PaymentOrder order);

    /** Does what follows from the hospital's receipt, such as taking a number, and writes the slip. */
    Answer<Slip> conclude(PaymentOrder order);

    /** The slip for an order that the hospital has, while what should follow cannot be done now. */
    Slip concludeWithout(PaymentOrder order);

    /**
     * Something locked for a patient.
     *
     * @param reference what names the lock, as JSON without personal data
     * @param description what the phone shows; names no person
     */
    record Hold(String reference, Money amount, List<FeeLine> lines, String description, Instant until) {}

    /** Whether the hospital has an order. */
    sealed interface Finding {
        <R> R match(Function<String, R> found, Function<Boolean, R> notFound);

        /** It has, and this is its receipt. */
        record Found(String receipt) implements Finding {
            @Override
            public <R> R match(Function<String, R> found, Function<Boolean, R> notFound) {
                return found.apply(receipt);
            }
        }

        /**
         * It has not.
         *
         * @param sure the hospital has looked everywhere; otherwise it may still turn up
         */
        record NotFound(boolean sure) implements Finding {
            @Override
            public <R> R match(Function<String, R> found, Function<Boolean, R> notFound) {
                return notFound.apply(sure);
            }
        }
    }
}
