package org.houzhen.server.hospital;

import java.time.Instant;
import java.util.Optional;

/**
 * A laboratory report, finished or on its way.
 *
 * @param version grows when an audited report is amended, which also resets the count of prints
 * @param auditedAt null until it is audited; read it with {@link #audited()}
 * @param pages 0 until it is audited
 * @param printed how often this version was printed at terminals
 */
public record Report(
        String id,
        int version,
        String patientId,
        String name,
        State state,
        Instant orderedAt,
        Instant auditedAt,
        int pages,
        int printed,
        int printLimit) {
    /** How far a report has come, and who may give it out. */
    public enum State {
        IN_PROGRESS,
        READY,
        PRINTED,
        AT_DESK
    }

    public Optional<Instant> audited() {
        return Optional.ofNullable(auditedAt);
    }
}
