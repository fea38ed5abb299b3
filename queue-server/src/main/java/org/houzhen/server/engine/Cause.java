package org.houzhen.server.engine;

import java.time.Instant;
import java.util.UUID;

/**
 * Why something happened: the command that asked for it, who asked, and when. A command with the same id is the same
 * command, however often it arrives.
 *
 * @param actor role and number, such as {@code staff:17} or {@code terminal:3}; never a name
 */
public record Cause(UUID command, String actor, Instant at) {
    /** For what follows from a command by rule: an id of its own, so that it is no part of the command's answer. */
    public Cause following() {
        return new Cause(new UUID(command.getMostSignificantBits(), ~command.getLeastSignificantBits()), actor, at);
    }
}
