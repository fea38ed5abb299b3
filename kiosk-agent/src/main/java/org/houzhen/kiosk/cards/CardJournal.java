package org.houzhen.kiosk.cards;

import java.util.List;
import java.util.Optional;

/** Which sales the card terminal was or will be told of. Every method is durable when it returns. */
public interface CardJournal {
    /** The try of an order; the first one is the only one, and is returned. */
    CardTry begin(CardTry fresh);

    Optional<CardTry> find(String tradeNo);

    /** To be called before the first byte; false if it was sent before, or is over: then nothing may be sent. */
    boolean sent(String tradeNo);

    /** What is known now; the server is to be told. */
    void keep(CardTry known);

    /** The server has heard this; what has become known meanwhile it has not. */
    void told(CardTry heard);

    /** Those that are not proven, or of which the server has not heard; oldest first. */
    List<CardTry> open();
}
