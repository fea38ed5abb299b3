package org.houzhen.hardware;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A reader of social-security cards, for identification only. One thread uses it at a time. */
public interface SocialCardReader extends Device {
    /** What reading a card that is there may take beyond the time waited for one. */
    Duration READ_MAX = Duration.ofSeconds(5);

    /**
     * Waits for a card until the timeout and reads it. What a patient can cause is an {@link Outcome}, never an exception.
     *
     * @throws DeviceException if the reader is unplugged or silent, or its service is stopped
     */
    Outcome read(Duration timeout) throws DeviceException, InterruptedException;

    /** What became of one read. */
    sealed interface Outcome {
        <T> T match(Cases<T> cases);

        record Read(SocialCard card) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.read().apply(card);
            }
        }

        /** Nobody inserted a card in time. */
        record NoCard() implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.noCard().get();
            }
        }

        /** A chip card, but not of social security: a bank card, a card inserted upside down that answers nonetheless. */
        record OtherCard() implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.otherCard().get();
            }
        }

        /** Torn out too soon, damaged, or its region lets nobody read it; the status word is 0 if the card said none. */
        record Unreadable(int status) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.unreadable().apply(status);
            }
        }

        /** The card read before was not taken out: it is not read again for the next patient. */
        record CardStillThere() implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.cardStillThere().get();
            }
        }
    }

    /** One answer for each outcome, so that a forgotten one fails to compile. */
    record Cases<T>(
            Function<SocialCard, T> read,
            Supplier<T> noCard,
            Supplier<T> otherCard,
            IntFunction<T> unreadable,
            Supplier<T> cardStillThere) {}
}
