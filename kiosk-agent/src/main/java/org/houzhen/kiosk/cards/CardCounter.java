package org.houzhen.kiosk.cards;

import java.time.Duration;
import java.util.Optional;
import org.houzhen.hardware.BankEntry;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.CardTerminal.Cases;
import org.houzhen.hardware.CardTerminal.Outcome;
import org.houzhen.hardware.CardTerminal.Refusal;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Supervised;
import org.houzhen.kiosk.cards.CardTry.State;
import org.houzhen.wire.CardEntry;
import org.houzhen.wire.Money;

/**
 * Says what each answer of the card terminal proves of a try. Whatever proves nothing leaves the try as it was, to be asked
 * after again; a sale is told to the card terminal in one place only.
 */
public final class CardCounter {
    /** For card and PIN; the card terminal gives up by itself before that. */
    static final Duration SALE_LIMIT = Duration.ofSeconds(90);

    private static final Duration ASK_LIMIT = Duration.ofSeconds(10);

    private final Lender lender;

    /** Lends the card terminal for one conversation. */
    public interface Lender {
        Outcome at(Supervised.Use<CardTerminal, Outcome> conversation) throws DeviceException, InterruptedException;
    }

    CardCounter(Lender lender) {
        this.lender = lender;
    }

    /** Tells the card terminal the amount; its sending is stored already. */
    CardTry sell(CardTry sent) throws InterruptedException {
        Outcome outcome;
        try {
            outcome = lender.at(terminal -> terminal.sale(sent.sale(), SALE_LIMIT));
        } catch (DeviceException e) { // Promised to come only before the first byte.
            return sent.become(State.NOT_TAKEN, Refusal.NOT_READY.name(), Optional.empty());
        }
        return outcome.match(new Cases<>(
                entry -> taken(sent, entry),
                refused -> sent.become(State.NOT_TAKEN, refused.reason().name(), Optional.empty()),
                unknown -> sent));
    }

    /** The answer to a sale was lost: what the book has is proven. Empty where it has nothing, which proves nothing. */
    Optional<CardTry> prove(CardTry sent) throws InterruptedException {
        return ask(terminal -> terminal.query(sent.tradeNo(), ASK_LIMIT))
                .match(new Cases<>(
                        entry -> Optional.of(taken(sent, entry)),
                        refused -> Optional.empty(),
                        reason -> reason == DeviceReason.UNSUPPORTED ? Optional.empty() : Optional.of(sent)));
    }

    /**
     * Nobody wants it any more: after this it is proven that none of it is taken, or that it cannot be given back. What is
     * stored to be undone before this is called may have been undone already; what was only taken cannot.
     */
    CardTry undo(CardTry before) throws InterruptedException {
        Outcome outcome;
        try {
            outcome = lender.at(terminal -> terminal.reverse(before.sale(), ASK_LIMIT));
        } catch (DeviceException e) { // Promised to come only before the first byte.
            return before;
        }
        boolean again = before.state() == State.UNDOING;
        if (again && outcome instanceof Outcome.Refused refused && refused.reason() == Refusal.NOT_FOUND) {
            return undoneBefore(before, refused);
        }
        return outcome.match(new Cases<>(
                entry -> before.become(State.GIVEN_BACK, "", Optional.empty()),
                refused -> notUndone(before, refused),
                unknown -> before.state() == State.TAKEN ? undoing(before) : before));
    }

    /** To be stored before the card terminal is told. */
    static CardTry undoing(CardTry taken) {
        return taken.become(State.UNDOING, "", Optional.empty());
    }

    /** "No such sale" is what a sale is answered that went back before, unless the card terminal's book has it still. */
    private CardTry undoneBefore(CardTry undoing, Outcome.Refused refused) throws InterruptedException {
        return ask(terminal -> terminal.query(undoing.tradeNo(), ASK_LIMIT))
                .match(new Cases<>(
                        entry -> stuck(undoing, refused),
                        gone -> undoing.become(State.GIVEN_BACK, "", Optional.empty()),
                        reason -> reason == DeviceReason.UNSUPPORTED
                                ? undoing.become(State.GIVEN_BACK, "", Optional.empty())
                                : undoing));
    }

    private static CardTry notUndone(CardTry before, Outcome.Refused refused) {
        return switch (refused.reason()) {
            case NOT_FOUND ->
                before.state() == State.TAKEN
                        ? stuck(before, refused)
                        : before.become(State.NOT_TAKEN, Refusal.NOT_READY.name(), Optional.empty());
            case NOT_READY -> before;
            case SETTLED, CANCELLED_BY_PATIENT, NOBODY_CAME, WRONG_PIN, NOT_ENOUGH_MONEY, CARD_NOT_ACCEPTED, DECLINED ->
                stuck(before, refused);
        };
    }

    /** A matter for people, also where the card terminal denies a sale that it had proven. */
    private static CardTry stuck(CardTry before, Outcome.Refused refused) {
        return before.become(State.STUCK, refused.reason() + " " + refused.code(), Optional.empty());
    }

    private Outcome ask(Supervised.Use<CardTerminal, Outcome> conversation) throws InterruptedException {
        try {
            return lender.at(conversation);
        } catch (DeviceException e) {
            return new Outcome.Unknown(e.reason());
        }
    }

    private static CardTry taken(CardTry sent, BankEntry entry) {
        var line = new CardEntry(
                new Money(entry.amountFen()),
                entry.trace(),
                entry.batch(),
                entry.reference(),
                entry.authorisation(),
                entry.merchant(),
                entry.terminal(),
                entry.at().toString());
        return sent.become(State.TAKEN, "", Optional.of(line));
    }
}
