package org.houzhen.hardware;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** A reader of resident identity cards. One thread uses it at a time; every call ends within its timeout. */
public interface IdCardReader extends Device {
    /**
     * Waits for a card and reads it. What a patient can cause is an {@link Outcome}, never an exception.
     *
     * @throws DeviceException if the reader itself is broken or unplugged
     */
    Outcome read(Duration timeout) throws DeviceException, InterruptedException;

    /** Why a card that is there was not read. */
    enum Trouble {
        /** Taken away too soon, dirty or bent: lay it again. */
        MOVED,
        /** A card that such a reader does not know, such as a bank's. */
        OTHER_KIND,
        /** Card and reader do not believe each other: staff must look at it. */
        NOT_GENUINE
    }

    /** What became of one read. */
    sealed interface Outcome {
        <T> T match(Cases<T> cases);

        /** The photograph is {@link CardPhoto#NONE} unless the reader was told to decode it and can. */
        record Read(IdCard card, CardPhoto photo) implements Outcome {
            public Read(IdCard card) {
                this(card, CardPhoto.NONE);
            }

            @Override
            public <T> T match(Cases<T> cases) {
                return cases.read().apply(this);
            }
        }

        /** Nobody laid a card in time. */
        record NoCard() implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.noCard().get();
            }
        }

        /** A card is there and was not read; the status is the reader's own. */
        record Unreadable(Trouble trouble, int status) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.unreadable().apply(this);
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
            Function<Outcome.Read, T> read,
            Supplier<T> noCard,
            Function<Outcome.Unreadable, T> unreadable,
            Supplier<T> cardStillThere) {}
}
