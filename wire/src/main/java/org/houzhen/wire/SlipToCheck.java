package org.houzhen.wire;

import java.time.Instant;

/**
 * A slip that staff should look after, as their page shows it: nobody knows whether the patient has it.
 *
 * @param terminal the terminal's name
 * @param number the trade number or the register number
 * @param provenAt when a later copy was proven; absent if none was
 * @param doneBy who looked after it; absent as long as nobody did
 */
public record SlipToCheck(
        String terminalId,
        String terminal,
        String id,
        String kind,
        String number,
        String state,
        int copies,
        Instant queuedAt,
        Instant provenAt,
        String doneBy,
        Instant doneAt) {}
