package org.houzhen.server.journal;

/** Too many commands wait already; this one was not taken and may be sent again with the same id. */
public final class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OverloadedException() {
        super("the journal's waiting list is full");
    }
}
