package org.houzhen.kiosk.server;

import java.util.List;
import org.houzhen.kiosk.server.HospitalServer.Nothing;
import org.houzhen.wire.CardAttempt;
import org.houzhen.wire.CardOutcome;
import org.houzhen.wire.CardSale;

/** The same over HTTP; a trade number is letters and digits. */
public final class HttpCardServer implements CardServer {
    private final HttpCalls calls;

    public HttpCardServer(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public Answer<CardSale> ask(String tradeNo, CardAttempt attempt) {
        return calls.post("/orders/" + tradeNo + "/card-sale", attempt, CardSale.class);
    }

    @Override
    public Answer<Nothing> tell(String tradeNo, CardOutcome outcome) {
        return calls.tell("/orders/" + tradeNo + "/card-outcome", outcome);
    }

    @Override
    public Answer<List<CardSale>> wantedBack() {
        return calls.list("/card-sales/wanted-back", CardSale.class);
    }
}
