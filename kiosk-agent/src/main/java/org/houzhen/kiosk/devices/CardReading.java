package org.houzhen.kiosk.devices;

import java.util.Optional;
import org.houzhen.hardware.CardPhoto;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.IdCardReader;
import org.houzhen.hardware.SocialCard;

/** What one look at the card readers brought: whom a card names and, where it is decoded, their photograph; or what to tell the patient. */
public record CardReading(Optional<CardHolder> holder, Hint hint, CardPhoto photo) {
    /** What the patient should do about it. */
    public enum Hint {
        NONE,
        /** Moved too soon: lay it again. */
        CARD_UNREADABLE,
        /** Another card was laid there. */
        NOT_AN_IDENTITY_CARD,
        /** Card and reader do not believe each other. */
        CARD_NOT_GENUINE,
        /** The card of before lies there still. */
        TAKE_CARD_AWAY,
        /** Taken out too soon, upside down or damaged: insert it again. */
        SOCIAL_CARD_UNREADABLE,
        /** The social-security card of before is in there still. */
        TAKE_SOCIAL_CARD_OUT,
        /** A chip card of another kind. */
        NOT_A_SOCIAL_CARD,
        READER_DOWN
    }

    public static CardReading of(IdCard card) {
        return of(card, CardPhoto.NONE);
    }

    public static CardReading of(IdCard card, CardPhoto photo) {
        return new CardReading(Optional.of(CardHolder.of(card)), Hint.NONE, photo);
    }

    static CardReading of(IdCardReader.Outcome.Read read) {
        return of(read.card(), read.photo());
    }

    public static CardReading of(SocialCard card) {
        return new CardReading(Optional.of(CardHolder.of(card)), Hint.NONE, CardPhoto.NONE);
    }

    public static CardReading none(Hint hint) {
        return new CardReading(Optional.empty(), hint, CardPhoto.NONE);
    }

    @Override
    public String toString() {
        return "CardReading[" + hint + "]";
    }
}
