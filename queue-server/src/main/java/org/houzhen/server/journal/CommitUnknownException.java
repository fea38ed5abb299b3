package org.houzhen.server.journal;

/** The answer to a commit was lost: the entries may be durable or not. */
public final class CommitUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommitUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
