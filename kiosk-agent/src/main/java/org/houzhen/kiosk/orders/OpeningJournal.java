package org.houzhen.kiosk.orders;

import java.util.List;
import java.util.UUID;

/** Which orders are being opened. Every method is durable when it returns. */
public interface OpeningJournal {
    /** To be called before the first byte: from here on there may be such an order. */
    void begun(Opening opening);

    /** The server has answered: it knows the order, or there is none. */
    void answered(UUID key);

    /** Those without an answer, oldest first. */
    List<Opening> unanswered();
}
