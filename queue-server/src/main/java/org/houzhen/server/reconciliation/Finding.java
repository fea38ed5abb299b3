package org.houzhen.server.reconciliation;

import java.util.Optional;
import org.houzhen.wire.Money;

/** One movement of money, and what the two sides say of it; at least one says something. */
record Finding(Kind kind, Optional<Claim> ours, Optional<Claim> theirs) {
    Claim any() {
        return ours.or(() -> theirs).orElseThrow();
    }

    /** By how much the other side has more than we have. */
    Money difference() {
        Money here = ours.filter(Claim::moved).map(Claim::amount).orElse(Money.ZERO);
        Money there = theirs.filter(Claim::moved).map(Claim::amount).orElse(Money.ZERO);
        return there.minus(here);
    }
}
