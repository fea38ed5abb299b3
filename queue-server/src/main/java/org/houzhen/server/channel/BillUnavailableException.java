package org.houzhen.server.channel;

/** A channel's bill cannot be had or read now; asking later may help. It names no trade and no person. */
public final class BillUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String chinese;

    /** A sentence each, for the cashier's page. */
    public BillUnavailableException(String chinese, String english) {
        super(english);
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
