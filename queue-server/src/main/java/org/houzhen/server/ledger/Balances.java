package org.houzhen.server.ledger;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one document means for each account: debit positive, credit negative, no zeros. The sum is zero, or there is no such
 * thing.
 */
public record Balances(SortedMap<Account, Long> fen) {
    public static final Balances NONE = new Balances(new TreeMap<>());

    public Balances {
        fen = new TreeMap<>(fen);
        fen.values().removeIf(amount -> amount == 0);
        long sum = fen.values().stream().mapToLong(Long::longValue).sum();
        if (sum != 0) {
            throw new IllegalArgumentException("balances differ by " + sum + " fen");
        }
    }

    /** An amount that is here, and owed or earned there. */
    public static Balances of(Account debit, Account credit, long fen) {
        if (debit.equals(credit)) {
            return NONE;
        }
        return new Balances(new TreeMap<>(Map.of(debit, fen, credit, -fen)));
    }

    public long of(Account account) {
        return fen.getOrDefault(account, 0L);
    }

    Balances minus(Balances other) {
        SortedMap<Account, Long> difference = new TreeMap<>(fen);
        other.fen.forEach((account, amount) -> difference.merge(account, -amount, Long::sum));
        return new Balances(difference);
    }
}
