package org.houzhen.server.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.reconciliation.Claim.Kind;
import org.houzhen.server.reconciliation.Comparison.Day;

/**
 * Leaves out what one side took and gave back whole while the other side has neither: a sale that was undone stands on some
 * bills twice and on others not at all, and of a sale that came to nothing our book has nothing.
 */
final class Reversed {
    private final Day other;
    private final Map<Claim.Key, Claim> others;
    private final Function<Claim.Key, Optional<Claim>> halves;

    private Reversed(Day other, Function<Claim.Key, Optional<Claim>> halves) {
        this.other = other;
        this.others = other.byKey();
        this.halves = halves;
    }

    /** Without what came and went on this very day. */
    static Day within(Day day, Day other) {
        Map<Claim.Key, Claim> claims = day.byKey();
        return new Reversed(other, key -> Optional.ofNullable(claims.get(key))).leftOf(day);
    }

    /** Without what came and went, the one perhaps on another day than the other. */
    static Day without(Day day, Day other) {
        Map<Claim.Key, Claim> claims = day.byKey();
        return new Reversed(other, key -> Optional.ofNullable(claims.get(key)).or(() -> day.find(key))).leftOf(day);
    }

    private Day leftOf(Day day) {
        List<Claim> left =
                day.claims().stream().filter(claim -> !isUndone(claim)).toList();
        return new Day(left, day.known());
    }

    private boolean isUndone(Claim claim) {
        if (others.containsKey(claim.key())) {
            return false;
        }
        return half(claim).filter(half -> !has(half)).isPresent() && !has(claim);
    }

    /** The money of the same trade that went the other way. */
    private Optional<Claim> half(Claim claim) {
        String back = RefundNo.whole(claim.tradeNo()).value();
        boolean paid = claim.kind() == Kind.PAID;
        if (!claim.number().equals(paid ? claim.tradeNo() : back)) {
            return Optional.empty();
        }
        return halves.apply(paid ? new Claim.Key(back, Kind.REFUNDED) : new Claim.Key(claim.tradeNo(), Kind.PAID))
                .filter(Claim::moved)
                .filter(half -> half.amount().equals(claim.amount()));
    }

    private boolean has(Claim claim) {
        return others.containsKey(claim.key())
                || other.find(claim.key()).filter(Claim::moved).isPresent();
    }
}
