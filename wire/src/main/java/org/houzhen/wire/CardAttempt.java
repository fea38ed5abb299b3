package org.houzhen.wire;

import java.util.UUID;

/**
 * The terminal asks whether its card terminal may be told the amount of an order.
 *
 * @param attempt the terminal's own number of this one try, stored before it asks; another try is another number
 */
public record CardAttempt(UUID attempt) {}
