package org.houzhen.kiosk.devices;

import java.util.Optional;
import org.houzhen.hardware.IdCard;

/** What one look at the card reader brought: a card, or what to tell the patient. */
public record CardReading(Optional<IdCard> card, Hint hint) {
    /** What the patient should do about it. */
    public enum Hint {
        NONE,
        /** Moved too soon or not an identity card: lay it again. */
        CARD_UNREADABLE,
        /** The card of before lies there still. */
        TAKE_CARD_AWAY,
        READER_DOWN
    }

    public static CardReading of(IdCard card) {
        return new CardReading(Optional.of(card), Hint.NONE);
    }

    public static CardReading none(Hint hint) {
        return new CardReading(Optional.empty(), hint);
    }

    @Override
    public String toString() {
        return "CardReading[" + hint + "]";
    }
}
