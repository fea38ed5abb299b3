package org.houzhen.server.store;

/** The data folder cannot be used; the message says why and what to do, for whoever starts the server. */
public final class FolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
