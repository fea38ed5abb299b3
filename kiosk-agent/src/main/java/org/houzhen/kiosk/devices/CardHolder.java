package org.houzhen.kiosk.devices;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.SocialCard;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;

/** Whom a card names, whatever kind of card it is; in memory only and for one visit. */
public record CardHolder(
        Kind kind,
        IdentityDocument document,
        String name,
        Sex sex,
        LocalDate birth,
        String address,
        LocalDate validTo) {
    private static final Pattern PERMIT = Pattern.compile("8[123]\\d{15}[0-9X]");
    private static final Pattern OF_CITIZEN = Pattern.compile("[1-8]\\d{16}[0-9X]");

    /** Cards that say who somebody is. */
    public enum Kind {
        IDENTITY_CARD,
        SOCIAL_CARD
    }

    static CardHolder of(IdCard card) {
        var type = switch (card.type()) {
            case RESIDENT -> IdentityDocument.Type.RESIDENT_ID;
            case HONG_KONG_MACAO_TAIWAN -> IdentityDocument.Type.RESIDENCE_PERMIT;
            case FOREIGNER_2017, FOREIGNER_2023 -> IdentityDocument.Type.FOREIGNER_ID;
        };
        return new CardHolder(
                Kind.IDENTITY_CARD,
                new IdentityDocument(type, card.number()),
                card.name().isBlank() ? card.latinName() : card.name(),
                sex(card.sex()),
                card.birth(),
                card.address(),
                card.validTo());
    }

    /** The number of social security is that of the holder's identity document, whose kind it shows. */
    static CardHolder of(SocialCard card) {
        return new CardHolder(
                Kind.SOCIAL_CARD,
                new IdentityDocument(kindOf(card.number()), card.number()),
                card.name(),
                sex(card.sex()),
                card.birth(),
                "",
                card.validTo());
    }

    private static IdentityDocument.Type kindOf(String number) {
        if (PERMIT.matcher(number).matches()) {
            return IdentityDocument.Type.RESIDENCE_PERMIT;
        }
        return OF_CITIZEN.matcher(number).matches()
                ? IdentityDocument.Type.RESIDENT_ID
                : IdentityDocument.Type.FOREIGNER_ID;
    }

    private static Sex sex(IdCard.Sex sex) {
        return switch (sex) {
            case MALE -> Sex.MALE;
            case FEMALE -> Sex.FEMALE;
            case UNKNOWN, UNSTATED -> Sex.UNKNOWN;
        };
    }

    public boolean hasExpiredBy(LocalDate day) {
        return day.isAfter(validTo);
    }

    @Override
    public String toString() {
        return "CardHolder[" + kind + ", masked]";
    }
}
