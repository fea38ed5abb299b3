package org.houzhen.hardware;

import java.time.LocalDate;

/**
 * What a social-security card says of its holder, in memory only and for one visit. Of the card's records only those
 * that identify are read; a card without an end has {@link IdCard#LONG_TERM} as its last day.
 */
public record SocialCard(String number, String name, IdCard.Sex sex, LocalDate birth, LocalDate validTo) {
    public boolean isValidOn(LocalDate day) {
        return !day.isAfter(validTo);
    }

    @Override
    public String toString() {
        return "SocialCard[masked]";
    }
}
