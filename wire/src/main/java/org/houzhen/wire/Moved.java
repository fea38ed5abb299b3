package org.houzhen.wire;

import org.houzhen.wire.TicketPath.Said;

/**
 * What came of moving a registration to another day (改期); a refusal is a problem.
 *
 * @param state MOVED, or MOVING while the hospital has not answered
 * @param said what was booked, in words
 */
public record Moved(String state, Said said) {}
