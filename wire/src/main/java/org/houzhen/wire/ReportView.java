package org.houzhen.wire;

import java.time.Instant;

/**
 * A laboratory or examination report as a report machine lists it.
 *
 * @param state IN_PROGRESS (no file yet), READY, PRINTED, or AT_DESK (to be fetched at the service desk)
 * @param auditedAt absent while in progress
 * @param pages absent while in progress
 */
public record ReportView(
        String id,
        int version,
        String name,
        String state,
        Instant orderedAt,
        Instant auditedAt,
        Integer pages,
        int printed,
        int printLimit) {}
