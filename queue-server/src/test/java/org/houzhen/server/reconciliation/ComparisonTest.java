package org.houzhen.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.Test;

/** Ten thousand orders with planted differences: all are found, none is invented, each is called what it is. */
class ComparisonTest {
    private static final int ORDERS = 10_000;
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Map<Claim.Key, Kind> planted = new HashMap<>();
    private final List<Claim> ours = new ArrayList<>();
    private final List<Claim> theirs = new ArrayList<>();
    private final Map<Claim.Key, Claim> oursElsewhere = new HashMap<>();
    private final Map<Claim.Key, Claim> theirsElsewhere = new HashMap<>();

    @Test
    void everyPlantedDifferenceIsFoundAndNoneIsInvented() {
        for (int i = 0; i < ORDERS; i++) {
            plant(i);
        }
        Collections.shuffle(ours, random);
        Collections.shuffle(theirs, random);

        List<Finding> findings = compared();

        Map<Claim.Key, Kind> found = new HashMap<>();
        findings.forEach(finding ->
                assertThat(found.put(finding.any().key(), finding.kind())).isNull());
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        planted.values().forEach(kind -> counts.merge(kind, 1, Integer::sum));
        System.out.printf("reconciliation: orders=%d seed=%d planted=%s%n", ORDERS, seed, counts);
        assertThat(found).as("seed %d", seed).isEqualTo(planted);
        assertThat(counts).containsOnlyKeys(Kind.values());
    }

    @Test
    void theSumOfDifferencesIsWhatTheTwoSidesDifferBy() {
        for (int i = 0; i < ORDERS; i++) {
            plant(i);
        }
        long difference = compared().stream()
                .filter(finding -> finding.kind().isDifference())
                .mapToLong(finding -> finding.difference().fen())
                .sum();
        long late = compared().stream()
                .filter(finding -> finding.kind() == Kind.LATE)
                .mapToLong(finding -> oursElsewhere.containsKey(finding.any().key())
                        ? finding.any().amount().fen()
                        : -finding.any().amount().fen())
                .sum();

        assertThat(sum(theirs) - sum(ours)).as("seed %d", seed).isEqualTo(difference + late);
    }

    private static long sum(List<Claim> claims) {
        return claims.stream().mapToLong(claim -> claim.amount().fen()).sum();
    }

    private List<Finding> compared() {
        var here = new Comparison.Day(ours, key -> Optional.ofNullable(oursElsewhere.get(key)));
        var there = new Comparison.Day(theirs, key -> Optional.ofNullable(theirsElsewhere.get(key)));
        return new Comparison(here, there).findings();
    }

    /** Most match; a refund shares its trade number with a payment, so that the two must be told apart. */
    private void plant(int i) {
        Claim.Kind direction = random.nextInt(5) == 0 ? Claim.Kind.REFUNDED : Claim.Kind.PAID;
        String number = (direction == Claim.Kind.REFUNDED ? "R" : "") + "HZ2026030" + i;
        var claim = new Claim(number, "HZ2026030" + i, direction, new Money(1 + random.nextInt(50_000)), true, AT);
        Kind kind = random.nextInt(20) > 0 ? Kind.MATCHED : Kind.values()[random.nextInt(Kind.values().length)];
        planted.put(claim.key(), kind);
        switch (kind) {
            case MATCHED -> both(claim, claim);
            case LATE -> late(claim);
            case OURS_ONLY -> ours.add(claim);
            case THEIRS_ONLY -> theirs.add(claim);
            case AMOUNT -> both(claim, with(claim, claim.amount().plus(new Money(1 + random.nextInt(99))), true));
            case STATE -> state(claim);
        }
    }

    private void both(Claim one, Claim other) {
        ours.add(one);
        theirs.add(other);
    }

    /** One side has it on the day before or after. */
    private void late(Claim claim) {
        if (random.nextBoolean()) {
            ours.add(claim);
            theirsElsewhere.put(claim.key(), claim);
        } else {
            theirs.add(claim);
            oursElsewhere.put(claim.key(), claim);
        }
    }

    /** We know the order, and that no money of it has moved. */
    private void state(Claim claim) {
        theirs.add(claim);
        oursElsewhere.put(claim.key(), with(claim, claim.amount(), false));
    }

    private static Claim with(Claim claim, Money amount, boolean moved) {
        return new Claim(claim.number(), claim.tradeNo(), claim.kind(), amount, moved, claim.at());
    }
}
