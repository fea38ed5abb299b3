package org.houzhen.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.CardServer;
import org.houzhen.kiosk.server.HospitalServer.Nothing;
import org.houzhen.wire.CardAttempt;
import org.houzhen.wire.CardOutcome;
import org.houzhen.wire.CardSale;
import org.houzhen.wire.Money;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.Problem;

/** The server's half of one payment by card: lets the first try, wants back what nobody wants, believes what is proven. */
public final class FakeCardServer implements CardServer {
    private static final Set<String> UNPROVEN = Set.of("ASKED", "ALLOWED");

    private static final Set<String> OVER = Set.of("NOT_TAKEN", "GIVEN_BACK", "HANDED_BACK");

    private static final Problem TRIED_BEFORE = new Problem("CARD_TRIED_BEFORE", "这笔交易已经刷过卡。", 409);

    public final List<CardOutcome> told = new ArrayList<>();
    public String state = "";
    public boolean wantedBack;
    /** Somebody else has the order in hand. */
    public int busy;

    private final Money amount = new Money(1200);
    private String tradeNo = "";
    private CardAttempt first;
    private Consumer<String> onLet = let -> {};

    public FakeCardServer() {}

    /** With a hospital whose order goes on when the card terminal may be told. */
    public FakeCardServer(FakeHospital hospital) {
        onLet = let -> hospital.change(hospital.orders.get(let), OrderState.PAYING, "TERMINAL", "BANK_CARD", null);
    }

    @Override
    public Answer<CardSale> ask(String asked, CardAttempt attempt) {
        if (first != null && !first.equals(attempt)) {
            return Answer.refused(TRIED_BEFORE);
        }
        first = attempt;
        tradeNo = asked;
        if (state.isEmpty() || state.equals("ASKED")) {
            state = wantedBack ? "NOT_TAKEN" : busy-- > 0 ? "ASKED" : "ALLOWED";
        }
        if (state.equals("ALLOWED")) {
            onLet.accept(asked);
        }
        return Answer.done(sale());
    }

    private CardSale sale() {
        return new CardSale(tradeNo, amount, state);
    }

    @Override
    public Answer<Nothing> tell(String asked, CardOutcome outcome) {
        boolean ofAnother = first != null && !first.attempt().equals(outcome.attempt());
        if (ofAnother && "UNSENT".equals(outcome.reason())) {
            return Answer.refused(TRIED_BEFORE);
        }
        told.add(outcome);
        tradeNo = asked;
        boolean denied = wantedBack && state.equals("TAKEN") && outcome.state().equals("NOT_TAKEN");
        boolean news = switch (outcome.state()) {
            case "TAKEN", "NOT_TAKEN" -> state.isEmpty() || UNPROVEN.contains(state);
            default -> !OVER.contains(state);
        };
        state = denied ? "STUCK" : news ? outcome.state() : state;
        return Answer.done(Nothing.NOTHING);
    }

    /** The order is over: whatever the card terminal takes or took is nobody's. */
    public void wantBack() {
        wantedBack = true;
        state = state.isEmpty() || state.equals("ASKED") ? "NOT_TAKEN" : state;
    }

    /** People hand back what the kiosk was waited for in vain. */
    public void handBack() {
        wantBack();
        state = OVER.contains(state) ? state : "HANDED_BACK";
    }

    @Override
    public Answer<List<CardSale>> wantedBack() {
        return Answer.done(wantedBack && Set.of("ALLOWED", "TAKEN").contains(state) ? List.of(sale()) : List.of());
    }
}
