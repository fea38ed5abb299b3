package org.houzhen.kiosk.session;

import java.time.Duration;
import java.util.function.Consumer;
import org.houzhen.kiosk.devices.CardReading;

/**
 * Looks at the card reader, one at a time. A look whose step was left goes on until its limit; the next step that waits for
 * a card is given what it brings, because a card that was read once is not found again until it is lifted.
 */
final class CardLooks {
    private static final Duration LOOK = Duration.ofMillis(1500);

    private final KioskSession session;
    private Step step; // Who asked last; null before anybody did.
    private Consumer<CardReading> then;
    private boolean looking;

    CardLooks(KioskSession session) {
        this.session = session;
    }

    /** Told to the step only if it is current when the look ends; what nobody waits for is forgotten. */
    void look(Step asking, Consumer<CardReading> heard) {
        step = asking;
        then = heard;
        if (!looking) {
            looking = true;
            session.turns().work(() -> session.terminal().devices().readCard(LOOK), this::ended, this::failed);
        }
    }

    private void ended(CardReading reading) {
        looking = false;
        if (session.isCurrent(step)) {
            then.accept(reading);
        } else {
            reading.photo().close();
        }
    }

    private void failed() {
        looking = false;
        if (session.isCurrent(step)) {
            step.workFailed();
        }
    }
}
