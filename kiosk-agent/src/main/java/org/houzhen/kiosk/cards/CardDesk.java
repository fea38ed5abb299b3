package org.houzhen.kiosk.cards;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.houzhen.kiosk.cards.CardTry.State;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.CardServer;
import org.houzhen.wire.CardAttempt;
import org.houzhen.wire.CardSale;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has orders paid at the card terminal, so that each is told to it once and none is forgotten: the try is on disk before
 * the server is asked, its sending before the card terminal is told, and what is not proven is asked after, or undone,
 * before anything else is sold. Blocks; one thread at a time speaks to the card terminal.
 */
public final class CardDesk {
    /** Proof of this try alone: a book that was lost may have known another. */
    static final String UNSENT = "UNSENT";

    /** What the server says of what people have handed back: nothing of it may go back by the card. */
    private static final String HANDED_BACK = "HANDED_BACK";

    /** A book that was lost may have proven one. */
    private static final Set<State> OF_NO_SALE = EnumSet.of(State.WANTED, State.SENT, State.NOT_TAKEN);

    private static final String ANOTHER = "ANOTHER";
    private static final String UNSAID = "UNSAID";
    private static final Logger LOG = LoggerFactory.getLogger(CardDesk.class);

    private final CardJournal journal;
    private final CardServer server;
    private final CardCounter counter;
    private final Supplier<UUID> ids;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile String inHand = "";

    public CardDesk(CardJournal journal, CardServer server, CardCounter.Lender lender, Supplier<UUID> ids) {
        this.journal = journal;
        this.server = server;
        this.counter = new CardCounter(lender);
        this.ids = ids;
    }

    /** Whether a patient may be offered it: whatever was told to the card terminal before is proven. */
    public boolean isReady() {
        return journal.open().stream().noneMatch(each -> each.state() == State.SENT);
    }

    /** Asks the server, however often, under the one number of this try. */
    public Answer<CardSale> ask(String tradeNo, Money amount) {
        inHand = tradeNo;
        CardTry first = journal.begin(CardTry.wanted(tradeNo, ids.get(), amount));
        return server.ask(tradeNo, new CardAttempt(first.attempt()));
    }

    /** The server let it: tells the card terminal, unless that was done before, and tells the server what came of it. */
    public State sell(String tradeNo) throws InterruptedException {
        turn.lock();
        try {
            if (isReady() && journal.sent(tradeNo)) {
                CardTry sent = journal.find(tradeNo).orElseThrow();
                learned(sent, counter.sell(sent));
            }
            giveUp(tradeNo);
            return follow(journal.find(tradeNo).orElseThrow()).state();
        } finally {
            turn.unlock();
        }
    }

    /** Nobody stands there for it any more: if it was not told to the card terminal yet, it never will be. */
    public void giveUp(String tradeNo) {
        if (inHand.equals(tradeNo)) {
            inHand = "";
        }
    }

    /** Whether anything is left to be proven or told. */
    public boolean isOpen() {
        return !left().isEmpty();
    }

    private List<CardTry> left() {
        return journal.open().stream().filter(each -> !isInHand(each)).toList();
    }

    private boolean isInHand(CardTry open) {
        return open.state() == State.WANTED && open.tradeNo().equals(inHand);
    }

    /**
     * One attempt at everything that is open, and at what the server wants back; says how much of it stays open. While
     * somebody is at the card terminal there is nothing to be done.
     */
    public int settle() throws InterruptedException {
        if (!turn.tryLock()) {
            return 1;
        }
        try {
            for (CardTry open : left()) {
                follow(open);
            }
            int wanted = 0;
            for (CardSale unwanted : unwanted()) {
                CardTry before = stored(unwanted);
                wanted += tell(learned(before)).equals(before) ? 1 : 0;
            }
            return left().size() + wanted;
        } finally {
            turn.unlock();
        }
    }

    private List<CardSale> unwanted() {
        return server.wantedBack().match(List::copyOf, refused -> List.of(), List::of);
    }

    /** What this book does not know, or never sent, may have been sold all the same: the book may be a new one. */
    private CardTry stored(CardSale unwanted) {
        if (journal.find(unwanted.tradeNo()).isEmpty()) {
            journal.begin(CardTry.wanted(unwanted.tradeNo(), ids.get(), unwanted.amount()));
            journal.sent(unwanted.tradeNo());
        }
        CardTry known = journal.find(unwanted.tradeNo()).orElseThrow();
        boolean provenBefore = unwanted.state().equals(State.TAKEN.name()) && OF_NO_SALE.contains(known.state());
        return provenBefore ? known.become(State.TAKEN, "", Optional.empty()) : known;
    }

    private CardTry learned(CardTry unwanted) throws InterruptedException {
        return switch (unwanted.state()) {
            case WANTED, SENT, NOT_TAKEN -> learned(unwanted, counter.undo(unwanted));
            case TAKEN -> learned(learned(unwanted, CardCounter.undoing(unwanted)), counter.undo(unwanted));
            case UNDOING, GIVEN_BACK, STUCK -> unwanted; // The first was tried just now, as it is open.
        };
    }

    private CardTry follow(CardTry open) throws InterruptedException {
        return tell(
                switch (open.state()) {
                    case WANTED -> learned(open, unsent(open));
                    case SENT -> learned(open, proven(open));
                    case UNDOING -> learned(open, undone(open));
                    case TAKEN, NOT_TAKEN, GIVEN_BACK, STUCK -> open;
                });
    }

    /** What the card terminal's book has not is undone before that is believed, unless people have handed it back meanwhile. */
    private CardTry proven(CardTry sent) throws InterruptedException {
        Optional<CardTry> known = counter.prove(sent);
        return known.isPresent() ? known.get() : undone(sent);
    }

    private CardTry undone(CardTry open) throws InterruptedException {
        String state = server.ask(open.tradeNo(), new CardAttempt(open.attempt()))
                .match(CardSale::state, refused -> ANOTHER, () -> UNSAID);
        return switch (state) {
            case UNSAID -> open;
            case HANDED_BACK -> open.become(State.STUCK, HANDED_BACK, Optional.empty());
            default -> counter.undo(open);
        };
    }

    private static CardTry unsent(CardTry wanted) {
        return wanted.become(State.NOT_TAKEN, UNSENT, Optional.empty());
    }

    private CardTry learned(CardTry before, CardTry now) {
        if (!now.equals(before)) {
            LOG.info("card sale {}: {}", now.tradeNo(), now.state());
            journal.keep(now);
        }
        return now;
    }

    /** Money that was taken is told until the server knows it; it cannot refuse to hear of anything else twice. */
    private CardTry tell(CardTry known) {
        if (known.state().isProven()) {
            server.tell(known.tradeNo(), known.outcome())
                    .then(done -> journal.told(known), refused -> notHeard(known, refused), () -> {});
        }
        return known;
    }

    private void notHeard(CardTry known, Problem problem) {
        LOG.warn("the server does not want to hear of card sale {}: {}", known.tradeNo(), problem.code());
        if (known.state() != State.TAKEN) {
            journal.told(known);
        }
    }
}
