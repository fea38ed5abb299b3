package org.houzhen.server.hospital;

import java.time.Instant;
import java.util.function.Function;

/**
 * What came of a request that changes something in the hospital's system: done, refused, or not known because the answer
 * was lost. What is not known must be asked for with {@link TransactionQuery}, or asked again with the same key.
 */
public sealed interface Outcome<T> {
    /** Whether the hospital has already given the money of a refused request back. */
    enum Refund {
        NOT_REFUNDED,
        REFUNDED,
        UNKNOWN
    }

    <R> R match(Function<Done<T>, R> done, Function<Rejected<T>, R> rejected, Function<Unknown<T>, R> unknown);

    static <T> Outcome<T> done(T value) {
        return new Done<>(value, false);
    }

    /** Done already, by an earlier request with the same key. */
    static <T> Outcome<T> replayed(T value) {
        return new Done<>(value, true);
    }

    static <T> Outcome<T> rejected(HospitalErrorCode code) {
        return new Rejected<>(code, "", Refund.NOT_REFUNDED);
    }

    static <T> Outcome<T> rejected(HospitalErrorCode code, String detail) {
        return new Rejected<>(code, detail, Refund.NOT_REFUNDED);
    }

    /** It happened, now or when the same request came before. */
    record Done<T>(T value, boolean replayed) implements Outcome<T> {
        @Override
        public <R> R match(
                Function<Done<T>, R> done, Function<Rejected<T>, R> rejected, Function<Unknown<T>, R> unknown) {
            return done.apply(this);
        }

        @Override
        public String toString() {
            return "Done[replayed=" + replayed + "]";
        }
    }

    /**
     * It did not happen and will not.
     *
     * @param detail a fact that helps, such as until when a bill is held; without personal data, and may be empty
     */
    record Rejected<T>(HospitalErrorCode code, String detail, Refund refund) implements Outcome<T> {
        @Override
        public <R> R match(
                Function<Done<T>, R> done, Function<Rejected<T>, R> rejected, Function<Unknown<T>, R> unknown) {
            return rejected.apply(this);
        }
    }

    /** Nobody knows whether it happened. */
    record Unknown<T>(String reason, Instant since) implements Outcome<T> {
        @Override
        public <R> R match(
                Function<Done<T>, R> done, Function<Rejected<T>, R> rejected, Function<Unknown<T>, R> unknown) {
            return unknown.apply(this);
        }
    }
}
