package org.houzhen.kiosk.server;

import java.util.List;
import org.houzhen.kiosk.server.HospitalServer.Nothing;
import org.houzhen.wire.CardAttempt;
import org.houzhen.wire.CardOutcome;
import org.houzhen.wire.CardSale;

/** What a terminal with a card terminal asks of the server besides. Each call blocks, asks once, and ends within its limit. */
public interface CardServer {
    /** May the card terminal be told the amount? The same attempt gets the same answer. */
    Answer<CardSale> ask(String tradeNo, CardAttempt attempt);

    /** What the card terminal has proven; told again, it changes nothing. */
    Answer<Nothing> tell(String tradeNo, CardOutcome outcome);

    /** What is to be given back, or made sure of. */
    Answer<List<CardSale>> wantedBack();
}
