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
import org.houzhen.server.insurance.Settled;
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
        assertThat(ours).filteredOn(claim -> claim.number().startsWith("S")).hasSizeGreaterThan(ORDERS / 4);
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
        Claim claim = random.nextInt(3) == 0 ? settlement(i) : movement(i);
        Kind kind = random.nextInt(20) > 0 ? Kind.MATCHED : Kind.values()[random.nextInt(Kind.values().length)];
        planted.put(claim.key(), kind);
        switch (kind) {
            case MATCHED -> both(claim, claim);
            case LATE -> late(claim);
            case OURS_ONLY -> ours.add(claim);
            case THEIRS_ONLY -> theirs.add(claim);
            case AMOUNT -> both(claim, otherAmount(claim));
            case STATE -> state(claim);
        }
    }

    private Claim movement(int i) {
        Claim.Kind direction = random.nextInt(5) == 0 ? Claim.Kind.REFUNDED : Claim.Kind.PAID;
        String number = (direction == Claim.Kind.REFUNDED ? "R" : "") + "HZ2026030" + i;
        return new Claim(number, "HZ2026030" + i, direction, some(), true, AT, Settled.Parts.NONE);
    }

    /** What an insurer pays of an order; of some it pays nothing at all. */
    private Claim settlement(int i) {
        Money fund = random.nextInt(10) == 0 ? Money.ZERO : some();
        Money account = random.nextBoolean() ? Money.ZERO : some();
        var parts = new Settled.Parts(fund.plus(account).plus(some()), fund, account);
        return Claim.settled(new Settled("S" + i, "HZ2026030" + i, "", parts), true, AT);
    }

    private Money some() {
        return new Money(1 + random.nextInt(50_000));
    }

    /** Of a settlement any part may be another; the patient's account may even pay what the fund did not. */
    private Claim otherAmount(Claim claim) {
        var more = new Money(1 + random.nextInt(99));
        Settled.Parts parts = claim.parts();
        if (parts.equals(Settled.Parts.NONE)) {
            return with(claim, claim.amount().plus(more), true);
        }
        Settled.Parts other = switch (random.nextInt(3)) {
            case 0 -> new Settled.Parts(parts.total().plus(more), parts.fund(), parts.account());
            case 1 ->
                new Settled.Parts(
                        parts.total(), parts.fund().minus(more), parts.account().plus(more));
            default -> new Settled.Parts(parts.total(), parts.fund().minus(more), parts.account());
        };
        return Claim.settled(new Settled(claim.number(), claim.tradeNo(), "", other), true, AT);
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
        return new Claim(claim.number(), claim.tradeNo(), claim.kind(), amount, moved, claim.at(), claim.parts());
    }
}
