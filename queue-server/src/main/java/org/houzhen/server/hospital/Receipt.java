package org.houzhen.server.hospital;

import java.time.Instant;
import java.util.List;
import org.houzhen.wire.Money;

/**
 * What the hospital answers to a payment of bills.
 *
 * @param guides where the patient goes now, one for each place
 */
public record Receipt(String receiptNo, String tradeNo, Money amount, Instant at, List<Guide> guides) {
    /** A place to go, with what is done there and what to mind. */
    public record Guide(String place, List<String> items, String advice) {}
}
