package org.houzhen.acceptance.visit;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Prints each step of a visit with its time, and counts them. */
final class Steps {
    private final PrintStream out;
    private final Instant started = Instant.now();
    private int count;

    Steps(PrintStream out) {
        this.out = out;
    }

    /** Something a visit does; what it returns says what was seen. */
    @FunctionalInterface
    interface Step {
        String run() throws Exception;
    }

    void step(String name, Step step) {
        Instant began = Instant.now();
        String seen;
        try {
            seen = step.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
        count++;
        out.printf("%2d  %6.2f s  %-34s %s%n", count, seconds(began), name, seen);
    }

    int count() {
        return count;
    }

    double seconds() {
        return seconds(started);
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }
}
