package org.houzhen.server.refund;

import org.houzhen.server.ledger.Account;
import org.houzhen.server.ledger.Balances;

/** What a refund means in the book, beside the order it belongs to. */
final class RefundBooks {
    private RefundBooks() {}

    /** @param channel where the money went in */
    static Balances of(RefundOrder refund, Account channel) {
        if (refund.free() || refund.origin().kind().equals(RefundDesk.UNPOSTED)) {
            return Balances.NONE; // Of what the hospital never had, the order itself tells all.
        }
        Account income = Account.income(refund.origin().kind());
        long fen = refund.amount().fen();
        return switch (refund.stage()) {
            case REQUESTED, WITHDRAWN, REINSTATING, REFUSED -> Balances.NONE;
            case RELEASED, RETURNING -> Balances.of(income, Account.REFUNDS_PAYABLE, fen);
            case RETURNED, DONE -> Balances.of(income, channel, fen);
            case MANUAL -> Balances.of(income, Account.IN_DOUBT, fen);
        };
    }
}
