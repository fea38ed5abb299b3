package org.houzhen.server.refund;

import java.util.SortedMap;
import java.util.TreeMap;
import org.houzhen.server.ledger.Account;
import org.houzhen.server.ledger.Balances;
import org.houzhen.wire.Split;

/** What a refund means in the book, beside the order it belongs to. */
final class RefundBooks {
    private RefundBooks() {}

    /** @param channel where the money went in */
    static Balances of(RefundOrder refund, Account channel) {
        if (refund.unposted()) {
            return Balances.NONE; // Of what the hospital never had, the order itself tells all.
        }
        return switch (refund.stage()) {
            case REQUESTED, WITHDRAWN, UNSETTLING, REINSTATING, REFUSED -> Balances.NONE;
            case RELEASED, RETURNING -> returned(refund, Account.REFUNDS_PAYABLE);
            case RETURNED, DONE -> returned(refund, refund.isHandedBack() ? Account.HANDED_BACK : channel);
            case MANUAL -> inDoubt(refund);
        };
    }

    /** @param to where the patient's part is now */
    private static Balances returned(RefundOrder refund, Account to) {
        Split split = refund.cover().split();
        SortedMap<Account, Long> fen = new TreeMap<>();
        fen.put(Account.income(refund.origin().kind()), refund.total().fen());
        fen.put(to, -refund.amount().fen());
        fen.put(Account.INSURER, -split.covered().fen());
        fen.put(Account.BORNE, -split.hospital().fen());
        return new Balances(fen);
    }

    /** Whether the insurer still pays is in doubt as well, until it has said so. */
    private static Balances inDoubt(RefundOrder refund) {
        return refund.isPayingBack()
                ? returned(refund, Account.IN_DOUBT)
                : Balances.of(
                        Account.income(refund.origin().kind()),
                        Account.IN_DOUBT,
                        refund.total().fen());
    }
}
