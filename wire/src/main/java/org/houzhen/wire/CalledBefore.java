package org.houzhen.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Why one ticket was called before another on a day, as the journal tells it: for every call of the first, how the two
 * stood when it was drawn.
 *
 * @param calls the calls of the first one, in order; empty when it was never called
 */
public record CalledBefore(String area, LocalDate day, String first, String second, List<Call> calls) {
    /**
     * One call.
     *
     * @param position where it stands in the journal
     * @param decidedAt the position of the fact that drew it from the line: the call itself, or the sending to a door
     * @param by who pressed, as role and number
     * @param rule the rule that is recorded there
     * @param ground the stable name of what put it before the other
     * @param said the reason, in the words of desk and phone
     */
    public record Call(
            long position,
            Instant at,
            String room,
            String by,
            long decidedAt,
            String rule,
            String ground,
            TicketPath.Said said) {}
}
