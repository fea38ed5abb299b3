package org.houzhen.server.payment;

import java.util.SortedMap;
import java.util.TreeMap;
import org.houzhen.server.ledger.Account;
import org.houzhen.server.ledger.Balances;
import org.houzhen.wire.Split;

/** What an order means in the book: it follows from the order as it stands, so an entry follows from a change alone. */
final class OrderBooks {
    private OrderBooks() {}

    static Balances of(PaymentOrder order) {
        return switch (order.stage()) {
            case PAID -> cash(order, Account.RECEIVABLE);
            case FULFILLED, DONE -> earned(order);
            case UNSETTLING, REFUNDING, RETURNING -> cash(order, Account.REFUNDS_PAYABLE);
            case VERIFYING, MANUAL, GIVING_BACK -> cash(order, Account.IN_DOUBT);
            case HANDED_BACK -> whole(order, Account.HANDED_BACK);
            case OPENED, QUOTING, QUOTED, HELD, PAYING, CLOSING, CLOSED, FAILED, REFUNDED -> Balances.NONE;
        };
    }

    /** What came is with the channel; by how much it is not what was to come, nobody can say whose it is. */
    private static Balances cash(PaymentOrder order, Account owedTo) {
        if (!order.paid()) {
            return Balances.NONE;
        }
        SortedMap<Account, Long> fen = new TreeMap<>();
        fen.put(channel(order), order.taken().fen());
        fen.put(owedTo, -order.amount().fen());
        fen.put(Account.SUSPENSE, order.amount().minus(order.taken()).fen());
        return new Balances(fen);
    }

    /** All that came, whatever was to come. */
    private static Balances whole(PaymentOrder order, Account to) {
        return order.paid() ? Balances.of(channel(order), to, order.taken().fen()) : Balances.NONE;
    }

    /** What the insurer pays is owed to us from the moment the hospital has the order. */
    private static Balances earned(PaymentOrder order) {
        SortedMap<Account, Long> fen = new TreeMap<>();
        if (order.paid()) {
            fen.put(channel(order), order.amount().fen());
        }
        Split split = order.cover().split();
        fen.put(Account.INSURER, split.covered().fen());
        fen.put(Account.BORNE, split.hospital().fen());
        long income = fen.values().stream().mapToLong(Long::longValue).sum();
        fen.put(Account.income(order.origin().kind()), -income);
        return new Balances(fen);
    }

    private static Account channel(PaymentOrder order) {
        return Account.channel(order.means().channel());
    }
}
