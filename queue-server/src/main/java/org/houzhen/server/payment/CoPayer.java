package org.houzhen.server.payment;

import java.util.Optional;
import org.houzhen.server.channel.Answer;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Split;

/**
 * Somebody who pays a part of an order for its patient: the medical insurance. Each call goes on from what was done before
 * for the same order, so it may be repeated; after a lost answer it must be. An exception counts as an unknown answer.
 */
public interface CoPayer {
    /** Who would pay how much; nothing is paid by it. The parts make the order's total. */
    Answer<Split> quote(PaymentOrder order);

    /** Why what was quoted can be paid no longer, so that nobody is asked for money; empty while it can. */
    default Optional<Problem> hindrance(PaymentOrder order) {
        return Optional.empty();
    }

    /**
     * Pays its part, exactly as quoted.
     *
     * @return its own number of the payment
     */
    Answer<String> settle(PaymentOrder order);

    /** Whether what it has paid of an order stands; a lost answer is resolved first. */
    Answer<Boolean> stands(PaymentOrder order);

    /** Takes back whatever was done for an order; refused when a person must. Done as well when there was nothing. */
    Answer<Boolean> undo(PaymentOrder order);

    /** People have seen that nothing of an order stands, whatever is answered: from now on {@link #undo} is done. Unknown while it is being asked. */
    Answer<Boolean> giveUp(PaymentOrder order);
}
