package org.houzhen.server.reconciliation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.reconciliation.Comparison.Day;

/**
 * Leaves out what one side took and gave back whole on a day while the other side has neither: a sale that was reversed
 * stands on some banks' statements twice and on others' not at all, and of a sale that came to nothing our book has nothing.
 */
final class Reversed {
    private Reversed() {}

    static Day without(Day day, Day other) {
        Set<Claim.Key> gone = new HashSet<>();
        var byKey = day.byKey();
        for (Claim paid : day.claims()) {
            Claim back = paid.kind() == Claim.Kind.PAID ? byKey.get(back(paid)) : null;
            if (back != null && back.amount().equals(paid.amount()) && !has(other, paid) && !has(other, back)) {
                gone.add(paid.key());
                gone.add(back.key());
            }
        }
        List<Claim> left = day.claims().stream()
                .filter(claim -> !gone.contains(claim.key()))
                .toList();
        return new Day(left, day.known());
    }

    private static Claim.Key back(Claim paid) {
        String refund = TradeNo.parse(paid.tradeNo())
                .map(tradeNo -> tradeNo.refund().value())
                .orElse("");
        return new Claim.Key(refund, Claim.Kind.REFUNDED);
    }

    private static boolean has(Day other, Claim claim) {
        return other.byKey().containsKey(claim.key())
                || other.find(claim.key()).filter(Claim::moved).isPresent();
    }
}
