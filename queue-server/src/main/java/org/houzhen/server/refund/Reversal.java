package org.houzhen.server.refund;

import org.houzhen.server.channel.Answer;

/**
 * What a refund takes back besides money. Every call is safe to repeat for the same refund: the hospital's side is keyed by
 * the refund number. An exception counts as an unknown answer.
 */
public interface Reversal {
    /** The kind of the refunds it serves: that of the orders, or one of its own. */
    String kind();

    /** Why the money goes back, as the patient's phone shows it: always the same words, at most 26, that name nobody. */
    String toldToPayer();

    /** The hospital takes back what was paid for; refused when it may not be returned. */
    Answer<Boolean> withdraw(RefundOrder refund);

    /** Nobody calls the patient for it any more; refused when somebody was called meanwhile. */
    Answer<Boolean> endTicket(RefundOrder refund);

    /** The hospital lets it stand after all; no money has moved. */
    Answer<Boolean> reinstate(RefundOrder refund);

    /** The money is back: what is free again goes to others. */
    Answer<Boolean> complete(RefundOrder refund);
}
