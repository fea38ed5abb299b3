package org.houzhen.server.bankcard;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is known of one sale at a card terminal. */
enum CardState {
    /** The kiosk has a number for its try; nobody has let it. */
    ASKED,
    /** The card terminal may be told the amount; from here on it may have the money. */
    ALLOWED,
    TAKEN,
    /** Proven: nothing was taken, and nothing will be. */
    NOT_TAKEN,
    /** Proven: it had been taken, and was given back. */
    GIVEN_BACK,
    /** Proven: it was taken, and the card terminal does not give it back, or denies now what it had proven. */
    STUCK,
    /** Two people have handed it back: whatever a kiosk proves from here on, it gives none of it back. */
    HANDED_BACK;

    private static final Set<CardState> OURS = EnumSet.of(ASKED, ALLOWED, HANDED_BACK);

    /** What a kiosk may tell. */
    static Optional<CardState> told(String word) {
        return Arrays.stream(values())
                .filter(state -> !OURS.contains(state) && state.name().equals(word))
                .findFirst();
    }

    /** As a kiosk tells it: of what was taken and is wanted back, "nothing stands there" is no proof that it went back. */
    CardState meant(CardState before, boolean wantedBack) {
        return this == NOT_TAKEN && before == TAKEN && wantedBack ? STUCK : this;
    }

    /** From where this is news; money that was taken is believed whatever was said before. */
    Set<CardState> after() {
        return switch (this) {
            case ASKED, ALLOWED, HANDED_BACK -> EnumSet.noneOf(CardState.class);
            case TAKEN -> EnumSet.of(ASKED, ALLOWED, NOT_TAKEN);
            case NOT_TAKEN -> EnumSet.of(ASKED, ALLOWED);
            case GIVEN_BACK -> EnumSet.of(ASKED, ALLOWED, TAKEN, STUCK);
            case STUCK -> EnumSet.of(ASKED, ALLOWED, TAKEN);
        };
    }
}
