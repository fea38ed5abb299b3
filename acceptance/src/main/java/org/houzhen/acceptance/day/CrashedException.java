package org.houzhen.acceptance.day;

/** The server died in the middle of a commit: nobody gets an answer from it any more. */
final class CrashedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CrashedException() {
        super("the server crashed", null, false, false);
    }
}
