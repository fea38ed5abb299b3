package org.houzhen.server.channel;

/** A channel's bill cannot be had now; asking later may help. The message names no trade and no person. */
public final class BillUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BillUnavailableException(String reason) {
        super(reason);
    }
}
