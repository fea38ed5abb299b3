package org.houzhen.server.payment;

import org.houzhen.server.ledger.Account;
import org.houzhen.server.ledger.Balances;
import org.houzhen.wire.Money;

/** What an order means in the book: it follows from the order as it stands, so an entry follows from a change alone. */
final class OrderBooks {
    private OrderBooks() {}

    static Balances of(PaymentOrder order) {
        if (!order.paid() || order.amount().equals(Money.ZERO)) {
            return Balances.NONE;
        }
        long fen = order.amount().fen();
        Account channel = Account.channel(order.means().channel());
        return switch (order.stage()) {
            case PAID -> Balances.of(channel, Account.RECEIVABLE, fen);
            case FULFILLED, DONE ->
                Balances.of(channel, Account.income(order.origin().kind()), fen);
            case REFUNDING, RETURNING -> Balances.of(channel, Account.REFUNDS_PAYABLE, fen);
            case VERIFYING, MANUAL -> Balances.of(channel, Account.IN_DOUBT, fen);
            case OPENED, HELD, PAYING, CLOSING, CLOSED, FAILED, REFUNDED -> Balances.NONE;
        };
    }
}
