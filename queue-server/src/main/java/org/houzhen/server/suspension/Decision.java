package org.houzhen.server.suspension;

import java.time.Instant;

/**
 * A patient of a cancelled clinic wants the money back.
 *
 * @param by who recorded it, such as {@code nurse:17}
 * @param attempt how often its refund could not be opened
 */
record Decision(String registerNo, String by, Instant at, int attempt) {}
