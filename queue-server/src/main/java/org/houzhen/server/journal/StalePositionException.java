package org.houzhen.server.journal;

/** Another writer was faster at a position. */
public final class StalePositionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StalePositionException(String message, Throwable cause) {
        super(message, cause);
    }
}
