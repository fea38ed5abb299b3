package org.houzhen.kiosk.session;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.wire.Problem;

/** Something to ask the server, and what to do with each kind of answer. */
public record Question<T>(
        Supplier<Answer<T>> ask, Consumer<T> done, Consumer<Problem> refused, Runnable unknown, int attempts) {
    static final Duration PAUSE = Duration.ofSeconds(1);
    static final int ATTEMPTS = 3;

    public Question(Supplier<Answer<T>> ask, Consumer<T> done, Consumer<Problem> refused, Runnable unknown) {
        this(ask, done, refused, unknown, ATTEMPTS);
    }

    Question<T> oneAttemptLess() {
        return new Question<>(ask, done, refused, unknown, attempts - 1);
    }
}
