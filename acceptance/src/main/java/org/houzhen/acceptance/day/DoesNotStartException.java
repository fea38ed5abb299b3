package org.houzhen.acceptance.day;

/** The power came back, and the server cannot read what it has written. */
final class DoesNotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DoesNotStartException(RuntimeException why) {
        super(why.getMessage(), why);
    }
}
