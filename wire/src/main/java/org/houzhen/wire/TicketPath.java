package org.houzhen.wire;

import java.time.Instant;
import java.util.List;

/**
 * Where one ticket stands, and for each ticket before it the reason. Desk, phone and audit show these very sentences; they
 * name tickets by number and class mark, and no person.
 *
 * @param epoch the area and day whose journal the position counts
 * @param position the state of the journal it was made from
 * @param at when; reasons that depend on the time of day hold for this one
 * @param state as in {@link DeskArea.Ticket}
 * @param place counted from 1; 0 when it does not wait
 * @param rule the stable name of the rule that puts it there; absent when it does not wait
 * @param why the same in words; absent when it does not wait
 * @param expected absent when it does not wait
 * @param before everybody before it, the first one first
 */
public record TicketPath(
        String epoch,
        long position,
        Instant at,
        String number,
        String mark,
        String state,
        int place,
        String rule,
        Said why,
        Wait expected,
        List<Before> before) {

    /** The same sentence in both languages. */
    public record Said(String zh, String en) {}

    /**
     * One ticket that stands before.
     *
     * @param rule the stable name of the rule by which it is drawn
     * @param ground the stable name of what puts it before the other
     */
    public record Before(String number, String mark, String rule, String ground, Said said) {}

    /**
     * How long it may take until this ticket is called; a rough range, and no promise.
     *
     * @param fromMinutes absent, as {@code toMinutes}, while nothing can be said
     * @param said the range in words, or why there is none
     */
    public record Wait(Integer fromMinutes, Integer toMinutes, Said said) {}
}
