package org.houzhen.server.web;

/** A table cannot be told apart into cells: a quotation mark is missing. */
public final class BrokenTableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    BrokenTableException(int line, Throwable cause) {
        super("line " + line, cause);
        this.line = line;
    }

    /** Where the trouble begins, counted from one. */
    public int line() {
        return line;
    }
}
