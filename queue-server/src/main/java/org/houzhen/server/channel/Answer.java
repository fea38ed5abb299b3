package org.houzhen.server.channel;

import java.util.function.Function;

/**
 * What came of asking somebody outside. A lost answer is {@link Unknown}, never "no": it is resolved by asking again, and
 * no clock turns it into anything else.
 */
public sealed interface Answer<T> {
    <R> R match(Function<T, R> done, Function<Refusal, R> refused, Function<String, R> unknown);

    /** The same answer with another value in it. */
    default <R> Answer<R> map(Function<T, R> change) {
        return match(
                value -> new Done<>(change.apply(value)),
                refusal -> new Refused<>(refusal.code(), refusal.advice()),
                Unknown::new);
    }

    /**
     * The same answer as somebody reads it. Unreadable, it is unknown: what was asked may have been done.
     *
     * @param reading may throw an IllegalArgumentException or ArithmeticException for what it cannot read
     */
    default <R> Answer<R> read(Function<T, R> reading) {
        try {
            return map(reading);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return unknown("malformed answer");
        }
    }

    static <T> Answer<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Answer<T> refused(String code, String advice) {
        return new Refused<>(code, advice);
    }

    static <T> Answer<T> unknown(String reason) {
        return new Unknown<>(reason);
    }

    /** A definite no: a stable code for programs, and words for the patient that say what to do instead. */
    record Refusal(String code, String advice) {}

    /** It has happened. */
    record Done<T>(T value) implements Answer<T> {
        @Override
        public <R> R match(Function<T, R> done, Function<Refusal, R> refused, Function<String, R> unknown) {
            return done.apply(value);
        }
    }

    /** It has not happened, and will not. */
    record Refused<T>(String code, String advice) implements Answer<T> {
        @Override
        public <R> R match(Function<T, R> done, Function<Refusal, R> refused, Function<String, R> unknown) {
            return refused.apply(new Refusal(code, advice));
        }
    }

    /** It may have happened. The reason is for the log and names no person. */
    record Unknown<T>(String reason) implements Answer<T> {
        @Override
        public <R> R match(Function<T, R> done, Function<Refusal, R> refused, Function<String, R> unknown) {
            return unknown.apply(reason);
        }
    }
}
