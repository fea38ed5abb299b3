package org.houzhen.hardware;

import java.time.LocalDate;

/**
 * What an identity card says of its holder, in memory only and for one visit. A text the card does not carry is empty;
 * a card without an end has {@link #LONG_TERM} as its last day. Fingerprints are never read; a photograph is no part of it ({@link CardPhoto}).
 */
public record IdCard(
        Type type,
        String number,
        String name,
        String latinName,
        Sex sex,
        String ethnicityCode,
        String nationality,
        LocalDate birth,
        String address,
        String issuer,
        LocalDate validFrom,
        LocalDate validTo,
        String passNumber,
        String issueCount) {
    public static final LocalDate LONG_TERM = LocalDate.of(9999, 12, 31);

    /** Which of the four layouts in circulation the card has. */
    public enum Type {
        RESIDENT,
        HONG_KONG_MACAO_TAIWAN,
        FOREIGNER_2017,
        FOREIGNER_2023
    }

    /** Codes of GB/T 2261.1. */
    public enum Sex {
        UNKNOWN(0),
        MALE(1),
        FEMALE(2),
        UNSTATED(9);

        private final int code;

        Sex(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    public boolean isLongTerm() {
        return validTo.equals(LONG_TERM);
    }

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }

    @Override
    public String toString() {
        return "IdCard[" + type + ", masked]";
    }
}
