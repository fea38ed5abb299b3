package org.houzhen.acceptance.day;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** All chance of one day; the same seed gives the same day. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    boolean hits(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
