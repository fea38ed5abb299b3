package org.houzhen.kiosk.server;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.houzhen.wire.Problem;

/** What became of one request. A lost answer is unknown, never "no". */
public sealed interface Answer<T> {
    <R> R match(Function<? super T, R> done, Function<Problem, R> refused, Supplier<R> unknown);

    /** Does one of the three. */
    default void then(Consumer<? super T> done, Consumer<Problem> refused, Runnable unknown) {
        Runnable act =
                match(value -> () -> done.accept(value), problem -> () -> refused.accept(problem), () -> unknown);
        act.run();
    }

    default boolean isUnknown() {
        return match(value -> false, problem -> false, () -> true);
    }

    static <T> Answer<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Answer<T> refused(Problem problem) {
        return new Refused<>(problem);
    }

    static <T> Answer<T> unknown() {
        return new Unknown<>();
    }

    /** The server did it and says this. */
    record Done<T>(T value) implements Answer<T> {
        @Override
        public <R> R match(Function<? super T, R> done, Function<Problem, R> refused, Supplier<R> unknown) {
            return done.apply(value);
        }

        @Override
        public String toString() {
            return "Done[masked]";
        }
    }

    /** The server says no, and why; nothing was changed. */
    record Refused<T>(Problem problem) implements Answer<T> {
        @Override
        public <R> R match(Function<? super T, R> done, Function<Problem, R> refused, Supplier<R> unknown) {
            return refused.apply(problem);
        }
    }

    /** Nobody knows whether the server heard; ask again with the same key. */
    record Unknown<T>() implements Answer<T> {
        @Override
        public <R> R match(Function<? super T, R> done, Function<Problem, R> refused, Supplier<R> unknown) {
            return unknown.get();
        }
    }
}
