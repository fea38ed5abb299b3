package org.houzhen.kiosk.cards;

import java.util.Optional;
import java.util.UUID;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.wire.CardEntry;
import org.houzhen.wire.CardOutcome;
import org.houzhen.wire.Money;

/**
 * The one try to have an order paid at the card terminal.
 *
 * @param reason why nothing was taken, or is not given back, with the card terminal's own number; or empty
 * @param entry the sale in the card terminal's book, once it is proven
 * @param told the server has heard what is known
 */
public record CardTry(
        String tradeNo,
        UUID attempt,
        Money amount,
        State state,
        String reason,
        Optional<CardEntry> entry,
        boolean told) {
    /** How far it has come. */
    public enum State {
        /** The server is being asked; the card terminal was told nothing. */
        WANTED,
        /** The card terminal may have been told the amount, and may have taken it. */
        SENT,
        /** Proven: it was taken. */
        TAKEN,
        /** It was taken, and the card terminal may have been told to give it back. */
        UNDOING,
        /** Proven: nothing was taken. */
        NOT_TAKEN,
        /** Proven: it had been taken, and is given back. */
        GIVEN_BACK,
        /** Proven: it was taken, and the card terminal does not give it back, or denies now what it had proven. */
        STUCK;

        boolean isProven() {
            return this != WANTED && this != SENT && this != UNDOING;
        }
    }

    static CardTry wanted(String tradeNo, UUID attempt, Money amount) {
        return new CardTry(tradeNo, attempt, amount, State.WANTED, "", Optional.empty(), false);
    }

    CardTry become(State next, String why, Optional<CardEntry> proof) {
        return new CardTry(tradeNo, attempt, amount, next, why, proof.or(() -> entry), false);
    }

    CardTerminal.Sale sale() {
        return new CardTerminal.Sale(tradeNo, amount.fen());
    }

    CardOutcome outcome() {
        return new CardOutcome(attempt, state.name(), reason, entry.orElse(null));
    }

    @Override
    public String toString() {
        return "CardTry[" + tradeNo + " " + state + "]";
    }
}
