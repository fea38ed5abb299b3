package org.houzhen.hardware;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A reader of resident identity cards. One thread uses it at a time; every call ends within its timeout. */
public interface IdCardReader extends Device {
    /**
     * Waits for a card and reads it. What a patient can cause is an {@link Outcome}, never an exception.
     *
     * @throws DeviceException if the reader itself is broken or unplugged
     */
    Outcome read(Duration timeout) throws DeviceException, InterruptedException;

    /** What became of one read. */
    sealed interface Outcome {
        <T> T match(Cases<T> cases);

        record Read(IdCard card) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.read().apply(card);
            }
        }

        /** Nobody laid a card in time. */
        record NoCard() implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.noCard().get();
            }
        }

        /** A card is there but was moved too soon, is not an identity card, or is damaged; lay it again. */
        record Unreadable(int status) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.unreadable().apply(status);
            }
        }

        /** The card read before was not taken away: the reader finds no other until it is. */
        record CardStillThere() implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.cardStillThere().get();
            }
        }
    }

    /** One answer for each outcome, so that a forgotten one fails to compile. */
    record Cases<T>(
            Function<IdCard, T> read, Supplier<T> noCard, IntFunction<T> unreadable, Supplier<T> cardStillThere) {}
}
