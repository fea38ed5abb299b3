package org.houzhen.server.refund;

import java.time.Instant;
import java.util.Optional;
import org.houzhen.wire.Problem;

/**
 * A wish for a refund that was refused, after which the same refund was asked for again.
 *
 * @param by {@code terminal:3} or {@code cashier:17}
 * @param approvedBy role and number of the second person; empty where none was needed
 * @param reason why it was wanted, in words
 * @param problem why it was refused
 */
public record RefundAttempt(String by, String approvedBy, String reason, Instant at, Optional<Problem> problem) {}
