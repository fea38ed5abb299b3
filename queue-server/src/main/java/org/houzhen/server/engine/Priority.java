package org.houzhen.server.engine;

/** The class a ticket waits in (RULES 5). Ages come from the identity, everything else from a nurse with a reason. */
public enum Priority {
    /** P0, green channel: chest pain, stroke, trauma, critical (绿色通道). */
    GREEN_CHANNEL,
    /** P1: soldier, veteran, disabled, age 80 and over. */
    FIRST,
    /** P2: age 70 and over, pregnant, child of 3 or younger. */
    SECOND,
    NORMAL
}
