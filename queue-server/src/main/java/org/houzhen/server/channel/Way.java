package org.houzhen.server.channel;

/** How money changes hands at a terminal. */
public enum Way {
    /** The patient's phone scans a code that we show. */
    QR,
    /** The patient shows a payment code, which we scan. */
    CODE,
    /** The patient's card goes into the card terminal beside the kiosk. */
    CARD
}
