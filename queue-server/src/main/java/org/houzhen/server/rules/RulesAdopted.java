package org.houzhen.server.rules;

import java.time.Instant;
import java.util.UUID;

/**
 * From now on these rules decide.
 *
 * @param document the whole of them
 * @param reason as it was typed in
 * @param source what the rule file said, as a digest; empty when a person changed the rules on the page
 * @param actor who: {@code administrator:17}, or {@link #FILE}
 * @param cause the command's id
 */
public record RulesAdopted(RuleDocument document, String reason, String source, String actor, UUID cause, Instant at) {
    /** Who acts when the rule file was changed. */
    static final String FILE = "file";
}
