package org.houzhen.server.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares two sides of one day, movement by movement. Plain: it asks nobody and decides nothing but the kind. */
final class Comparison {
    private final Day ours;
    private final Day theirs;

    Comparison(Day ours, Day theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /**
     * One side.
     *
     * @param claims the movements of the day itself
     * @param known whatever else this side knows of a number, of this day or any other
     */
    record Day(List<Claim> claims, Function<Claim.Key, Optional<Claim>> known) {
        Optional<Claim> find(Claim.Key key) {
            return known.apply(key);
        }

        Map<Claim.Key, Claim> byKey() {
            return claims.stream().collect(Collectors.toMap(Claim::key, Function.identity(), (one, other) -> one));
        }
    }

    List<Finding> findings() {
        Map<Claim.Key, Claim> here = ours.byKey();
        Map<Claim.Key, Claim> there = theirs.byKey();
        List<Finding> findings = new ArrayList<>();
        there.forEach((key, claim) -> findings.add(
                here.containsKey(key) ? both(here.get(key), claim, false) : theirsFirst(claim, ours.find(key))));
        Set<Claim.Key> seen = there.keySet();
        here.values().stream()
                .filter(claim -> !seen.contains(claim.key()))
                .forEach(claim -> findings.add(theirs.find(claim.key())
                        .map(other -> both(claim, other, true))
                        .orElseGet(() -> new Finding(Kind.OURS_ONLY, Optional.of(claim), Optional.empty()))));
        return findings;
    }

    private static Finding theirsFirst(Claim theirs, Optional<Claim> ours) {
        return ours.map(claim -> both(claim, theirs, true))
                .orElseGet(() -> new Finding(Kind.THEIRS_ONLY, Optional.empty(), Optional.of(theirs)));
    }

    private static Finding both(Claim ours, Claim theirs, boolean onAnotherDay) {
        return new Finding(kind(ours, theirs, onAnotherDay), Optional.of(ours), Optional.of(theirs));
    }

    private static Kind kind(Claim ours, Claim theirs, boolean onAnotherDay) {
        if (ours.moved() != theirs.moved()) {
            return Kind.STATE;
        }
        if (!ours.sameAmounts(theirs)) {
            return Kind.AMOUNT;
        }
        return onAnotherDay ? Kind.LATE : Kind.MATCHED;
    }
}
