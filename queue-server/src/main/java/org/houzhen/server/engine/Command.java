package org.houzhen.server.engine;

/**
 * Something somebody asks of a waiting area. Deciding reads the area and changes nothing; the facts of a {@link
 * Answer.Done} are then journaled and applied. The four families read in the order of a visit.
 */
public sealed interface Command permits Arrival, Call, Detour, RoomCommand {
    Cause cause();

    Answer decide(WaitingArea area);

    /**
     * What is asked, as a fingerprint ({@link Asked}): the same whenever the same press is sent again, whatever has become
     * of ticket and rules meanwhile. What the server adds by itself (names, classes, ends of half days) is no part of it.
     */
    long asked(WaitingArea area);

    /** Whether it may be asked of a day that is closed; only closing it again and opening it again may. */
    default boolean mayFollowClosing() {
        return false;
    }
}
