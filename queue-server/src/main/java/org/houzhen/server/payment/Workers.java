package org.houzhen.server.payment;

import java.util.concurrent.Executor;

/**
 * Who moves orders on. The insurer may be silent for a minute: whatever waits for it has workers of its own, and holds up
 * nobody else's order.
 */
public record Workers(Executor others, Executor insured) {
    /** The same for all. */
    public static Workers of(Executor all) {
        return new Workers(all, all);
    }

    public Executor of(boolean insuredOrder) {
        return insuredOrder ? insured : others;
    }
}
