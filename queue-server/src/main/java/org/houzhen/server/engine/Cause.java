package org.houzhen.server.engine;

import java.time.Instant;
import java.util.UUID;

/**
 * Why something happened: the command that asked for it, who asked, and when. A command with the same id is the same
 * command, however often it arrives.
 *
 * @param actor role and number, such as {@code staff:17} or {@code terminal:3}; never a name
 * @param asked the fingerprint of what the command asked; {@link #NOT_KEPT} on all facts but its first
 */
public record Cause(UUID command, String actor, Instant at, long asked) {
    public static final long NOT_KEPT = 0;

    public Cause(UUID command, String actor, Instant at) {
        this(command, actor, at, NOT_KEPT);
    }

    /** The same at another time. */
    Cause at(Instant other) {
        return new Cause(command, actor, other, asked);
    }

    /** For the first fact of a command, which keeps what it asked. */
    public Cause asking(long fingerprint) {
        return new Cause(command, actor, at, fingerprint);
    }

    /** For what follows from a command by rule: an id of its own, so that it is no part of the command's answer. */
    public Cause following() {
        return new Cause(new UUID(command.getMostSignificantBits(), ~command.getLeastSignificantBits()), actor, at);
    }
}
