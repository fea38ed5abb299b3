package org.houzhen.server.journal;

import java.time.Instant;
import java.util.UUID;

/**
 * What is to be journaled, before it has a position.
 *
 * @param type text, such as {@code ticket-called}; never reused for another meaning
 * @param version of the payload's form
 * @param payload JSON; may hold masked names and index numbers, never a full name or a document number
 * @param actor role and number of whoever asked
 * @param cause the command's id
 */
public record Fact(String type, int version, String payload, String actor, UUID cause, Instant at) {
    @Override
    public String toString() {
        return "Fact[" + type + " v" + version + "]";
    }
}
