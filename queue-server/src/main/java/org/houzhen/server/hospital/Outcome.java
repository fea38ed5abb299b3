package org.houzhen.server.hospital;

import java.time.Instant;
import java.util.function.Function;

/**
 * What came of a request that changes something in the hospital's system: done, refused, or not known because the answer
 * was lost. What is not known must be asked for with {@link TransactionQuery}, or asked again with the same key.
 */
public sealed interface Outcome<T> {
    <R> R match(Function<Done<T>, R> done, Function<Rejected<T>, R> rejected, Function<Unknown<T>, R> unknown);

    static <T> Outcome<T> done(T value) {
        return new Done<>(value, false);
    }

    /** Done already, by an earlier request with the same key. */
    static <T> Outcome<T> replayed(T value) {
        return new Done<>(value, true);
    }

    static <T> Outcome<T> rejected(HospitalErrorCode code) {
        return new Rejected<>(code);
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

    /** It did not happen and will not; no money has moved. */
    record Rejected<T>(HospitalErrorCode code) implements Outcome<T> {
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
